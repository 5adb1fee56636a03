import Essentials
import People

/// What someone will do by when, settled at a session. Its owner is told; it is open until the owner, or whoever runs
/// the session, says that it is done or dropped.
public struct ActionItem: Sendable, Equatable {
  public let id: ID<ActionItem>
  public let session: ID<Session>
  public var body: String
  public var owner: ID<Person>
  public var dueOn: Day
  public var state: State
  public var settledAt: Instant?
  /// Who wrote it down.
  public let recordedBy: ID<Person>
  public let createdAt: Instant

  public init(
    id: ID<ActionItem>, session: ID<Session>, body: String, owner: ID<Person>, dueOn: Day,
    state: State = .open,
    settledAt: Instant? = nil, recordedBy: ID<Person>, createdAt: Instant
  ) {
    (self.id, self.session, self.body, self.owner, self.dueOn) = (id, session, body, owner, dueOn)
    (self.state, self.settledAt, self.recordedBy, self.createdAt) = (state, settledAt, recordedBy, createdAt)
  }

  public enum State: String, Sendable, CaseIterable {
    case open, done, dropped

    public var word: String {
      switch self {
      case .open: say("Open")
      case .done: say("Done")
      case .dropped: say("Dropped")
      }
    }
  }

  /// Open, and the day it was for is past where its owner is.
  public func isOverdue(on today: Day) -> Bool { state == .open && dueOn < today }
}

/// What is written down of an action.
public struct ActionDraft: Sendable, Equatable {
  public var body: String
  public var owner: ID<Person>
  public var dueOn: Day

  public init(body: String, owner: ID<Person>, dueOn: Day) {
    (self.body, self.owner, self.dueOn) = (body, owner, dueOn)
  }
}

public enum ActionURL {
  /// The actions I own.
  public static let mine = Link("/me/actions")
  public static func all(at session: ID<Session>) -> Link { Link(path: "/sessions/\(session)/actions") }
  public static func edit(_ id: ID<ActionItem>) -> Link { Link(path: "/actions/\(id)/edit") }
  public static func one(_ id: ID<ActionItem>) -> Link { Link(path: "/actions/\(id)") }
  public static func state(_ id: ID<ActionItem>) -> Link { Link(path: "/actions/\(id)/state") }
}
