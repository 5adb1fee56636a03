import Database
import Essentials

extension Event {
  public static let personAdded = "person.added"
  /// Their sign-ins have ended; whatever they hold should be given back.
  public static let personDeactivated = "person.deactivated"
  public static let personReactivated = "person.reactivated"
  /// Letters and sign-in links go elsewhere: to what the detail calls `after`, and no more to `before`.
  public static let addressChanged = "person.moved"
  public static let peopleImported = "people.imported"

  static func personAdded(_ person: ID<Person>, by actor: ID<Person>?) -> Event {
    Event(personAdded, person, by: actor)
  }
  static func addressChanged(
    _ person: ID<Person>, from old: String, to new: String, by actor: ID<Person>?
  ) -> Event { Event(addressChanged, person, by: actor, ["before": old, "after": new]) }
  static func personDeactivated(_ person: ID<Person>, by actor: ID<Person>?) -> Event {
    Event(personDeactivated, person, by: actor)
  }
  static func personReactivated(_ person: ID<Person>, by actor: ID<Person>?) -> Event {
    Event(personReactivated, person, by: actor)
  }
}
