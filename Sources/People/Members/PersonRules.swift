import Essentials

/// Why something about a person is refused.
public enum PersonRefusal: Refusal, Equatable {
  case lastAdministrator(String)
  case deactivated(String)
  case alreadyActive(String)
  case confirmOwnEnd

  public var sentence: String {
    switch self {
    case .lastAdministrator(let name):
      say("\(name) is the only administrator. Make somebody else administrator first.")
    case .deactivated(let name): say("\(name) is deactivated. Reactivate them first.")
    case .alreadyActive(let name): say("\(name) is active already.")
    case .confirmOwnEnd: say("This is your own account. Tick the box to say that you mean it.")
    }
  }
}

public enum PersonRules {
  /// Somebody must remain who can administer; `administrators` counts the active ones.
  static func deactivate(
    _ person: Person, by actor: ID<Person>?, isConfirmed: Bool, administrators: Int
  ) throws(PersonRefusal) {
    guard person.isActive else { throw .deactivated(person.name) }
    if person.roles.contains(.administrator), administrators <= 1 { throw .lastAdministrator(person.name) }
    if person.id == actor, !isConfirmed { throw .confirmOwnEnd }
  }

  static func reactivate(_ person: Person) throws(PersonRefusal) {
    if person.isActive { throw .alreadyActive(person.name) }
  }

  static func give(_ role: Role, to person: Person) throws(PersonRefusal) {
    guard person.isActive else { throw .deactivated(person.name) }
  }

  static func take(_ role: Role, from person: Person, administrators: Int) throws(PersonRefusal) {
    if role == .administrator, person.roles.contains(.administrator), person.isActive, administrators <= 1 {
      throw .lastAdministrator(person.name)
    }
  }

  /// The one who was meant by what was typed into a manager's field, or what is wrong with it.
  /// `above` are the people whom the found one answers to, directly or not.
  static func manager(_ typed: String, found: [Person], of person: ID<Person>, above: Set<ID<Person>>)
    -> PersonChoice
  {
    let choice = meant(typed, in: say("Manager"), found: found)
    guard case .somebody = choice, let manager = found.first else { return choice }
    if manager.id == person {
      return .wrong(say("Manager: nobody is their own manager. Leave it empty for the top."))
    }
    if above.contains(person) {
      return .wrong(say("Manager: \(manager.name) answers to this person already. Choose somebody else."))
    }
    return .somebody(manager.id)
  }

  /// The one who was meant by the name or address typed into a field, or what is wrong with it.
  static func meant(_ typed: String, in label: String, found: [Person]) -> PersonChoice {
    if typed.isEmpty { return .nobody }
    guard let person = found.first else {
      return .wrong(
        say(
          "\(label): nobody here is called “\(typed)”. Write a name or an address as the directory shows it.")
      )
    }
    if found.count > 1 {
      let addresses = Told.list(found.map(\.email))
      return .wrong(say("\(label): several people are called “\(typed)”. Write the address: \(addresses)."))
    }
    return .somebody(person.id)
  }

  enum PersonChoice: Equatable {
    case nobody, somebody(ID<Person>), wrong(String)
  }
}
