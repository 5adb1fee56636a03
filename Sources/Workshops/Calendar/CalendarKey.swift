import Database
import Doors
import Essentials
import People

/// A person's own calendar, which their calendar program fetches without signing in. Whoever holds its key can read
/// it, so the key is shown once, kept only as a hash, and renewed or stopped in one click.
public struct CalendarFeed: Sendable {
  public let person: ID<Person>
  public let createdAt: Instant
  /// When a calendar program last fetched it, to the hour.
  public let readAt: Instant?

  public static func of(_ person: ID<Person>, in tx: Transaction) throws -> CalendarFeed? {
    try tx.one(
      "SELECT person_id, created_at, read_at FROM calendar_key WHERE person_id = \(person)", CalendarFeed.init
    )
  }

  /// Whose feed the key opens; nobody's when the person has left.
  static func opened(by key: String, in tx: Transaction) throws -> CalendarFeed? {
    try tx.one(
      """
      SELECT person_id, calendar_key.created_at, read_at FROM calendar_key
        JOIN person ON person.id = calendar_key.person_id
      WHERE hash = \(Key.hash(of: key)) AND person.deactivated_at IS NULL
      """, CalendarFeed.init)
  }

  /// From now on this key opens it, and no other.
  public static func renew(_ key: Key, for person: ID<Person>, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO calendar_key (person_id, hash, created_at) VALUES (\(person), \(key.hash), \(tx.now))
      ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, created_at = excluded.created_at, read_at = NULL
      """)
  }

  public static func stop(for person: ID<Person>, in tx: Transaction) throws {
    try tx.run("DELETE FROM calendar_key WHERE person_id = \(person)")
  }

  /// Notes that it is in use, at most once an hour.
  func noteRead(in tx: Transaction) throws {
    try tx.run("UPDATE calendar_key SET read_at = \(tx.now) WHERE person_id = \(person)")
  }

  func isReadNote(due now: Instant) -> Bool { readAt.map { now - $0 > .hours(1) } ?? true }

  private init(_ row: Row) throws {
    (person, createdAt, readAt) = (try row["person_id"], try row["created_at"], try row["read_at"])
  }
}

extension CalendarFeed {
  /// The sessions this person has a seat at or runs, of the last year and to come, the cancelled ones among them.
  static func events(for person: ID<Person>, base: String, in tx: Transaction) throws -> [CalendarEvent] {
    let rows = try tx.rows(
      """
      SELECT \(sql: Session.columns), registration.mode AS seat FROM session
        LEFT JOIN registration ON registration.session_id = session.id AND registration.person_id = \(person)
          AND registration.state = 'registered'
      WHERE session.ends_at > \(tx.now - .days(366)) AND session.id IN (
        SELECT session_id FROM registration WHERE person_id = \(person) AND state = 'registered'
        UNION SELECT session_id FROM session_crew WHERE person_id = \(person))
      ORDER BY session.starts_at, session.id LIMIT 1000
      """)
    let seats = try rows.map { row -> SeatMode? in try row["seat"] }
    return zip(try Session.sessions(rows, in: tx), seats).map { session, seat in
      CalendarEvent(
        session, part: session.plan.crew.contains(person) ? .runs : seat.map { .seat($0) } ?? .none,
        base: base)
    }
  }
}
