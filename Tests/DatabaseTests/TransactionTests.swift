import Database
import Essentials
import TestSupport
import Testing

struct TransactionTests {
  struct Refused: Error {}

  @Test(arguments: Engine.available)
  func `a closure that throws leaves nothing behind`(engine: Engine) async throws {
    let store = try await engine.counterStore()
    await #expect(throws: Refused.self) {
      try await store.write { tx in
        try tx.run("UPDATE counter SET n = 5")
        throw Refused()
      }
    }
    #expect(try await store.counter() == 0)
  }

  @Test(arguments: Engine.available)
  func `a fault that the closure catches still ends the transaction`(engine: Engine) async throws {
    let store = try await engine.counterStore()
    await #expect(throws: DatabaseFault.self) {
      try await store.write { tx in
        try tx.run("UPDATE counter SET n = 5")
        _ = try? tx.run("INSERT INTO counter (id, n) VALUES (1, 1)")
        _ = try? tx.run("UPDATE counter SET n = 6")
      }
    }
    #expect(try await store.counter() == 0)
  }

  @Test(arguments: Engine.available)
  func `a reader keeps its snapshot while others commit`(engine: Engine) async throws {
    let store = try await engine.counterStore()
    let gate = Gate()
    let reading = Task {
      try await store.read { tx in
        let before: Int? = try tx.value("SELECT n FROM counter")
        gate.pass()
        return [before, try tx.value("SELECT n FROM counter")]
      }
    }
    await gate.reached()
    try await store.write { tx in _ = try tx.run("UPDATE counter SET n = 1") }
    gate.open()
    #expect(try await reading.value == [0, 0])
    #expect(try await store.counter() == 1)
  }

  @Test(arguments: Engine.available)
  func `fifty increments at once lose nothing`(engine: Engine) async throws {
    let store = try await engine.counterStore()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<50 { group.addTask { try await store.increment() } }
      try await group.waitForAll()
    }
    #expect(try await store.counter() == 50)
  }

  @Test(arguments: Engine.available)
  func `a reader cannot write`(engine: Engine) async throws {
    let store = try await engine.counterStore()
    await #expect(throws: DatabaseFault.self) {
      try await store.read { tx in _ = try tx.run("UPDATE counter SET n = 5") }
    }
    #expect(try await store.counter() == 0)
  }

  @Test(arguments: Engine.available)
  func `run tells how many rows changed and returning gives them`(engine: Engine) async throws {
    let store = try await engine.counterStore()
    let (changed, returned) = try await store.write { tx in
      try tx.run("INSERT INTO counter (id, n) VALUES (2, 0), (3, 0)")
      let changed = try tx.run("UPDATE counter SET n = 9 WHERE id > \(1)")
      let returned: [Int] = try tx.values("DELETE FROM counter WHERE n = 9 RETURNING id")
      return (changed, returned.sorted())
    }
    #expect(changed == 2)
    #expect(returned == [2, 3])
    #expect(try await store.write { tx in try tx.run("UPDATE counter SET n = 1 WHERE id = 77") } == 0)
  }

  @Test(arguments: Engine.available)
  func `the time of a transaction is the clock's when it began`(engine: Engine) async throws {
    let clock = TestClock()
    let store = try await engine.freshStore(clock: clock.read)
    let start = clock.now
    let times = try await store.read { tx in
      clock.advance(by: .minutes(1))
      return [tx.now, tx.now]
    }
    #expect(times == [start, start])
  }

  @Test(arguments: Engine.available)
  func `identities made in one millisecond keep their order`(engine: Engine) async throws {
    let store = try await engine.freshStore()
    var ids: [ID<Kept>] = []
    for _ in 0..<3 {
      ids += try await store.write { tx in (0..<2000).map { _ in tx.newID() } }
      ids.append(store.newID())
    }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == 6003)
  }

  @Test(arguments: Engine.available)
  func `statements are counted where they are sent`(engine: Engine) async throws {
    let store = try await engine.counterStore()
    let count = try await StatementCount.counting {
      _ = try await store.counter()
      try await store.increment()
    }
    #expect(count == 3)
  }

  @Test(arguments: Engine.available)
  func `task locals hold inside a transaction`(engine: Engine) async throws {
    let store = try await engine.freshStore()
    let (inRead, inWrite) = try await Noted.$word.withValue("carried") {
      (try await store.read { _ in Noted.word }, try await store.write { _ in Noted.word })
    }
    #expect(inRead == "carried")
    #expect(inWrite == "carried")
  }

  @Test(arguments: Engine.available)
  func `a closed store says so`(engine: Engine) async throws {
    let store = try await engine.freshStore()
    await store.close()
    await #expect(throws: DatabaseFault.unreachable("it has been closed")) {
      try await store.read { tx in try tx.value("SELECT 1") as Int? }
    }
  }
}

private enum Noted {
  @TaskLocal static var word = ""
}

extension Engine {
  /// One row to count in.
  func counterStore() async throws -> Store {
    let store = try await emptyStore()
    try await store.write { tx in
      try tx.run("CREATE TABLE counter (id INTEGER NOT NULL PRIMARY KEY, n INTEGER NOT NULL)")
      try tx.run("INSERT INTO counter (id, n) VALUES (1, 0)")
    }
    return store
  }
}

extension Store {
  func counter() async throws -> Int? {
    try await read { tx in try tx.value("SELECT n FROM counter WHERE id = 1") }
  }

  /// Reads, then writes: only serializable transactions get it right.
  func increment() async throws {
    try await write { tx in
      let n: Int = try tx.value("SELECT n FROM counter WHERE id = 1") ?? 0
      _ = try tx.run("UPDATE counter SET n = \(n + 1) WHERE id = 1")
    }
  }
}
