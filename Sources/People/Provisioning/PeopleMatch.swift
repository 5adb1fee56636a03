import Essentials

/// Who and what is there before an import.
public struct PresentPeople: Sendable {
  /// Everybody, the deactivated too.
  public var people: [Person]
  public var departments: [Department]
  /// The organisation's zone, for people of whom the file says nothing else.
  public var zone: Zone

  public init(people: [Person], departments: [Department], zone: Zone) {
    (self.people, self.departments, self.zone) = (people, departments, zone)
  }
}

/// Finds out which line means whom: by staff number first, since addresses change, then by address.
struct PeopleMatch {
  /// For each line the person it means, nil for somebody new.
  private(set) var found: [Person?]
  private(set) var errors: [RowError] = []
  private let reader: PeopleLines

  init(_ reader: PeopleLines, _ present: PresentPeople) {
    self.reader = reader
    found = Array(repeating: nil, count: reader.lines.count)
    let byID = Dictionary(present.people.compactMap { p in p.externalID.map { ($0, p) } }) { first, _ in first
    }
    let byEmail = Dictionary(present.people.map { ($0.email, $0) }) { first, _ in first }
    var claimed: Set<ID<Person>> = []
    for (place, line) in reader.lines.enumerated() {
      guard !line.externalID.isEmpty, let person = byID[line.externalID], claimed.insert(person.id).inserted
      else { continue }
      found[place] = person
    }
    for place in reader.lines.indices { matchByEmail(place, byEmail, &claimed) }
  }

  private mutating func matchByEmail(
    _ place: Int, _ byEmail: [String: Person], _ claimed: inout Set<ID<Person>>
  ) {
    let line = reader.lines[place]
    guard let person = byEmail[line.email] else {
      if found[place] == nil { checkNew(line) }
      return
    }
    if let known = found[place] {
      if known.id != person.id, !claimed.contains(person.id) { refuseTwoPeople(line, known, person) }
      return
    }
    guard claimed.insert(person.id).inserted else { return }
    found[place] = person
    if let old = person.externalID, !line.externalID.isEmpty {
      refuseOtherNumber(line, person, old)
    }
  }

  private mutating func checkNew(_ line: FilePerson) {
    guard line.email.isEmpty, !reader.badLines.contains(line.line) else { return }
    errors.append(
      RowError(
        line: line.line, column: reader.header(.email),
        wrong: say("\(shown(line)) is new here and has no e-mail address."),
        right: say("Write the address, such as name@example.org.")))
  }

  private func shown(_ line: FilePerson) -> String { line.name.isEmpty ? line.externalID : line.name }

  private mutating func refuseTwoPeople(_ line: FilePerson, _ byNumber: Person, _ byEmail: Person) {
    errors.append(
      RowError(
        line: line.line, column: reader.header(.email),
        wrong: say(
          "\(line.externalID) is the number of \(byNumber.name), and \(line.email) the address of \(byEmail.name)."
        ),
        right: say("Correct the number or the address.")))
  }

  /// An address is given to somebody new after a while; an account with its past must not go along.
  private mutating func refuseOtherNumber(_ line: FilePerson, _ person: Person, _ old: String) {
    errors.append(
      RowError(
        line: line.line, column: reader.header(.externalID),
        wrong: say(
          "\(person.email) belongs to \(person.name) with the number \(old), and the list says \(line.externalID)."
        ),
        right: say(
          "If this is somebody else, first give \(person.name) another address. If numbers were given anew, do not take this column."
        )))
  }
}
