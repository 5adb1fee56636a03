import Database
import Essentials
import People

extension SessionNeighbour {
  /// Sessions at the same time that share a room or a person with this one. None is longer than a day, which
  /// bounds how far back one must look.
  static func around(_ session: Session, in tx: Transaction) throws -> [SessionNeighbour] {
    let key = Folded.key(session.plan.room)
    let room: SQL = key.isEmpty ? "" : "room_key = \(key) OR "
    let rows = try tx.rows(
      """
      SELECT \(sql: Session.columns), session.room_key FROM session
      WHERE starts_at < \(session.end) AND starts_at > \(session.start - .days(1)) AND ends_at > \(session.start)
        AND state = 'scheduled' AND id <> \(session.id)
        AND (\(sql: room)id IN (
          SELECT session_id FROM session_crew WHERE person_id IN (\(list: session.plan.crew))))
      ORDER BY starts_at, id LIMIT 20
      """)
    let keys = try rows.map { row -> String in try row["room_key"] }
    return zip(try Session.sessions(rows, in: tx), keys).map { other, key in
      SessionNeighbour(
        id: other.id, title: other.title, time: other.plan.time, roomKey: key, crew: other.plan.crew)
    }
  }
}

extension SessionChange {
  /// A revision that may need a room or a person twice.
  var mayClash: Bool { [.time, .place, .delivery, .crew].contains(self) }
}
