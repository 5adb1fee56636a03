import Essentials
import People

/// What may be done with a session, and when.
enum SessionRules {
  /// Facilitators and co-facilitators run it; organisers may do all that they may.
  static func mayRun(_ session: Session, _ person: ID<Person>, isOrganiser: Bool) -> Bool {
    isOrganiser || session.plan.crew.contains(person)
  }

  /// A new session lies ahead.
  static func schedule(_ plan: SessionPlan, now: Instant) throws(FieldErrors) {
    if plan.time.start <= now {
      throw FieldErrors(
        "day",
        say(
          "\(Told.day(plan.time.wall.day)), \(Told.time(plan.time.wall.time)) in \(plan.time.zone.city) is past. Choose a later time."
        ))
    }
  }

  /// Nobody loses a seat by a revision, and what has begun keeps its time.
  static func revise(
    _ session: Session, to plan: SessionPlan, taken: SeatCounts, now: Instant
  ) throws {
    switch session.phase(at: now) {
    case .cancelled: throw SessionRefusal.cancelled
    case .over: throw SessionRefusal.over(session.plan.time)
    case .running where plan.time != session.plan.time:
      throw FieldErrors("day", say("The session has begun, so its date, time and length stay as they are."))
    case .ahead where plan.time != session.plan.time: try schedule(plan, now: now)
    case .running, .ahead: break
    }
    var errors = FieldErrors()
    for mode in SeatMode.allCases
    where plan.seats(mode) < taken[mode] && plan.seats(mode) < session.plan.seats(mode) {
      let isGone = !plan.delivery.modes.contains(mode)
      errors.add(
        isGone ? "delivery" : mode == .room ? "room_seats" : "remote_seats",
        isGone ? stillTaken(mode, taken[mode]) : tooFew(mode, taken[mode]))
    }
    try errors.throwIfAny()
  }

  private static func stillTaken(_ mode: SeatMode, _ taken: Int) -> String {
    mode == .room
      ? say(
        count: taken,
        one:
          "1 person has a seat in the room, so the session cannot become virtual. Keep the room, or cancel the session.",
        other:
          "\(taken) people have a seat in the room, so the session cannot become virtual. Keep the room, or cancel the session."
      )
      : say(
        count: taken,
        one:
          "1 person has a remote seat, so it cannot become a session in the room only. Keep it hybrid, or cancel the session.",
        other:
          "\(taken) people have a remote seat, so it cannot become a session in the room only. Keep it hybrid, or cancel the session."
      )
  }

  private static func tooFew(_ mode: SeatMode, _ taken: Int) -> String {
    switch mode {
    case .room:
      say(
        count: taken,
        one:
          "\(taken) person has a seat in the room. Keep the room with \(taken) seat or more, or cancel the session.",
        other:
          "\(taken) people have a seat in the room. Keep the room with \(taken) seats or more, or cancel the session."
      )
    case .remote:
      say(
        count: taken,
        one: "\(taken) person has a remote seat. Keep \(taken) remote seat or more, or cancel the session.",
        other:
          "\(taken) people have a remote seat. Keep \(taken) remote seats or more, or cancel the session.")
    }
  }

  static func cancel(_ session: Session, now: Instant) throws(SessionRefusal) {
    switch session.phase(at: now) {
    case .cancelled: throw .cancelled
    case .over: throw .over(session.plan.time)
    case .ahead, .running: break
    }
  }
}

/// Why a session stays as it is.
public enum SessionRefusal: Refusal, Equatable {
  case cancelled
  case over(SessionTime)
  case changedMeanwhile

  public var sentence: String {
    switch self {
    case .cancelled: say("This session is cancelled. To hold it after all, schedule a new one.")
    case .changedMeanwhile:
      say(
        "Somebody else has changed this session since you opened the page. Open it again, and change what is there now."
      )
    case .over(let time):
      say("It ended on \(Told.moment(time.end, in: time.zone)). What took place is kept as it was.")
    }
  }
}

/// A number for each seat mode.
public struct SeatCounts: Sendable, Equatable {
  public var room: Int
  public var remote: Int

  public init(room: Int = 0, remote: Int = 0) { (self.room, self.remote) = (room, remote) }

  public subscript(_ mode: SeatMode) -> Int {
    get { mode == .room ? room : remote }
    set { if mode == .room { room = newValue } else { remote = newValue } }
  }

  public var both: Int { room + remote }
}
