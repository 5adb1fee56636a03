import Database
import Essentials
import People

extension Presence: SQLStorable {}

extension Attendance {
  init(_ row: Row) throws {
    self.init(
      session: try row["session_id"], person: try row["person_id"], presence: try row["presence"],
      recordedBy: try row["recorded_by"], recordedAt: try row["recorded_at"])
  }

  public static func find(_ person: ID<Person>, at session: ID<Session>, in tx: Transaction) throws
    -> Attendance?
  {
    try tx.one(
      """
      SELECT session_id, person_id, presence, recorded_by, recorded_at FROM attendance
      WHERE session_id = \(session) AND person_id = \(person)
      """, Attendance.init)
  }

  /// Those who came, in the room or on screen.
  public static func present(at session: ID<Session>, in tx: Transaction) throws -> [ID<Person>] {
    try tx.values(
      """
      SELECT person_id FROM attendance WHERE session_id = \(session) AND presence <> 'missed' ORDER BY person_id
      """)
  }

  /// Somebody noted of everybody with a seat whether they came.
  static func isSettled(at session: ID<Session>, in tx: Transaction) throws -> Bool {
    let unknown: Int? = try tx.value(
      """
      SELECT count(*) FROM registration WHERE session_id = \(session) AND state = 'registered' AND person_id NOT IN (
        SELECT person_id FROM attendance WHERE session_id = \(session))
      """)
    return unknown == 0
  }

  /// Forgets that somebody was there, or with nil that anybody was.
  static func forget(_ person: ID<Person>?, at session: ID<Session>, in tx: Transaction) throws {
    let whom: SQL = person.map { "AND person_id = \($0)" } ?? ""
    try tx.run("DELETE FROM attendance WHERE session_id = \(session) \(sql: whom)")
  }

  func save(in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO attendance (session_id, person_id, presence, recorded_by, recorded_at)
      VALUES (\(session), \(person), \(presence), \(recordedBy), \(recordedAt))
      ON CONFLICT (session_id, person_id) DO UPDATE SET presence = excluded.presence,
        recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
      """)
  }
}

/// One person on the attendance page.
public struct AttendanceLine: Sendable {
  public let person: ID<Person>
  public let name: String
  public let department: String?
  public let mode: SeatMode
  public let presence: Presence?
  public let isSelfRecorded: Bool

  /// All with a seat, by name.
  public static func all(at session: ID<Session>, in tx: Transaction) throws -> [AttendanceLine] {
    try tx.all(
      """
      SELECT person.id, person.name, department.name AS department, registration.mode, attendance.presence,
        attendance.recorded_by
      FROM registration JOIN person ON person.id = registration.person_id
        LEFT JOIN department ON department.id = person.department_id
        LEFT JOIN attendance ON attendance.session_id = registration.session_id
          AND attendance.person_id = registration.person_id
      WHERE registration.session_id = \(session) AND registration.state = 'registered'
      ORDER BY person.name_key, person.id
      """
    ) { row in
      let (presence, by): (Presence?, String?) = (try row["presence"], try row["recorded_by"])
      return AttendanceLine(
        person: try row["id"], name: try row["name"], department: try row["department"],
        mode: try row["mode"],
        presence: presence, isSelfRecorded: presence != nil && by == nil)
    }
  }
}
