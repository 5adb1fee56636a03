import Doors
import Essentials
import People

/// Finds whoever a file calls by an address or a number: people of the directory, or, where numbers mean nothing here, a
/// participant of the list for each.
struct TopicPeople {
  enum Found: Equatable {
    case person(ID<Person>)
    /// Nobody is called that; `isAddress` when it was an address.
    case nobody(isAddress: Bool)
    /// A staff number of this person, and a participant of an earlier import.
    case two(String)
  }

  private(set) var added: [Person] = []
  /// Numbers taken as participants although they are somebody's staff number: the number and the name.
  private(set) var alike: [(number: String, name: String)] = []
  private var byEmail: [String: Person] = [:]
  private var byNumber: [String: Person] = [:]
  private var known: [String: Found] = [:]
  private let choices: TopicChoices
  private let zone: Zone
  private let now: Instant
  private let newID: () -> ID<Person>

  init(_ present: PresentPeople, _ choices: TopicChoices, now: Instant, newID: @escaping () -> ID<Person>) {
    (self.choices, zone, self.now, self.newID) = (choices, present.zone, now, newID)
    for person in present.people {
      byEmail[person.email] = person
      if let number = person.externalID { byNumber[number] = person }
    }
  }

  mutating func find(_ cell: String) -> Found {
    if let found = known[cell] { return found }
    let found = look(cell)
    known[cell] = found
    return found
  }

  private mutating func look(_ cell: String) -> Found {
    if cell.contains("@") {
      return byEmail[cell.lowercased()].map { .person($0.id) } ?? .nobody(isAddress: true)
    }
    let participant = byNumber[number(cell)] ?? byEmail[Participant.address(choices.number(cell))]
    let staff = byNumber[cell]
    if choices.addsPeople {
      if let staff { alike.append((cell, staff.name)) }
      return .person(participant?.id ?? add(cell))
    }
    if let staff, participant != nil { return .two(staff.name) }
    return (staff ?? participant).map { .person($0.id) } ?? .nobody(isAddress: false)
  }

  private func number(_ cell: String) -> String { Participant.number(choices.number(cell)) }

  private mutating func add(_ cell: String) -> ID<Person> {
    let person = Person(
      id: newID(), email: Participant.address(choices.number(cell)), externalID: number(cell),
      name: Participant.name(cell, of: choices.list), zone: zone, createdAt: now)
    added.append(person)
    return person.id
  }
}

/// Somebody of whom a list knows nothing but a number. They become a person, so that each counts once and can be asked to
/// a session; their address leads nowhere (RFC 2606 keeps `.invalid` for that) until an administrator gives them one.
public enum Participant {
  static func number(_ number: String) -> String { "participant:\(number)" }

  static func name(_ cell: String, of list: String) -> String {
    let short = String(cell.prefix(60))
    return list.isEmpty ? say("Participant \(short)") : say("Participant \(short) (\(list))")
  }

  /// `participant-17@imported.invalid`. What cannot stand in an address is told apart by the first half of a SHA-256.
  static func address(_ number: String) -> String {
    let plain = number.replacing("/", with: "-")
    let isPlain =
      plain.count <= 40
      && plain.utf8.allSatisfy {
        (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
      }
    return "participant-\(isPlain ? plain : String(Key.hash(of: number).prefix(32)))@imported.invalid"
  }
}
