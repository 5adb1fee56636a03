import CSQLite
import GRDB

/// One connection, and a queue for it to block on.
actor SQLiteLane {
  private nonisolated let executor: LaneExecutor
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
  private let connection: DatabaseQueue
  private var isClosed = false

  /// How long a transaction waits for other programs.
  private static let patience: Duration = .seconds(5)

  private init(_ label: String, path: String, isReader: Bool) throws {
    executor = LaneExecutor(label)
    var settings = Configuration()
    settings.busyMode = .timeout(Double(Self.patience.components.seconds))
    settings.readonly = isReader
    settings.label = label
    settings.prepareDatabase {
      // As on PostgreSQL.
      try $0.execute(sql: "PRAGMA case_sensitive_like = ON")
      // What is deleted is gone from the file as well.
      try $0.execute(sql: "PRAGMA secure_delete = ON")
      // Without this SQLite makes a new plan for each value bound beside a partial index: a quarter of what home cost.
      if let handle = $0.sqliteConnection { _ = keep_plans(handle) }
      // 5 MB instead of 2: the pages that all lists walk through stay. Home read a tenth of its time from the file.
      try $0.execute(sql: "PRAGMA cache_size = -5000")
    }
    connection = try DatabaseQueue(path: path, configuration: settings)
  }

  static func writer(path: String, durable: Bool) throws -> SQLiteLane {
    let lane = try SQLiteLane("database.writer", path: path, isReader: false)
    try lane.connection.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA journal_mode = WAL")
      // NORMAL survives the death of the process, but the last commits may be lost in a power cut.
      try $0.execute(sql: "PRAGMA synchronous = \(durable ? "FULL" : "OFF")")
    }
    return lane
  }

  static func reader(_ number: Int, path: String) throws -> SQLiteLane {
    try SQLiteLane("database.reader.\(number)", path: path, isReader: true)
  }

  /// Runs the body between `begin` and COMMIT, or takes back what it did.
  func transact<Value>(
    _ begin: String, _ body: @Sendable (any Session) throws -> Value
  ) throws -> sending Value {
    // Whoever took the lane before it was closed may come after.
    if isClosed { throw DatabaseFault.closed }
    return try connection.writeWithoutTransaction { database in
      try database.cachedStatement(sql: begin).execute()
      do {
        let value = try body(SQLiteSession(database))
        try database.cachedStatement(sql: "COMMIT").execute()
        return value
      } catch {
        if database.isInsideTransaction { try database.rollback() }
        throw error
      }
    }
  }

  func emptyLog() throws {
    try connection.writeWithoutTransaction { database in
      // Waiting for readers would hold up everybody who writes.
      try database.execute(sql: "PRAGMA busy_timeout = 0")
      defer { try? database.execute(sql: "PRAGMA busy_timeout = \(Self.patience.components.seconds * 1000)") }
      _ = try database.checkpoint(.truncate)
    }
  }

  func close() {
    isClosed = true
    try? connection.close()
  }
}
