import Foundation
import GRDB
import Synchronization

/// SQLite through GRDB: one writer, a few readers of snapshots beside it (write-ahead log). Each works on a
/// lane, so that a closure runs within its task (task-locals hold) and off the cooperative pool, as on
/// PostgreSQL.
final class SQLiteEngine: DatabaseEngine {
  let dialect = Dialect.sqlite
  let replays = 0
  private let pool: DatabasePool
  private let readers: LanePool<SQLiteLane>
  private let writers: LanePool<SQLiteLane>

  static let readerCount = 4
  /// When a transaction last gave up because another program had the file locked.
  private let waitedInVain = Mutex<ContinuousClock.Instant?>(nil)
  /// How long a transaction waits for other programs.
  private static let patience: Duration = .seconds(5)

  init(path: String, durable: Bool) throws {
    var settings = Configuration()
    settings.busyMode = .timeout(Self.patience.seconds)
    settings.maximumReaderCount = Self.readerCount
    settings.label = "database"
    // As on PostgreSQL. It also lets a pattern with a fixed beginning use an index.
    settings.prepareDatabase {
      try $0.execute(sql: "PRAGMA case_sensitive_like = ON")
      // What is deleted is gone from the file as well.
      try $0.execute(sql: "PRAGMA secure_delete = ON")
    }
    do {
      pool = try DatabasePool(path: path, configuration: settings)
      // GRDB's own NORMAL survives the death of the process, but the last commits may be lost in a power cut.
      try pool.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA synchronous = \(durable ? "FULL" : "OFF")")
      }
    } catch {
      throw DatabaseFault(sqlite: error)
    }
    readers = LanePool((0..<Self.readerCount).map { SQLiteLane("database.reader.\($0)") })
    writers = LanePool([SQLiteLane("database.writer")])
  }

  func transact<Value: Sendable>(
    _ mode: TransactionMode, _ body: @Sendable (any Session) throws -> Value
  ) async throws -> Value {
    do {
      switch mode {
      case .read:
        return try await readers.with { lane in
          try await lane.perform { [pool] in try pool.read { try body(SQLiteSession($0)) } }
        }
      case .write, .loose:
        let came = ContinuousClock.now
        return try await writers.with { lane in try await write(body, on: lane, since: came) }
      }
    } catch let error as GRDB.DatabaseError {
      throw DatabaseFault(sqlite: error)
    }
  }

  /// Whoever stood in line behind somebody that waited in vain has waited long enough. It is noted before the lane is given
  /// to the next in line.
  private func write<Value: Sendable>(
    _ body: @Sendable (any Session) throws -> Value, on lane: SQLiteLane, since came: ContinuousClock.Instant
  ) async throws -> Value {
    if let vain = waitedInVain.withLock({ $0 }), vain > came { throw DatabaseFault.busy }
    do {
      return try await lane.perform { [pool] in try pool.write { try body(SQLiteSession($0)) } }
    } catch let error as GRDB.DatabaseError {
      let fault = DatabaseFault(sqlite: error)
      if fault == .busy { waitedInVain.withLock { $0 = ContinuousClock.now } }
      throw fault
    }
  }

  /// Empties the write-ahead log; while somebody reads an older snapshot it is emptied by the next call.
  func leaveNoTrace() async {
    try? await writers.with { lane in
      try await lane.perform { [pool] in
        try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      }
    }
  }

  /// Everything is in the one file afterwards; the connection that is closed last only reads, so it would leave the log.
  func close() async {
    await leaveNoTrace()
    await readers.close { await $0.perform {} }
    await writers.close { await $0.perform {} }
    try? pool.close()
  }
}

/// A queue for one of the pool's connections to block on.
actor SQLiteLane {
  private nonisolated let executor: LaneExecutor
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ label: String) { executor = LaneExecutor(label) }

  func perform<Value: Sendable>(_ work: @Sendable () throws -> Value) rethrows -> Value { try work() }
}

extension Duration {
  fileprivate var seconds: Double { Double(components.seconds) }
}
