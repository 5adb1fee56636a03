import Database
import Essentials
import People

/// A session with who came and what remains of it, for writing thousands at once: large demonstrations and measurements.
/// No event is recorded. One that is still to come gets the job that ends it.
public struct PastSession: Sendable {
  public let session: Session
  public var seats: [Registration] = []
  public var attendance: [Attendance] = []
  public var remains = PastRemains()

  public init(_ session: Session) { self.session = session }

  public static func load(_ sessions: [PastSession], in tx: Transaction) throws {
    try tx.load(Session.table, sessions.lazy.map(\.session.row))
    try tx.load(
      crewTable,
      sessions.lazy.flatMap { past in
        past.session.plan.crewMembers.enumerated().map { place, member in
          .row(past.session.id, member.person, member.part, place)
        }
      })
    try tx.load(
      seatTable,
      sessions.lazy.flatMap { past in
        past.seats.lazy.map { .row($0.session, $0.person, $0.mode, $0.state, $0.turn, $0.since) }
      })
    try tx.load(
      attendanceTable,
      sessions.lazy.flatMap { past in
        past.attendance.lazy.map { .row($0.session, $0.person, $0.presence, $0.recordedBy, $0.recordedAt) }
      })
    try TextIndex.load(kind: "session", sessions.lazy.map(\.session.indexEntry), in: tx)
    try PastRemains.load(sessions, in: tx)
    for past in sessions { try past.session.scheduleEnd(in: tx) }
  }

  private static let crewTable = TableLoad("session_crew", "session_id", "person_id", "part", "place")
  private static let seatTable = TableLoad(
    "registration", "session_id", "person_id", "mode", "state", "turn", "since")
  private static let attendanceTable = TableLoad(
    "attendance", "session_id", "person_id", "presence", "recorded_by", "recorded_at")
}

extension Session {
  fileprivate static let table = TableLoad(
    "session", "id", "topic_id", "title", "about", "know", "can_do", "measure", "wall", "zone",
    "is_second_pass",
    "minutes", "starts_at", "ends_at", "delivery", "room", "room_key", "room_seats", "join_link",
    "remote_seats",
    "preparation", "state", "reason", "sequence", "secret", "created_at", "changed_at")

  fileprivate var row: [SQLValue] {
    let (time, outcomes) = (plan.time, plan.outcomes)
    return .row(
      id, topic, plan.title, plan.about, outcomes.know, outcomes.can, outcomes.measure, time.wall, time.zone,
      time.isSecondPass, time.minutes, start, end, plan.delivery, plan.room, Folded.key(plan.room),
      plan.roomSeats, plan.joinLink?.text, plan.remoteSeats, plan.preparation, state, reason, sequence,
      secret,
      createdAt, changedAt)
  }
}
