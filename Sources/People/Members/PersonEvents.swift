import Database
import Essentials

extension Event {
  public static let personAdded = "person.added"
  /// Their sign-ins have ended; whatever they hold should be given back.
  public static let personDeactivated = "person.deactivated"
  public static let personReactivated = "person.reactivated"
  public static let peopleImported = "people.imported"

  static func personAdded(_ person: ID<Person>, by actor: ID<Person>?) -> Event {
    Event(personAdded, person, by: actor)
  }
  static func personDeactivated(_ person: ID<Person>, by actor: ID<Person>?) -> Event {
    Event(personDeactivated, person, by: actor)
  }
  static func personReactivated(_ person: ID<Person>, by actor: ID<Person>?) -> Event {
    Event(personReactivated, person, by: actor)
  }
}
