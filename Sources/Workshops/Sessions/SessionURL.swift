import Essentials

/// Where sessions are found.
public enum SessionURL {
  public static let list = Link("/sessions")
  public static let new = Link("/sessions/new")
  /// Names for the fields of those who run it.
  static let people = Link("/sessions/people")

  public static func new(from topic: ID<Topic>) -> Link { new.with("topic", topic.text) }
  public static func show(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)") }
  public static func edit(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)/edit") }
  public static func cancellation(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)/cancellation") }
  public static func seat(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)/seat") }
  public static func calendarFile(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)/calendar.ics") }
  public static func attendance(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)/attendance") }
  public static func walkIns(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)/attendance/walk-ins") }
  public static func checkIn(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)/check-in") }

  /// The check-in page with the code already filled in.
  public static func checkIn(_ id: ID<Session>, code: CheckInCode) -> Link {
    checkIn(id).with("code", code.text)
  }
}
