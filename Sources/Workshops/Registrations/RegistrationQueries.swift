import Database
import Essentials
import People

extension SeatMode: SQLStorable {}
extension RegistrationState: SQLStorable {}

extension Registration {
  static let columns: SQL = """
    registration.session_id, registration.person_id, registration.mode, registration.state, registration.turn,
    registration.since
    """

  init(_ row: Row) throws {
    self.init(
      session: try row["session_id"], person: try row["person_id"], mode: try row["mode"],
      state: try row["state"],
      turn: try row["turn"], since: try row["since"])
  }

  /// What this person has or had at the session.
  public static func find(
    _ person: ID<Person>, at session: ID<Session>, in tx: Transaction
  ) throws -> Registration? {
    try tx.one(
      "SELECT \(sql: columns) FROM registration WHERE session_id = \(session) AND person_id = \(person)",
      Registration.init)
  }

  /// All in this state, in the order of asking.
  public static func all(
    _ state: RegistrationState, at session: ID<Session>, in tx: Transaction
  ) throws -> [Registration] {
    try tx.all(
      """
      SELECT \(sql: columns) FROM registration WHERE session_id = \(session) AND state = \(state)
      ORDER BY turn, person_id
      """, Registration.init)
  }

  /// How many seats of each mode are taken.
  static func taken(_ session: ID<Session>, in tx: Transaction) throws -> SeatCounts {
    try use(of: session, capacity: SeatCounts(), in: tx).taken
  }

  /// How the seats of a session with this capacity stand.
  public static func use(of session: ID<Session>, capacity: SeatCounts, in tx: Transaction) throws -> SeatUse
  {
    let use = try tx.one("SELECT \(sql: counts(of: "\(session)"))") {
      try SeatUse(capacity: capacity, $0)
    }
    return use ?? SeatUse(capacity: capacity)
  }

  /// Columns for `SeatUse`. Each is counted from a stretch of the index of its own; with one walk over all registrations and
  /// filters a list of sessions took a third longer.
  static func counts(of session: SQL) -> SQL {
    let parts: [(name: SQL, mode: SQL, state: SQL)] = [
      ("room_taken", "room", "registered"), ("remote_taken", "remote", "registered"),
      ("room_waiting", "room", "waitlisted"), ("remote_waiting", "remote", "waitlisted"),
    ]
    return .joined(
      parts.map {
        """
        (SELECT count(*) FROM registration WHERE session_id = \(sql: session)
          AND mode = '\(sql: $0.mode)' AND state = '\(sql: $0.state)') AS \(sql: $0.name)
        """
      })
  }

  /// A query for how many stand before a row `own` of `registration` in the line of `session`, counting itself. During a head start
  /// those who wanted the topic stand before all others.
  static func place(now: Instant) -> SQL {
    let isFirst = HeadStart.isFirst("own.person_id"), otherIsFirst = HeadStart.isFirst("other.person_id")
    return """
      (SELECT count(*) FROM registration AS other WHERE other.session_id = own.session_id AND other.state = 'waitlisted'
        AND other.mode = own.mode AND CASE WHEN session.first_until IS NULL OR session.first_until <= \(now)
          THEN other.turn <= own.turn
          WHEN \(sql: isFirst) THEN other.turn <= own.turn AND \(sql: otherIsFirst)
          ELSE other.turn <= own.turn OR \(sql: otherIsFirst) END)
      """
  }

  /// The number in line of somebody who stands there; nil for everybody else.
  public static func place(of person: ID<Person>, at session: ID<Session>, in tx: Transaction) throws -> Int?
  {
    try tx.value(
      """
      SELECT \(sql: place(now: tx.now)) FROM registration AS own JOIN session ON session.id = own.session_id
      WHERE own.session_id = \(session) AND own.person_id = \(person) AND own.state = 'waitlisted'
      """)
  }

  /// The turn of whoever asks next.
  static func nextTurn(at session: ID<Session>, in tx: Transaction) throws -> Int {
    try tx.value("SELECT coalesce(max(turn), 0) + 1 FROM registration WHERE session_id = \(session)") ?? 1
  }

  func save(in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO registration (session_id, person_id, mode, state, turn, since)
      VALUES (\(session), \(person), \(mode), \(state), \(turn), \(since))
      ON CONFLICT (session_id, person_id) DO UPDATE SET mode = excluded.mode, state = excluded.state,
        turn = excluded.turn, since = excluded.since
      """)
  }
}

extension SeatUse {
  /// From a row with `Registration.counts`.
  init(capacity: SeatCounts, _ row: Row) throws {
    self.init(
      capacity: capacity, taken: SeatCounts(room: try row["room_taken"], remote: try row["remote_taken"]),
      waiting: SeatCounts(room: try row["room_waiting"], remote: try row["remote_waiting"]))
  }
}
