import Essentials

/// What somebody wrote about a person, themselves or an administrator. The manager is as it was typed: an address, a staff
/// number, or a name that only one person has.
public struct PersonDraft: Sendable, Equatable {
  public var email: String
  public var externalID: String?
  public var name: String
  public var pronouns: String
  public var jobTitle: String
  public var department: ID<Department>?
  public var location: String
  public var zone: Zone
  public var manager: String
  public var about: String
  public var teaches: String
  public var wants: String

  public init(
    email: String, externalID: String? = nil, name: String, pronouns: String = "", jobTitle: String = "",
    department: ID<Department>? = nil, location: String = "", zone: Zone, manager: String = "",
    about: String = "",
    teaches: String = "", wants: String = ""
  ) {
    (self.email, self.externalID, self.name, self.pronouns) = (email, externalID, name, pronouns)
    (self.jobTitle, self.department, self.location, self.zone) = (jobTitle, department, location, zone)
    (self.manager, self.about, self.teaches, self.wants) = (manager, about, teaches, wants)
  }

  /// What is stored, as if it had been typed; a manager is written with their address.
  init(_ person: Person, manager: Person?) {
    self.init(
      email: person.email, externalID: person.externalID, name: person.name, pronouns: person.pronouns,
      jobTitle: person.jobTitle, department: person.department, location: person.location, zone: person.zone,
      manager: manager.map(NamedPerson.of) ?? "", about: person.about, teaches: person.teaches,
      wants: person.wants)
  }

  /// Puts the draft into the person; the manager is found apart from it.
  func write(to person: inout Person, manager: ID<Person>?) {
    (person.email, person.externalID, person.name, person.pronouns) = (email, externalID, name, pronouns)
    (person.jobTitle, person.department, person.location, person.zone) = (
      jobTitle, department, location, zone
    )
    (person.manager, person.about, person.teaches, person.wants) = (manager, about, teaches, wants)
  }
}

/// How a manager is written in a field: `Ana Prata (ana@tidewater.example)`.
enum NamedPerson {
  static func of(_ person: Person) -> String { "\(person.name) (\(person.email))" }

  /// The address in brackets, if there is one, else all that was typed.
  static func key(_ typed: String) -> String {
    guard typed.hasSuffix(")"), let open = typed.lastIndex(of: "(") else { return typed }
    return Email.checked(String(typed[typed.index(after: open)...].dropLast())) ?? typed
  }
}
