import Essentials
import People

/// One workshop at one time. It is made from a topic or from nothing, and it is never deleted: a session that
/// does not take place is cancelled with its reason, one that took place is held.
public struct Session: Sendable {
  public let id: ID<Session>
  /// The topic that asked for it.
  public let topic: ID<Topic>?
  public var plan: SessionPlan
  public var state: SessionState
  /// Why it was cancelled; empty otherwise.
  public var reason: String
  /// Counts the revisions that calendars must notice (RFC 5545 §3.8.7.4).
  public var sequence: Int
  /// 128 random bits from which the check-in code is read.
  let secret: String
  /// Until then free seats go to those who wanted the topic (`HeadStart`); nil when nobody goes first.
  public var firstUntil: Instant?
  public let createdAt: Instant
  public var changedAt: Instant

  public init(
    id: ID<Session>, topic: ID<Topic>?, plan: SessionPlan, state: SessionState = .scheduled,
    reason: String = "",
    sequence: Int = 0, secret: String, firstUntil: Instant? = nil, createdAt: Instant, changedAt: Instant
  ) {
    (self.id, self.topic, self.plan, self.state, self.reason) = (id, topic, plan, state, reason)
    (self.sequence, self.secret, self.createdAt, self.changedAt) = (sequence, secret, createdAt, changedAt)
    self.firstUntil = firstUntil
  }

  public var title: String { plan.title }
  public var start: Instant { plan.time.start }
  public var end: Instant { plan.time.end }
  public var zone: Zone { plan.time.zone }
}

public enum SessionState: String, Sendable {
  case scheduled, cancelled, held
}

/// What somebody plans, changes and sees of a session: everything but its fate.
public struct SessionPlan: Sendable, Equatable {
  public var title: String
  /// One or two sentences that say what the hour is.
  public var about: String
  public var outcomes: Outcomes
  public var time: SessionTime
  public var delivery: Delivery
  /// The room's name as people say it; empty when it is virtual.
  public var room: String
  public var roomSeats: Int
  /// Where remote people join; only those with a seat and those who run it see it.
  public var joinLink: Link?
  public var remoteSeats: Int
  /// What to bring and read, in Markdown.
  public var preparation: String
  public var facilitators: [ID<Person>]
  public var coFacilitators: [ID<Person>]

  public init(
    title: String, about: String = "", outcomes: Outcomes = Outcomes(), time: SessionTime, delivery: Delivery,
    room: String = "", roomSeats: Int = 0, joinLink: Link? = nil, remoteSeats: Int = 0,
    preparation: String = "",
    facilitators: [ID<Person>] = [], coFacilitators: [ID<Person>] = []
  ) {
    (self.title, self.about, self.outcomes, self.time, self.delivery) = (
      title, about, outcomes, time, delivery
    )
    (self.room, self.roomSeats, self.joinLink, self.remoteSeats) = (room, roomSeats, joinLink, remoteSeats)
    (self.preparation, self.facilitators, self.coFacilitators) = (preparation, facilitators, coFacilitators)
  }

  /// All who run it.
  public var crew: [ID<Person>] { facilitators + coFacilitators }

  /// How many seats there are of this mode; none of a mode the delivery does not have.
  public func seats(_ mode: SeatMode) -> Int {
    guard delivery.modes.contains(mode) else { return 0 }
    return mode == .room ? roomSeats : remoteSeats
  }
}

/// What people leave with, each in a sentence or two; empty where nobody wrote any.
public struct Outcomes: Sendable, Equatable {
  public var know: String
  public var can: String
  public var measure: String

  public init(know: String = "", can: String = "", measure: String = "") {
    (self.know, self.can, self.measure) = (know, can, measure)
  }

  public var isEmpty: Bool { know.isEmpty && can.isEmpty && measure.isEmpty }
}

/// How people come together.
public enum Delivery: String, Sendable, CaseIterable {
  case inPerson = "in_person"
  case virtual, hybrid

  public var modes: [SeatMode] {
    switch self {
    case .inPerson: [.room]
    case .virtual: [.remote]
    case .hybrid: [.room, .remote]
    }
  }

  /// As it stands on a page.
  public var word: String {
    switch self {
    case .inPerson: say("In person")
    case .virtual: say("Virtual")
    case .hybrid: say("Hybrid")
    }
  }
}

/// Where somebody sits.
public enum SeatMode: String, Sendable, CaseIterable {
  case room, remote

  public var word: String { self == .room ? say("Room") : say("Remote") }
}
