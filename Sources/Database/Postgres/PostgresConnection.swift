import CPostgres

/// A libpq connection (https://www.postgresql.org/docs/current/libpq.html) with its prepared statements.
final class PostgresConnection: Session {
  let dialect = Dialect.postgres
  /// Set when the engine asked for the running transaction to be run again.
  private(set) var setback: Setback?
  let handle: OpaquePointer
  /// How long an answer may take before the server counts as lost; nil for what takes as long as it takes.
  private(set) var patience: Duration? = PostgresConnection.patience
  private var prepared: [StatementKey: PreparedStatement] = [:]
  private var preparedCount = 0

  /// More than this many at once are forgotten together; the program's own statements are far fewer.
  private static let preparedLimit = 500

  private struct StatementKey: Hashable {
    let text: String
    let types: [Oid]
  }

  private struct PreparedStatement {
    let name: String
    var columns: [String]?
  }

  init(url: String) throws {
    let keywords = [
      "application_name", "client_encoding", "connect_timeout", "target_session_attrs", "keepalives_idle",
      "keepalives_interval", "keepalives_count", "tcp_user_timeout", "dbname",
    ]
    // A server whose machine is gone answers nothing at all: 15 seconds (milliseconds for the last) and it is given up.
    let values = ["guildhall", "UTF8", "5", "read-write", "60", "10", "3", "15000", url]
    handle = CStrings(keywords).withPointers { keywords in
      CStrings(values).withPointers { values in PQconnectdbParams(keywords, values, 1) }
    }
    guard PQstatus(handle) == CONNECTION_OK else {
      throw DatabaseFault.unreachable(String(cString: PQerrorMessage(handle)).oneLine)
    }
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    try command(
      """
      SET statement_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s'; \
      SET client_min_messages = warning; SET TIME ZONE 'UTC'
      """)
  }

  deinit { PQfinish(handle) }

  func begin(_ mode: TransactionMode) throws {
    switch mode {
    case .read, .longRead: try command("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    case .write: try command("BEGIN ISOLATION LEVEL SERIALIZABLE")
    case .loose, .long: try command("BEGIN ISOLATION LEVEL READ COMMITTED")
    }
    guard mode.isLong else { return }
    patience = nil
    try command("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0")
  }

  /// Nothing of the transaction before is left.
  func forgetThePast() { (setback, patience) = (nil, Self.patience) }

  func commit(_ mode: TransactionMode) throws {
    do {
      try command("COMMIT")
    } catch DatabaseFault.unreachable(let why, _) where !mode.isReading {
      // Nobody knows whether it was kept: not to be run again.
      setback = nil
      throw DatabaseFault.unreachable(why, duringCommit: true)
    }
  }

  /// False when the connection is of no use any more.
  func rollBack() -> Bool { (try? command("ROLLBACK")) != nil && PQstatus(handle) == CONNECTION_OK }

  func query(_ sql: RenderedSQL) throws -> Answer {
    let (result, columns) = try send(sql)
    return result.answer(columns: columns)
  }

  func execute(_ sql: RenderedSQL) throws -> Int { try send(sql).result.changes }

  private func send(_ sql: RenderedSQL) throws -> (result: PostgresResult, columns: [String]?) {
    let parameters = PostgresParameters(sql.values)
    guard sql.isSteady else {
      return (
        try checked(
          parameters.withPointers { values in
            PQsendQueryParams(
              handle, sql.text, Int32(parameters.types.count), parameters.types, values, nil, nil, 0)
          }), nil
      )
    }
    let key = StatementKey(text: sql.text, types: parameters.types)
    let statement = try prepared[key] ?? prepare(key)
    let result = try checked(
      parameters.withPointers { values in
        PQsendQueryPrepared(handle, statement.name, Int32(parameters.types.count), values, nil, nil, 0)
      })
    if statement.columns == nil { prepared[key]?.columns = result.columns }
    return (result, statement.columns)
  }

  private func prepare(_ key: StatementKey) throws -> PreparedStatement {
    if prepared.count >= Self.preparedLimit {
      try command("DEALLOCATE ALL")
      prepared = [:]
    }
    preparedCount += 1
    let statement = PreparedStatement(name: "s\(preparedCount)")
    _ = try checked(PQsendPrepare(handle, statement.name, key.text, Int32(key.types.count), key.types))
    prepared[key] = statement
    return statement
  }

  func command(_ text: String) throws { _ = try checked(PQsendQuery(handle, text)) }

  /// What comes back for what was sent just now.
  private func checked(_ isSent: Int32) throws -> PostgresResult {
    do {
      let result = try isSent == 1 ? lastAnswer(within: patience) : PostgresResult(nil)
      try check(result)
      return result
    } catch let late as PostgresIsSilent {
      setback = Setback(fault: late.fault, isLoss: true)
      throw late.fault
    }
  }

  func check(_ result: PostgresResult) throws {
    if !result.isGood { try complain(result) }
  }

  func complain(_ result: PostgresResult) throws {
    let complaint = PostgresComplaint(result, connection: handle)
    if complaint.isStale { prepared = [:] }
    if let setback = complaint.setback { self.setback = setback }
    throw complaint.fault
  }
}
