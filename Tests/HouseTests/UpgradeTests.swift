import Database
import Guildhall
import Logging
import TestSupport
import Testing

/// A database of any earlier version becomes one of this version, and keeps what is in it.
struct UpgradeTests {
  private static func steps(upTo number: Int) -> [Migration] {
    MigrationList.all.filter { $0.number <= number }
  }

  @Test(arguments: Engine.available)
  func `from every earlier step on the schema ends as a new one's`(_ engine: Engine) async throws {
    let fresh = try await SchemaDescription(of: engine.freshStore())
    let newest = try #require(MigrationList.all.map(\.number).max())
    for number in 1..<newest {
      let store = try await engine.emptyStore()
      try await Migrator.migrate(store, Self.steps(upTo: number))
      #expect(try await Migrator.migrate(store, MigrationList.all).count == newest - number)
      #expect(try await SchemaDescription(of: store) == fresh, "from step \(number)")
      await store.close()
    }
  }

  /// The first version had events and jobs, and nothing else.
  @Test(arguments: Engine.available)
  func `what the very first version kept is there and goes on`(_ engine: Engine) async throws {
    let store = try await engine.emptyStore()
    try await Migrator.migrate(store, Self.steps(upTo: 1))
    try await store.write { tx in
      try tx.run(
        """
        INSERT INTO event (id, kind, subject_id, actor_id, detail, at)
        VALUES ('00000000000000000000000001', 'moon.risen', 'moon', NULL, '{"over":"the bay"}', 1000)
        """)
      try tx.run(
        """
        INSERT INTO job (id, kind, payload, key, run_at, attempts, created_at)
        VALUES ('00000000000000000000000002', 'moon.watch', '{"from":"the hill"}', 'moon', 1000, 2, 1000)
        """)
    }
    try await Migrator.migrate(store, MigrationList.all)
    let events = try await store.read { tx in try EventLog.latest(kinds: ["moon.risen"], limit: 2, in: tx) }
    #expect(events.map(\.detail) == [["over": "the bay"]])
    let seen = Seen()
    let handler = JobHandler("moon.watch") { job in await seen.note(job.payload["from"] ?? "", job.attempt) }
    try await JobWorker(store: store, handlers: [handler], logger: Logger(label: "test")).drain()
    #expect(await seen.all == ["the hill 3"])
  }
}

private actor Seen {
  private(set) var all: [String] = []
  func note(_ what: String, _ attempt: Int) { all.append("\(what) \(attempt)") }
}
