import Essentials
import People

/// Who came, in the room or on screen, and who had a seat and missed it. Said by people themselves with the code on
/// the wall, or by those who run the session.
public struct Attendance: Sendable, Equatable {
  public let session: ID<Session>
  public let person: ID<Person>
  public let presence: Presence
  /// Who said so; nil when they checked in themselves.
  public let recordedBy: ID<Person>?
  public let recordedAt: Instant

  public init(
    session: ID<Session>, person: ID<Person>, presence: Presence, recordedBy: ID<Person>?, recordedAt: Instant
  ) {
    (self.session, self.person, self.presence) = (session, person, presence)
    (self.recordedBy, self.recordedAt) = (recordedBy, recordedAt)
  }
}

public enum Presence: String, Sendable, CaseIterable {
  case room, remote, missed

  public init(_ mode: SeatMode) { self = mode == .room ? .room : .remote }

  /// Where they were; nil for those who were not.
  public var mode: SeatMode? {
    switch self {
    case .room: .room
    case .remote: .remote
    case .missed: nil
    }
  }

  public var word: String {
    switch self {
    case .room: say("In the room")
    case .remote: say("Remote")
    case .missed: say("Missed")
    }
  }
}

enum AttendanceRules {
  /// The code is right and it is the time for it. Returns whether a seat has to be taken first.
  static func checkIn(
    _ mode: SeatMode, code: CheckInCode?, at session: Session, use: SeatUse, own: Registration?, runsIt: Bool,
    now: Instant
  ) throws(AttendanceRefusal) -> Bool {
    try mayRecord(at: session, now: now)
    if runsIt { throw .runsIt }
    if now > session.checkInCloses { throw .tooLate(session.plan.time) }
    guard code == session.checkInCode else { throw .wrongCode }
    guard session.plan.delivery.modes.contains(mode) else { throw .noSuchMode(session.plan.delivery) }
    if own?.state == .registered { return false }
    // Once it has begun nobody is in line any more.
    let line = session.phase(at: now) == .ahead ? use.waiting[mode] : 0
    guard use.capacity[mode] - use.taken[mode] - line > 0 else { throw .full(mode) }
    return true
  }

  /// Those who run it may say who came from half an hour before it begins, and mend it for as long as they like.
  static func record(_ presence: Presence, at session: Session, now: Instant) throws(AttendanceRefusal) {
    try mayRecord(at: session, now: now)
    if let mode = presence.mode, !session.plan.delivery.modes.contains(mode) {
      throw .noSuchMode(session.plan.delivery)
    }
  }

  private static func mayRecord(at session: Session, now: Instant) throws(AttendanceRefusal) {
    if session.state == .cancelled { throw .cancelled }
    if now < session.checkInOpens { throw .tooEarly(session.checkInOpens, session.zone) }
  }
}

public enum AttendanceRefusal: Refusal, Equatable {
  case cancelled, wrongCode, runsIt, unknownPerson
  case crew(String)
  case tooEarly(Instant, Zone)
  case tooLate(SessionTime)
  case noSuchMode(Delivery)
  case full(SeatMode)

  public var sentence: String {
    switch self {
    case .cancelled: say("This session is cancelled, so nobody can have come.")
    case .wrongCode: say("That is not the code of this session. Look at the wall, or ask whoever runs it.")
    case .runsIt: say("You run this session, so you need not check in.")
    case .crew(let name): say("\(name) runs this session and needs no mark.")
    case .unknownPerson:
      say("Only people with a seat, or added as walk-ins, can be marked. Add the person first.")
    case .tooEarly(let opens, let zone):
      say("It is too early: this begins at \(Told.moment(opens, in: zone)).")
    case .tooLate(let time):
      say(
        "Check-in closed an hour after the end, at \(Told.moment(time.end + .minutes(60), in: time.zone)). Ask whoever ran it to add you."
      )
    case .noSuchMode(.virtual): say("This session is on screen only. Choose “Remote”.")
    case .noSuchMode: say("This session is in the room only. Choose “In the room”.")
    case .full(.room): say("All seats in the room are taken. Ask whoever runs it: they can add you.")
    case .full(.remote): say("All remote seats are taken. Ask whoever runs it: they can add you.")
    }
  }
}
