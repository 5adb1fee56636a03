import Database
import Essentials
import People

extension Attendance {
  /// Checks oneself in with the code on the wall. Whoever has no seat yet gets one while there are any.
  @discardableResult
  public static func checkIn(
    _ person: ID<Person>, as mode: SeatMode, code: String, at id: ID<Session>, in tx: Transaction
  ) throws -> Attendance {
    let session = try Session.find(id, in: tx)
    let own = try Registration.find(person, at: id, in: tx)
    let use = try Registration.use(of: id, capacity: session.plan.capacity, in: tx)
    let needsSeat = try AttendanceRules.checkIn(
      mode, code: CheckInCode(code), at: session, use: use, own: own,
      runsIt: session.plan.crew.contains(person), now: tx.now)
    if needsSeat { try seat(person, mode, at: id, by: person, in: tx) }
    return try record(Presence(mode), of: person, at: id, by: person, in: tx)
  }

  /// Those who run the session say who of the registered came and who did not.
  public static func record(
    _ presences: [ID<Person>: Presence], at id: ID<Session>, by actor: ID<Person>, in tx: Transaction
  ) throws {
    let session = try Session.find(id, in: tx)
    let lines = try AttendanceLine.all(at: id, in: tx)
    let known = Dictionary(lines.map { ($0.person, $0.presence) }) { first, _ in first }
    for (person, presence) in presences.sorted(by: { $0.key < $1.key }) {
      guard let before = known[person] else { throw AttendanceRefusal.unknownPerson }
      try AttendanceRules.record(presence, at: session, now: tx.now)
      if before != presence { try record(presence, of: person, at: id, by: actor, in: tx) }
    }
    try audit("attendance recorded", session, by: actor, in: tx)
  }

  /// Those who run the session add somebody who came without a seat, whatever the capacity: they were there.
  public static func addWalkIn(
    _ person: ID<Person>, as mode: SeatMode, at id: ID<Session>, by actor: ID<Person>, in tx: Transaction
  ) throws {
    let session = try Session.find(id, in: tx)
    try AttendanceRules.record(Presence(mode), at: session, now: tx.now)
    if session.plan.crew.contains(person) {
      throw AttendanceRefusal.crew(try Person.find(person, in: tx).name)
    }
    if try Registration.find(person, at: id, in: tx)?.state != .registered {
      try seat(person, mode, at: id, by: actor, in: tx)
    }
    try record(Presence(mode), of: person, at: id, by: actor, in: tx)
    try audit("walk-in added", session, by: actor, in: tx)
  }

  /// Notes what an organiser did at a session that others run.
  private static func audit(
    _ deed: String, _ session: Session, by actor: ID<Person>, in tx: Transaction
  ) throws {
    guard !session.plan.crew.contains(actor) else { return }
    try Audit.record(deed, of: session.id.text, detail: session.title, by: actor, in: tx)
  }

  @discardableResult
  private static func record(
    _ presence: Presence, of person: ID<Person>, at session: ID<Session>, by actor: ID<Person>,
    in tx: Transaction
  ) throws -> Attendance {
    let attendance = Attendance(
      session: session, person: person, presence: presence, recordedBy: actor == person ? nil : actor,
      recordedAt: tx.now)
    if let before = try find(person, at: session, in: tx), before.presence == presence { return before }
    try attendance.save(in: tx)
    try EventLog.record(.attendanceRecorded(attendance, by: actor), in: tx)
    try Feedback.attendanceNoted(of: person, at: session, in: tx)
    return attendance
  }

  private static func seat(
    _ person: ID<Person>, _ mode: SeatMode, at session: ID<Session>, by actor: ID<Person>, in tx: Transaction
  ) throws {
    let seat = Registration(
      session: session, person: person, mode: mode, state: .registered,
      turn: try Registration.nextTurn(at: session, in: tx), since: tx.now)
    try seat.save(in: tx)
    try EventLog.record(.seat(Event.seatTaken, seat, by: actor), in: tx)
  }
}
