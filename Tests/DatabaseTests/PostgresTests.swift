@testable import Database
import TestSupport
import Testing

/// What only PostgreSQL does; nothing runs where there is none.
@Suite(.enabled(if: Engine.available.contains(.postgres)))
struct PostgresTests {
  @Test
  func `a transaction that others got in the way of is run again`() async throws {
    let store = try await Engine.postgres.counterStore()
    let gate = Gate()
    let attempts = Tally()
    let slow = Task {
      try await store.write { tx in
        let n: Int = try tx.value("SELECT n FROM counter WHERE id = 1") ?? 0
        if attempts.add() == 1 { gate.pass() }
        _ = try tx.run("UPDATE counter SET n = \(n + 1) WHERE id = 1")
      }
    }
    await gate.reached()
    try await store.increment()
    gate.open()
    try await slow.value
    #expect(attempts.count == 2)
    #expect(store.replays == 1)
    #expect(try await store.counter() == 2)
  }

  @Test
  func `a lost connection is replaced and the transaction run again`() async throws {
    let store = try await Engine.postgres.counterStore()
    let attempts = Tally()
    try await store.write { tx in
      let n: Int = try tx.value("SELECT n FROM counter WHERE id = 1") ?? 0
      _ = try tx.run("UPDATE counter SET n = \(n + 1) WHERE id = 1")
      if attempts.add() == 1 { _ = try tx.run("SELECT pg_terminate_backend(pg_backend_pid())") }
    }
    #expect(attempts.count == 2)
    #expect(try await store.counter() == 1)
  }

  @Test
  func `rows may take longer to make than a statement may last`() async throws {
    let store = try await Engine.postgres.counterStore()
    try await store.write { tx in
      try tx.run("SET LOCAL statement_timeout = '100ms'")
      let made = ContinuousClock.now + .milliseconds(150)
      try tx.load(
        TableLoad("counter", "id", "n"),
        (2...3).lazy.map { id in
          while ContinuousClock.now < made {}
          return [id.sqlValue, 0.sqlValue]
        })
    }
    #expect(try await store.read { tx in try tx.value("SELECT count(*) FROM counter") } == 3)
  }

  @Test(arguments: [TransactionMode.write, .long])
  func `loaded rows may refer to later ones, however many there are`(_ mode: TransactionMode) async throws {
    let store = try await Engine.postgres.counterStore()
    try await store.transact(mode) { tx in
      try tx.run("CREATE TABLE link (id INTEGER PRIMARY KEY, next INTEGER REFERENCES link (id), words TEXT)")
      let words = String(repeating: "word ", count: 100_000)
      try tx.load(
        TableLoad("link", "id", "next", "words"),
        (1...3).map { id in [id.sqlValue, (id < 3 ? id + 1 : nil).sqlValue, words.sqlValue] })
      #expect(try tx.value("SELECT count(*) FROM link") == 3)
    }
  }

  @Test
  func `a connection that died while idle is replaced`() async throws {
    let store = try await Engine.postgres.counterStore()
    try await store.read { tx in
      _ = try tx.run(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """)
    }
    for _ in 0..<6 { try await store.increment() }
    #expect(try await store.counter() == 6)
  }

  @Test
  func `a connection lost during commit is told and nothing is run again`() async throws {
    let store = try await Engine.postgres.counterStore()
    try await store.write { tx in
      try tx.run(
        """
        CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$
        """)
      try tx.run(
        """
        CREATE CONSTRAINT TRIGGER counter_dies AFTER UPDATE ON counter DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION die()
        """)
    }
    let attempts = Tally()
    let fault = await #expect(throws: DatabaseFault.self) {
      try await store.write { tx in
        attempts.add()
        _ = try tx.run("UPDATE counter SET n = 5")
      }
    }
    guard case .unreachable(_, duringCommit: true) = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(attempts.count == 1)
  }

  @Test
  func `a statement prepared before a table changed is prepared anew`() async throws {
    let store = try await Engine.postgres.counterStore()
    let wide: @Sendable (Transaction) throws -> Int = { tx in
      try tx.first("SELECT * FROM counter")?["id"] ?? 0
    }
    #expect(try await store.read(wide) == 1)
    try await store.write { tx in _ = try tx.run("ALTER TABLE counter ADD COLUMN extra TEXT") }
    #expect(try await store.read(wide) == 1)
  }

  @Test
  func `a refusal rolls back and the connection goes on`() async throws {
    struct Refused: Error {}
    let store = try await Engine.postgres.counterStore()
    for _ in 0..<5 {
      await #expect(throws: Refused.self) {
        try await store.write { tx in
          _ = try tx.run("UPDATE counter SET n = 5")
          throw Refused()
        }
      }
    }
    #expect(try await store.counter() == 0)
    #expect(store.replays == 0)
  }
}
