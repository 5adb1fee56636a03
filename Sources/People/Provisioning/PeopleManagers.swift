import Essentials

/// Who answers to whom after an import. Managers may stand anywhere in the file or only in the organisation; they are
/// named by address, staff number, login name or a name that only one person has.
struct PeopleManagers {
  private(set) var errors: [RowError] = []
  private let reader: PeopleLines
  private let choices: PeopleChoices
  private let directory: PeopleIndex

  /// `people` are the lines' people as they will be; their managers are set here.
  init(_ reader: PeopleLines, _ choices: PeopleChoices, people: inout [Person], others: [Person]) {
    (self.reader, self.choices) = (reader, choices)
    directory = PeopleIndex(people, others)
    if choices.mapping[.tree] != nil {
      let tree = PeopleTree(reader, people)
      errors += tree.errors
      for place in people.indices { people[place].manager = tree.managers[place] }
    } else if choices.mapping[.manager] != nil {
      for place in people.indices { people[place].manager = manager(of: people[place], reader.lines[place]) }
    }
    refuseCircles(people, others)
  }

  private mutating func manager(of person: Person, _ line: FilePerson) -> ID<Person>? {
    let typed = line.texts[.manager] ?? ""
    if typed.isEmpty { return nil }
    let found = directory.find(typed, domain: choices.mailDomain)
    switch found.count {
    case 1 where found[0].id == person.id:
      refuse(line, say("\(person.name) would be their own manager."), Cure.empty)
    case 1 where directory.isGone(found[0]):
      refuse(line, say("\(found[0].name) is deactivated and cannot be a manager."), Cure.another)
    case 1: return found[0].id
    case 0: refuseUnknown(line, typed)
    default:
      let addresses = found.prefix(4).map(\.email)
      refuse(
        line,
        found.count < PeopleIndex.mostNamesakes
          ? say("\(found.count) people are called \(typed).") : say("Many people are called \(typed)."),
        say("Write the address: \(Told.list(addresses))."))
    }
    return nil
  }

  private enum Cure {
    static var empty: String { say("Leave the cell empty for whoever is at the top.") }
    static var another: String { say("Write another manager, or leave the cell empty.") }
  }

  private mutating func refuse(_ line: FilePerson, _ wrong: String, _ right: String) {
    errors.append(RowError(line: line.line, column: reader.header(.manager), wrong: wrong, right: right))
  }

  private mutating func refuseUnknown(_ line: FilePerson, _ typed: String) {
    if reader.badAddresses.contains(typed) { return }
    let near = directory.near(typed).map { say("Write \($0), if that is meant.") } ?? Cure.another
    refuse(line, say("“\(String(typed.prefix(60)))” is nobody in the file and nobody here."), near)
  }

  /// Everybody must have a way to the top.
  private mutating func refuseCircles(_ people: [Person], _ others: [Person]) {
    let above = Dictionary((people + others).map { ($0.id, $0.manager) }) { first, _ in first }
    var settled: Set<ID<Person>> = []
    for (place, person) in people.enumerated() where !settled.contains(person.id) {
      var path: [ID<Person>] = []
      var onPath: Set<ID<Person>> = []
      var next: ID<Person>? = person.id
      while let id = next, !settled.contains(id), onPath.insert(id).inserted {
        path.append(id)
        next = above[id] ?? nil
      }
      settled.formUnion(path)
      if let next, onPath.contains(next), let start = path.firstIndex(of: next) {
        refuseCircle(Array(path[start...]), fallback: reader.lines[place], people)
      }
    }
  }

  private mutating func refuseCircle(_ circle: [ID<Person>], fallback: FilePerson, _ people: [Person]) {
    let members = Set(circle)
    let first = people.indices.first { members.contains(people[$0].id) }
    let line = first.map { reader.lines[$0] } ?? fallback
    let names = (circle + circle.prefix(1)).map { directory.name($0) }
    let shown = names.count > 8 ? Array(names.prefix(4)) + ["…"] + Array(names.suffix(3)) : names
    let column = choices.mapping[.tree] != nil ? PersonColumn.tree : .manager
    errors.append(
      RowError(
        line: line.line, column: reader.header(column),
        wrong: say("These people manage each other in a circle: \(shown.joined(separator: " → "))."),
        right: say("Give one of them another manager, or none.")))
  }
}
