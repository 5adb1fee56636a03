import GRDB

/// SQLite through GRDB: one connection that writes, a few that read snapshots beside it (write-ahead log). Each works on a
/// lane, so that a closure runs within its task (task-locals hold) and off the cooperative pool, as on PostgreSQL.
/// GRDB's own pool would hand connections to threads once more and ask for the schema's number before each snapshot.
final class SQLiteEngine: DatabaseEngine {
  let dialect = Dialect.sqlite
  let replays = 0
  private let readers: LanePool<SQLiteLane>
  private let writers: LanePool<SQLiteLane>

  static let readerCount = 4
  /// Transactions that gave up because another program had the file locked.
  private let vainWaits = VainWaits()

  init(path: String, durable: Bool) throws {
    do {
      writers = LanePool([try SQLiteLane.writer(path: path, durable: durable)])
      readers = LanePool(try (0..<Self.readerCount).map { try SQLiteLane.reader($0, path: path) })
    } catch {
      throw DatabaseFault(sqlite: error)
    }
  }

  func transact<Value: Sendable>(
    _ mode: TransactionMode, _ body: @Sendable (any Session) throws -> Value
  ) async throws -> Value {
    do {
      switch mode {
      case .read, .longRead:
        return try await readers.with { lane in try await lane.transact("BEGIN DEFERRED", body) }
      case .write, .loose, .long:
        let came = ContinuousClock.now
        return try await writers.with { lane in try await write(body, on: lane, since: came) }
      }
    } catch let error as GRDB.DatabaseError {
      throw DatabaseFault(sqlite: error)
    }
  }

  /// A vain wait is noted before the lane is given to the next in line.
  private func write<Value: Sendable>(
    _ body: @Sendable (any Session) throws -> Value, on lane: SQLiteLane, since came: ContinuousClock.Instant
  ) async throws -> Value {
    if vainWaits.wasOne(since: came) { throw DatabaseFault.busy }
    do {
      return try await lane.transact("BEGIN IMMEDIATE", body)
    } catch let error as GRDB.DatabaseError {
      let fault = DatabaseFault(sqlite: error)
      if fault == .busy { vainWaits.note() }
      throw fault
    }
  }

  /// Empties the write-ahead log. While somebody reads an older snapshot it cannot be: nobody waits for that, but it is tried
  /// again until they have done, or an hour has passed.
  func leaveNoTrace() async -> Task<Void, Never>? {
    if await emptiesLog() { return nil }
    return Task {
      for _ in 0..<7200 {
        try? await Task.sleep(for: .milliseconds(500))
        if await emptiesLog() { return }
      }
    }
  }

  /// False when somebody reads and it is to be tried again; a database that was closed is left as it is.
  private func emptiesLog() async -> Bool {
    do {
      try await writers.with { try await $0.emptyLog() }
      return true
    } catch is GRDB.DatabaseError {
      return false
    } catch {
      return true
    }
  }

  /// The writing connection goes last: only it can put the log's content into the file.
  func close() async {
    await readers.close { await $0.close() }
    await writers.close { await $0.close() }
  }
}
