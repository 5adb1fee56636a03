import Database
import Essentials
import People

/// What a list shows of one session.
public struct SessionLine: Sendable {
  public let session: Session
  /// The facilitators and co-facilitators, in order.
  public let crew: [CrewLine]
  public let use: SeatUse
  /// The reader's own seat, or place in line.
  public let seat: RegistrationState?
  public let mode: SeatMode?
  /// Where the reader stands in line, from 1.
  public let place: Int?
  /// Whether the reader is among those who run it.
  public let runsIt: Bool
  public let presence: Presence?
  /// How many came; 0 as long as nobody said so.
  public let present: Int

  /// Names of those who run it, or ran it: whoever left before it ends does not.
  public func names(_ part: CrewPart? = nil, at now: Instant) -> [String] {
    crew.filter { ($0.part == part || part == nil) && (!$0.hasLeft || session.end <= now) }.map(\.name)
  }
}

/// One screenful of sessions: those to come soonest first, those that are over latest first.
public struct SessionAgenda: Sendable {
  public static let pageSize = 20

  public let filter: SessionFilter
  public let lines: [SessionLine]
  /// Where the next page begins; nil on the last.
  public let next: String?

  /// Two statements. `after` is the place the page before named; nonsense starts at the top.
  public static func find(
    _ filter: SessionFilter, after: String = "", for person: ID<Person>, limit: Int = pageSize,
    in tx: Transaction
  ) throws -> SessionAgenda {
    let order: SQL =
      filter.when == .upcoming
      ? "session.starts_at, session.id" : "session.starts_at DESC, session.id DESC"
    let found = try lines(
      of: """
        SELECT id FROM session WHERE \(sql: wanted(filter, by: person, now: tx.now)) \(sql: place(after, filter.when))
        ORDER BY \(sql: order) LIMIT \(limit + 1)
        """, by: order, for: person, in: tx)
    let lines = Array(found.prefix(limit))
    return SessionAgenda(
      filter: filter, lines: lines,
      next: found.count > limit ? lines.last.map { "\($0.session.start.milliseconds).\($0.session.id)" } : nil
    )
  }

  /// The next sessions that somebody comes to, waits for or runs, and the next at which they could still take a place. Two
  /// statements.
  public static func ahead(of person: ID<Person>, mine: Int, open: Int, in tx: Transaction) throws
    -> (mine: [SessionLine], open: [SessionLine])
  {
    let lines = try lines(
      of: """
        WITH mine AS MATERIALIZED (\(sql: sessions(of: person)))
        SELECT id FROM (
          SELECT id FROM session
          WHERE \(sql: wanted(SessionFilter(), by: person, now: tx.now)) AND id IN (SELECT session_id FROM mine)
          ORDER BY starts_at, id LIMIT \(mine)) AS attended
        UNION SELECT id FROM (
          SELECT id FROM session WHERE state = 'scheduled' AND starts_at > \(tx.now)
            AND id NOT IN (SELECT session_id FROM mine) ORDER BY starts_at, id LIMIT \(open)) AS open
        """, by: "session.starts_at, session.id", for: person, in: tx)
    return (
      lines.filter { $0.runsIt || $0.seat != nil }, lines.filter { !$0.runsIt && $0.seat == nil }
    )
  }

  /// The sessions at which somebody has a place or stands in line, and those they run.
  private static func sessions(of person: ID<Person>) -> SQL {
    """
    SELECT session_id FROM registration WHERE person_id = \(person) AND state <> 'cancelled'
    UNION SELECT session_id FROM session_crew WHERE person_id = \(person)
    """
  }

  /// The lines of a query for the ids of sessions. Two statements.
  private static func lines(
    of page: SQL, by order: SQL, for person: ID<Person>, in tx: Transaction
  ) throws -> [SessionLine] {
    let rows = try tx.rows(
      """
      WITH page AS (\(sql: page))
      SELECT \(sql: Session.columns(of: "session")), own.state AS own_state,
        own.mode AS own_mode, attendance.presence, CASE WHEN own.state = 'waitlisted' THEN
          \(sql: Registration.place(now: tx.now)) END AS place,
        \(sql: Registration.counts(of: "page.id")),
        (SELECT count(*) FROM attendance WHERE session_id = page.id AND presence <> 'missed') AS present
      FROM page JOIN session ON session.id = page.id
        LEFT JOIN registration AS own ON own.session_id = page.id AND own.person_id = \(person)
          AND own.state <> 'cancelled'
        LEFT JOIN attendance ON attendance.session_id = page.id AND attendance.person_id = \(person)
      ORDER BY \(sql: order)
      """)
    let crews = try CrewLine.all(of: rows.map { try $0["id"] }, in: tx)
    return try rows.map { try SessionLine($0, crew: crews[try $0["id"]] ?? [], for: person) }
  }

  private static func wanted(_ filter: SessionFilter, by person: ID<Person>, now: Instant) -> SQL {
    // The bounds on the start say nothing new, but let the index on it begin where the list does.
    var sql: SQL =
      filter.when == .upcoming
      ? "ends_at > \(now) AND starts_at > \(now - .days(1))" : "ends_at <= \(now) AND starts_at < \(now)"
    if !filter.words.isEmpty {
      sql = "\(sql: sql) AND id IN (\(sql: TextIndex.filter(kind: "session", words: filter.words)))"
    }
    if filter.isMine { sql = "\(sql: sql) AND id IN (\(sql: sessions(of: person)))" }
    return sql
  }

  private static func place(_ after: String, _ when: SessionFilter.When) -> SQL {
    let parts = after.split(separator: ".")
    guard parts.count == 2, let start = Int64(parts[0]), let id = ID<Session>(String(parts[1])) else {
      return ""
    }
    return switch when {
    case .upcoming: "AND (starts_at > \(start) OR starts_at = \(start) AND id > \(id))"
    case .past: "AND (starts_at < \(start) OR starts_at = \(start) AND id < \(id))"
    }
  }
}

extension SessionLine {
  init(_ row: Row, crew: [CrewLine], for person: ID<Person>) throws {
    let session = try Session(row, crew: crew.map(\.member))
    self.init(
      session: session, crew: crew, use: try SeatUse(capacity: session.plan.capacity, row),
      seat: try row["own_state"], mode: try row["own_mode"], place: try row["place"],
      runsIt: session.plan.crew.contains(person),
      presence: try row["presence"], present: try row["present"])
  }
}
