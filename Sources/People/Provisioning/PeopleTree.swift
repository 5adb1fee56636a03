import Essentials

/// Managers taken from each person's place in a tree: whoever stands one step nearer to the root.
struct PeopleTree {
  /// For each line.
  private(set) var managers: [ID<Person>?]
  private(set) var errors: [RowError] = []
  private let reader: PeopleLines

  init(_ reader: PeopleLines, _ people: [Person]) {
    self.reader = reader
    managers = Array(repeating: nil, count: people.count)
    let places = reader.lines.map { PlaceInTree.steps($0.texts[.tree] ?? "") }
    let lines = takeSeats(places)
    for (place, steps) in places.enumerated() {
      guard let steps, !steps.isEmpty else { continue }
      if let above = lines[steps.dropLast().joined(separator: "/")] {
        managers[place] = people[above].id
      } else if steps.count > 1 {
        refuse(
          reader.lines[place], say("Nobody stands directly above \(people[place].name) in the tree."),
          say("Add the line of whoever does, or correct the place."))
      }
    }
  }

  /// Which line stands where; unreadable and doubled places are refused.
  private mutating func takeSeats(_ places: [[String]?]) -> [String: Int] {
    var lines: [String: Int] = [:]
    for (place, steps) in places.enumerated() {
      let line = reader.lines[place]
      guard let steps else {
        let typed = String((line.texts[.tree] ?? "").prefix(40))
        refuse(line, say("“\(typed)” is no place in a tree."), say("It looks like /1/4/, 1.4 or 0x5AC0."))
        continue
      }
      let key = steps.joined(separator: "/")
      if let other = lines[key] {
        refuse(
          line, say("This is the place of line \(String(reader.lines[other].line)) too."),
          say("Give each line a place of its own; one line may leave it empty, the top."))
      } else {
        lines[key] = place
      }
    }
    return lines
  }

  private mutating func refuse(_ line: FilePerson, _ wrong: String, _ right: String) {
    errors.append(RowError(line: line.line, column: reader.header(.tree), wrong: wrong, right: right))
  }
}
