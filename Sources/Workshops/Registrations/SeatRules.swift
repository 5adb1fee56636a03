import Essentials
import People

/// Who gets a seat.
enum SeatRules {
  enum Outcome: Equatable { case registered, waitlisted, unchanged }

  /// What asking for a seat of this mode comes to. Whoever has one keeps it unless the other mode has one free.
  /// - Parameter isOpen: false while free seats are for those who wanted the topic, and this person is not one of them.
  static func take(
    _ mode: SeatMode, at session: Session, use: SeatUse, own: Registration?, runsIt: Bool,
    isOpen: Bool = true, now: Instant
  ) throws(SeatRefusal) -> Outcome {
    try isAhead(session, now: now)
    if runsIt { throw .runsIt }
    guard session.plan.delivery.modes.contains(mode) else { throw .noSuchMode(mode) }
    switch own?.state {
    case .registered where own?.mode == mode, .waitlisted where own?.mode == mode: return .unchanged
    case .registered where use.free(mode) == 0: throw .otherModeFull(mode)
    // Whoever has a seat keeps it, or changes its mode.
    case .registered: return .registered
    default: return isOpen && use.free(mode) > 0 ? .registered : .waitlisted
    }
  }

  /// Only what one has can be given back, and only until it is used.
  static func release(
    _ own: Registration?, at session: Session, now: Instant
  ) throws(SeatRefusal) -> Registration {
    try isAhead(session, now: now)
    guard let own, own.state != .cancelled else { throw .noSeat }
    return own
  }

  private static func isAhead(_ session: Session, now: Instant) throws(SeatRefusal) {
    switch session.phase(at: now) {
    case .ahead: break
    case .running: throw .begun(session.plan.time)
    case .over: throw .over(session.plan.time)
    case .cancelled: throw .cancelled
    }
  }

  /// Those in line who get a seat now: for each mode as many as are free, in the order of asking.
  static func promotions(_ line: [Registration], capacity: SeatCounts, taken: SeatCounts) -> [Registration] {
    SeatMode.allCases.flatMap { mode in
      let waiting = line.filter { $0.mode == mode && $0.state == .waitlisted }.sorted { $0.turn < $1.turn }
      return waiting.prefix(max(0, capacity[mode] - taken[mode]))
    }
  }
}

/// Why there is no seat, or no giving it back.
public enum SeatRefusal: Refusal, Equatable {
  case runsIt, noSeat, cancelled
  case noSuchMode(SeatMode)
  case otherModeFull(SeatMode)
  case begun(SessionTime)
  case over(SessionTime)

  public var sentence: String {
    switch self {
    case .runsIt: say("You run this session, so a place is yours without a seat.")
    case .noSeat: say("You have no seat here, so there is none to release.")
    case .cancelled:
      say("This session is cancelled, so it has no seats. Vote for its topic to have it held another time.")
    case .noSuchMode(.room): say("This session is held on screen only. Take a remote seat.")
    case .noSuchMode(.remote): say("This session is held in the room only. Take a seat in the room.")
    case .otherModeFull(.room):
      say("The room is full. Keep your remote seat, or release it and wait for one in the room.")
    case .otherModeFull(.remote):
      say(
        "The remote seats are all taken. Keep your seat in the room, or release it and wait for a remote one."
      )
    case .begun(let time):
      say(
        "It began at \(Told.moment(time.start, in: time.zone)), so seats stay as they are. If you are there, check in with the code on the wall."
      )
    case .over(let time):
      say("It ended on \(Told.moment(time.end, in: time.zone)). Look for its notes, or for the next session.")
    }
  }
}
