import Database
import TestSupport
import Testing

struct MigratorTests {
  static let first = Migration(
    number: 1, name: "pets", sql: "CREATE TABLE pet (id TEXT NOT NULL PRIMARY KEY);")
  static let second = Migration(
    number: 2, name: "names", sql: "ALTER TABLE pet ADD COLUMN name TEXT; -- later; more")

  @Test(arguments: Engine.available)
  func `what has not run is run once and in order`(engine: Engine) async throws {
    let store = try await engine.emptyStore()
    #expect(try await Migrator.pending(store, [Self.second, Self.first]) == ["0001 pets", "0002 names"])
    #expect(try await Migrator.migrate(store, [Self.first]) == ["0001 pets"])
    #expect(try await Migrator.migrate(store, [Self.second, Self.first]) == ["0002 names"])
    #expect(try await Migrator.migrate(store, [Self.second, Self.first]) == [])
    #expect(try await Migrator.pending(store, [Self.first, Self.second]) == [])
    try await store.write { tx in _ = try tx.run("INSERT INTO pet (id, name) VALUES ('1', 'Rex')") }
  }

  @Test(arguments: Engine.available)
  func `an engine's own part runs after the common one and the other's not at all`(engine: Engine)
    async throws
  {
    let store = try await engine.emptyStore()
    let dialects: [Dialect] = [.sqlite, .postgres]
    let parts = dialects.map {
      Migration(number: 1, name: "pets", sql: "INSERT INTO pet (id) VALUES ('\($0.rawValue)')", engine: $0)
    }
    #expect(try await Migrator.migrate(store, parts + [Self.first]) == ["0001 pets"])
    let ids: [String] = try await store.read { tx in try tx.values("SELECT id FROM pet") }
    #expect(ids == [engine.rawValue])
  }

  @Test(arguments: Engine.available)
  func `a database of a newer program is refused`(engine: Engine) async throws {
    let store = try await engine.emptyStore()
    try await Migrator.migrate(store, [Self.first, Self.second])
    let fault = await #expect(throws: MigrationFault.newer(database: 2, program: 1)) {
      try await Migrator.migrate(store, [Self.first])
    }
    #expect("\(fault!)".contains("made by a newer version"))
  }

  @Test(arguments: Engine.available)
  func `a step that was changed after it ran is refused`(engine: Engine) async throws {
    let store = try await engine.emptyStore()
    try await Migrator.migrate(store, [Self.first])
    let edited = Migration(
      number: 1, name: "pets", sql: "CREATE TABLE pet (id TEXT NOT NULL PRIMARY KEY, age INTEGER)")
    await #expect(throws: MigrationFault.edited(step: "0001 pets")) {
      try await Migrator.migrate(store, [edited])
    }
    await #expect(throws: MigrationFault.edited(step: "0001 pets")) {
      try await Migrator.pending(store, [edited])
    }
  }

  @Test(arguments: Engine.available)
  func `a step that comes before one that has run is refused`(engine: Engine) async throws {
    let store = try await engine.emptyStore()
    let third = Migration(number: 3, name: "third", sql: "")
    try await Migrator.migrate(store, [Self.first, third])
    await #expect(throws: MigrationFault.outOfOrder(step: "0002 names", after: 3)) {
      try await Migrator.migrate(store, [Self.first, Self.second, third])
    }
  }

  @Test(arguments: Engine.available)
  func `a step that fails leaves nothing of itself and says where`(engine: Engine) async throws {
    let store = try await engine.emptyStore()
    let bad = Migration(
      number: 2, name: "bad", sql: "CREATE TABLE toy (id TEXT); INSERT INTO nowhere VALUES (1);")
    let fault = await #expect(throws: MigrationFault.self) {
      try await Migrator.migrate(store, [Self.first, bad])
    }
    #expect("\(fault!)".contains("0002 bad"))
    #expect("\(fault!)".contains("INSERT INTO nowhere"))
    #expect(try await Migrator.pending(store, [Self.first, bad]) == ["0002 bad"])
    try await store.write { tx in _ = try tx.run("CREATE TABLE toy (id TEXT)") }
  }

  @Test(arguments: Engine.available)
  func `several processes may start at once`(engine: Engine) async throws {
    let store = try await engine.emptyStore()
    let done = try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<3 { group.addTask { try await Migrator.migrate(store, [Self.first, Self.second]) } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(done.sorted() == ["0001 pets", "0002 names"])
  }
}
