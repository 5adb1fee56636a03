import Synchronization

/// Counts statements: all since the start for whoever watches, and those of one piece of work, so that a test can hold
/// a page to a fixed number of them. Begin and commit are not counted.
public enum StatementCount {
  @TaskLocal static var current: Counter?
  private static let sinceStart = Counter()

  /// How many statements this process has sent.
  public static var total: Int { sinceStart.count }

  /// How many statements the work sent.
  public static func counting(
    isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Void
  ) async rethrows -> Int {
    let counter = Counter()
    try await $current.withValue(counter) { try await work() }
    return counter.count
  }

  /// The statements that the work sent, for a test to ask the engine how it runs them.
  package static func noting(
    isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Void
  ) async rethrows -> [NotedStatement] {
    let counter = Counter(notes: true)
    try await $current.withValue(counter) { try await work() }
    return counter.notes
  }

  static func add(_ statement: RenderedSQL?, to counter: Counter?) {
    sinceStart.add()
    counter?.add(statement)
  }

  final class Counter: Sendable {
    private let number = Atomic(0)
    private let noted: Mutex<[NotedStatement]>?

    init(notes: Bool = false) { noted = notes ? Mutex([]) : nil }

    var count: Int { number.load(ordering: .relaxed) }
    var notes: [NotedStatement] { noted?.withLock { $0 } ?? [] }

    func add(_ statement: RenderedSQL? = nil) {
      number.add(1, ordering: .relaxed)
      if let statement { noted?.withLock { $0.append(NotedStatement(sql: statement)) } }
    }
  }
}

/// A statement as it was sent.
package struct NotedStatement: Sendable {
  let sql: RenderedSQL

  package var text: String { sql.text }

  /// How the engine runs it, line by line. On PostgreSQL scans of whole tables are made dear, so that one is only in the
  /// plan where no index will do.
  package func plan(in store: Store) async throws -> [String] {
    let sql = sql
    return try await store.transact(.loose) { tx in
      let isSQLite = tx.dialect == .sqlite
      if !isSQLite { try tx.run("SET LOCAL enable_seqscan = off") }
      let answer = try tx.session.query(
        RenderedSQL(text: (isSQLite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + sql.text, values: sql.values))
      let place = answer.columns.count - 1
      return try (0..<answer.rowCount).map { try answer.row($0)[at: place] }
    }
  }
}
