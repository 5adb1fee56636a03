import Essentials
import People

/// Somebody's place at a session: one for each person, in the room or remote, with a seat or in line for one.
/// The line is first come, first served; a seat that comes free goes to whoever has waited longest for its mode.
public struct Registration: Sendable, Equatable {
  public let session: ID<Session>
  public let person: ID<Person>
  public var mode: SeatMode
  public var state: RegistrationState
  /// The order of asking within the session; a new request gets a new turn.
  public var turn: Int
  /// Since when it is in this state.
  public var since: Instant

  public init(
    session: ID<Session>, person: ID<Person>, mode: SeatMode, state: RegistrationState, turn: Int,
    since: Instant
  ) {
    (self.session, self.person, self.mode, self.state) = (session, person, mode, state)
    (self.turn, self.since) = (turn, since)
  }
}

public enum RegistrationState: String, Sendable {
  case registered, waitlisted, cancelled
}

/// Why a seat was given back.
public enum SeatRelease: String, Sendable {
  /// They gave it back.
  case own
  /// They run the session now and need none.
  case crew
  /// They left the organisation.
  case left
}

/// Who has seats at a session, and who waits for one.
public struct SeatUse: Sendable, Equatable {
  public var capacity: SeatCounts
  public var taken: SeatCounts
  public var waiting: SeatCounts

  public init(capacity: SeatCounts, taken: SeatCounts = SeatCounts(), waiting: SeatCounts = SeatCounts()) {
    (self.capacity, self.taken, self.waiting) = (capacity, taken, waiting)
  }

  /// Seats nobody has and nobody waits for.
  public func free(_ mode: SeatMode) -> Int { max(0, capacity[mode] - taken[mode] - waiting[mode]) }
}

extension SessionPlan {
  public var capacity: SeatCounts { SeatCounts(room: seats(.room), remote: seats(.remote)) }
}
