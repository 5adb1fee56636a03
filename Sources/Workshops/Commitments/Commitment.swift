import Essentials
import People

/// A step of a person's own action plan: what they will do differently after a session, and by when. Only they see it;
/// others see how many were kept. After two weeks, and on its day, they are asked how it goes, and answer with one tap.
public struct Commitment: Sendable, Equatable {
  public let id: ID<Commitment>
  public let session: ID<Session>
  public let person: ID<Person>
  public var body: String
  public var dueOn: Day
  public var state: State
  /// What is in the way; said when one is stuck.
  public var barrier: String
  public var answeredAt: Instant?
  public let createdAt: Instant

  public init(
    id: ID<Commitment>, session: ID<Session>, person: ID<Person>, body: String, dueOn: Day,
    state: State = .open,
    barrier: String = "", answeredAt: Instant? = nil, createdAt: Instant
  ) {
    (self.id, self.session, self.person, self.body, self.dueOn) = (id, session, person, body, dueOn)
    (self.state, self.barrier, self.answeredAt, self.createdAt) = (state, barrier, answeredAt, createdAt)
  }

  public enum State: String, Sendable, CaseIterable {
    /// Not asked yet, or asked and not answered.
    case open
    case underWay = "under_way"
    case stuck
    case done

    public var word: String {
      switch self {
      case .open: say("Open")
      case .underWay: say("Under way")
      case .stuck: say("Stuck")
      case .done: say("Done")
      }
    }

    /// The three answers to “how is it going?”.
    public static let answers: [State] = [.done, .underWay, .stuck]
  }

  /// Not done, and its day is past.
  public func isMissed(on today: Day) -> Bool { state != .done && dueOn < today }
}

/// What somebody promises themselves.
public struct CommitmentDraft: Sendable, Equatable {
  public var body: String
  public var dueOn: Day

  public init(body: String, dueOn: Day) { (self.body, self.dueOn) = (body, dueOn) }
}

public enum CommitmentURL {
  /// Everything somebody took home: commitments and reflections.
  public static let plan = Link("/me/plan")
  public static func all(at session: ID<Session>) -> Link { Link(path: "/sessions/\(session)/commitments") }
  public static func one(_ id: ID<Commitment>) -> Link { Link(path: "/commitments/\(id)") }
  public static func edit(_ id: ID<Commitment>) -> Link { Link(path: "/commitments/\(id)/edit") }
  public static func answer(_ id: ID<Commitment>) -> Link { Link(path: "/commitments/\(id)/answer") }
  /// Where a follow-up letter leads; needs no sign-in and changes nothing before a button is pressed.
  public static func answer(key: String, as state: Commitment.State? = nil) -> Link {
    let link = Link(path: "/commitments/answer/\(key)")
    return state.map { link.with("answer", $0.rawValue) } ?? link
  }
}
