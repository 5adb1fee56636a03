import Database
import Essentials
import People

/// News of sessions and seats. `subject` is always the session; the person concerned stands in `detail["person"]`
/// where it is not everybody.
///
///     session.scheduled   detail: topic, if it was made from one             → who asked and voted, first
///     session.assigned    detail: person, part (facilitator, co_facilitator) → that person
///     session.unassigned  detail: person                                     → that person
///     session.changed     detail: what (time,place,link,delivery …), and wall, zone, minutes, room as they were
///                         before                                             → the registered
///     session.cancelled   detail: reason                                     → registered, waitlisted and crew
///     session.held        it has ended; at its end, once                     → those who came: feedback
///     seat.taken          detail: person, mode
///     seat.waitlisted     detail: person, mode
///     seat.promoted       detail: person, mode; a seat came free             → that person
///     seat.released       detail: person, mode, from (registered, waitlisted), why (own, crew, left)
///     attendance.recorded detail: person, presence (room, remote, missed), by (self, crew)
extension Event {
  public static let sessionScheduled = "session.scheduled"
  public static let sessionAssigned = "session.assigned"
  public static let sessionUnassigned = "session.unassigned"
  public static let sessionChanged = "session.changed"
  public static let sessionCancelled = "session.cancelled"
  public static let sessionHeld = "session.held"
  public static let seatTaken = "seat.taken"
  public static let seatWaitlisted = "seat.waitlisted"
  public static let seatPromoted = "seat.promoted"
  public static let seatReleased = "seat.released"
  public static let attendanceRecorded = "attendance.recorded"

  static func sessionScheduled(_ session: Session, by person: ID<Person>) -> Event {
    Event(sessionScheduled, session.id, by: person, session.topic.map { ["topic": $0.text] } ?? [:])
  }

  static func sessionAssigned(
    _ session: ID<Session>, _ person: ID<Person>, as part: CrewPart, by actor: ID<Person>
  ) -> Event {
    Event(sessionAssigned, session, by: actor, ["person": person.text, "part": part.rawValue])
  }

  static func sessionUnassigned(_ session: ID<Session>, _ person: ID<Person>, by actor: ID<Person>) -> Event {
    Event(sessionUnassigned, session, by: actor, ["person": person.text])
  }

  /// `before` is how it was planned until now.
  static func sessionChanged(
    _ session: ID<Session>, _ changes: [SessionChange], before: SessionPlan, by person: ID<Person>
  ) -> Event {
    Event(
      sessionChanged, session, by: person,
      [
        "what": changes.map(\.rawValue).joined(separator: ","), "wall": before.time.wall.text,
        "zone": before.time.zone.name, "minutes": String(before.time.minutes), "room": before.room,
      ])
  }

  /// The wall time stays, and the rules of its zone have changed: elsewhere it is another time now.
  static func sessionMovedByClocks(_ session: Session) -> Event {
    Event(
      sessionChanged, session.id,
      ["what": SessionChange.time.rawValue, "room": session.plan.room])
  }

  static func sessionCancelled(_ session: Session, by person: ID<Person>) -> Event {
    Event(sessionCancelled, session.id, by: person, ["reason": session.reason])
  }

  static func sessionHeld(_ session: ID<Session>) -> Event { Event(sessionHeld, session) }

  /// `kind` is one of `seatTaken`, `seatWaitlisted`, `seatPromoted`.
  static func seat(_ kind: String, _ seat: Registration, by actor: ID<Person>?) -> Event {
    Event(kind, seat.session, by: actor, ["person": seat.person.text, "mode": seat.mode.rawValue])
  }

  static func seatReleased(_ seat: Registration, why: SeatRelease, by actor: ID<Person>?) -> Event {
    let detail = [
      "person": seat.person.text, "mode": seat.mode.rawValue, "from": seat.state.rawValue,
      "why": why.rawValue,
    ]
    return Event(seatReleased, seat.session, by: actor, detail)
  }

  static func attendanceRecorded(_ attendance: Attendance, by actor: ID<Person>) -> Event {
    let detail = [
      "person": attendance.person.text, "presence": attendance.presence.rawValue,
      "by": actor == attendance.person ? "self" : "crew",
    ]
    return Event(attendanceRecorded, attendance.session, by: actor, detail)
  }
}
