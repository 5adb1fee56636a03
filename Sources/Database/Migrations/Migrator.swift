import Essentials

/// Brings a database to the schema this program expects: forward only, each step in its own transaction,
/// under a lock so that several processes may start at once.
public enum Migrator {
  /// Runs what has not run yet and returns its titles. Throws `MigrationFault`.
  @discardableResult
  public static func migrate(_ store: Store, _ migrations: [Migration]) async throws -> [String] {
    let steps = MigrationStep.steps(of: migrations, for: store.engine.dialect)
    var done: [String] = []
    while let title = try await store.transact(.long, { tx in try next(of: steps, in: tx) }) {
      done.append(title)
    }
    return done
  }

  /// The titles of what has not run yet. Throws `MigrationFault` when the two do not go together.
  public static func pending(_ store: Store, _ migrations: [Migration]) async throws -> [String] {
    let steps = MigrationStep.steps(of: migrations, for: store.engine.dialect)
    return try await store.read { tx in
      try unfinished(of: steps, applied: isPrepared(tx) ? applied(in: tx) : [:]).map(\.title)
    }
  }

  /// The number of the last step that has run; 0 for an empty database.
  public static func version(in tx: Transaction) throws -> Int {
    try tx.value("SELECT max(number) FROM schema_migration") ?? 0
  }

  private static func next(of steps: [MigrationStep], in tx: Transaction) throws -> String? {
    try lock(tx)
    guard let step = try unfinished(of: steps, applied: applied(in: tx)).first else { return nil }
    for statement in step.statements {
      do {
        try tx.run(SQL(trusted: statement))
      } catch let fault as DatabaseFault {
        throw MigrationFault.failed(
          step: step.title, statement: String(statement.prefix(80)).oneLine, why: "\(fault)")
      }
    }
    try tx.run(
      """
      INSERT INTO schema_migration (number, name, applied_at, checksum)
      VALUES (\(step.number), \(step.name), \(tx.now), \(step.checksum))
      """)
    return step.title
  }

  /// SQLite's writing transaction is a lock already.
  private static func lock(_ tx: Transaction) throws {
    if tx.dialect == .postgres {
      try tx.run("SELECT pg_advisory_xact_lock(20260729)")
    }
    try tx.run(
      """
      CREATE TABLE IF NOT EXISTS schema_migration (
        number INTEGER NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        applied_at BIGINT NOT NULL,
        checksum TEXT NOT NULL
      )
      """)
  }

  private static func isPrepared(_ tx: Transaction) throws -> Bool {
    let count: Int? = try tx.value(
      """
      SELECT count(*) FROM \(
        sqlite: "sqlite_schema WHERE name",
        postgres: "pg_tables WHERE schemaname = current_schema() AND tablename") = 'schema_migration'
      """)
    return count == 1
  }

  private static func applied(in tx: Transaction) throws -> [Int: String] {
    let rows = try tx.all("SELECT number, checksum FROM schema_migration") { row in
      (try row["number"] as Int, try row["checksum"] as String)
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  private static func unfinished(of steps: [MigrationStep], applied: [Int: String]) throws -> [MigrationStep]
  {
    let known = Set(steps.map(\.number))
    let latest = applied.keys.max() ?? 0
    if let stranger = applied.keys.filter({ !known.contains($0) }).max() {
      throw MigrationFault.newer(database: stranger, program: known.max() ?? 0)
    }
    if let edited = steps.first(where: { (applied[$0.number] ?? $0.checksum) != $0.checksum }) {
      throw MigrationFault.edited(step: edited.title)
    }
    let unfinished = steps.filter { applied[$0.number] == nil }
    if let late = unfinished.first(where: { $0.number < latest }) {
      throw MigrationFault.outOfOrder(step: late.title, after: latest)
    }
    return unfinished
  }
}
