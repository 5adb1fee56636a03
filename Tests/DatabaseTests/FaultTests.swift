import Database
import TestSupport
import Testing

struct FaultTests {
  @Test(arguments: Engine.available)
  func `a unique index that is taken is named with its columns`(engine: Engine) async throws {
    let store = try await engine.petStore()
    let fault = await store.fault("INSERT INTO pet (id, owner_id, name_key, age) VALUES (2, 1, 'rex', 3)")
    #expect(fault == .uniqueViolation(table: "pet", columns: ["owner_id", "name_key"]))
    #expect(fault?.isTaken("name_key") == true)
    #expect(fault?.isTaken("age") == false)
  }

  @Test(arguments: Engine.available)
  func `a primary key is a unique index too`(engine: Engine) async throws {
    let store = try await engine.petStore()
    let fault = await store.fault("INSERT INTO owner (id) VALUES (1)")
    #expect(fault == .uniqueViolation(table: "owner", columns: ["id"]))
  }

  @Test(arguments: Engine.available)
  func `a unique index over part of a table names its columns`(engine: Engine) async throws {
    let store = try await engine.petStore()
    let fault = await store.fault(
      "INSERT INTO pet (id, owner_id, name_key, age, is_chief) VALUES (2, 1, 'max', 3, TRUE)")
    #expect(fault == .uniqueViolation(table: "pet", columns: ["owner_id"]))
  }

  @Test(arguments: Engine.available)
  func `a row without its other half is refused`(engine: Engine) async throws {
    let store = try await engine.petStore()
    let orphan = await store.fault("INSERT INTO pet (id, owner_id, name_key, age) VALUES (3, 9, 'a', 1)")
    let widow = await store.fault("DELETE FROM owner")
    let constraint = engine == .postgres ? "pet_owner_id_fkey" : nil
    #expect(orphan == .foreignKey(constraint: constraint))
    #expect(widow == .foreignKey(constraint: constraint))
  }

  @Test(arguments: Engine.available)
  func `a check that refuses is named`(engine: Engine) async throws {
    let store = try await engine.petStore()
    let fault = await store.fault("UPDATE pet SET age = -1")
    #expect(fault == .check(constraint: "pet_age"))
  }

  @Test(arguments: Engine.available)
  func `a missing value is named`(engine: Engine) async throws {
    let store = try await engine.petStore()
    let fault = await store.fault("UPDATE pet SET name_key = \(String?.none)")
    #expect(fault == .notNull(table: "pet", column: "name_key"))
  }

  @Test(arguments: Engine.available)
  func `a wrong statement is another fault and tells no values`(engine: Engine) async throws {
    let store = try await engine.petStore()
    let fault = await store.fault("SELECT nothing FROM pet WHERE name_key = \("secret")")
    guard case .other = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(!"\(fault!)".contains("secret"))
  }

  @Test
  func `a folder that is not there cannot hold a database`() async {
    await #expect(throws: DatabaseFault.self) { try await Store.open("/nowhere/at/all.sqlite") }
  }

  @Test(arguments: ["postgres://localhost:1/none", "postgres://%zz"])
  func `a server that is not there is said to be unreachable at once`(url: String) async {
    let fault = await #expect(throws: DatabaseFault.self) { try await Store.open(url) }
    guard case .unreachable = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
  }
}

extension Engine {
  fileprivate func petStore() async throws -> Store {
    let store = try await emptyStore()
    try await store.write { tx in
      try tx.run("CREATE TABLE owner (id INTEGER NOT NULL PRIMARY KEY)")
      try tx.run(
        """
        CREATE TABLE pet (id INTEGER NOT NULL PRIMARY KEY, owner_id INTEGER NOT NULL REFERENCES owner (id),
          name_key TEXT NOT NULL, age INTEGER NOT NULL CONSTRAINT pet_age CHECK (age >= 0),
          is_chief BOOLEAN NOT NULL DEFAULT FALSE, UNIQUE (owner_id, name_key))
        """)
      try tx.run("CREATE UNIQUE INDEX pet_chief ON pet (owner_id) WHERE is_chief")
      try tx.run("INSERT INTO owner (id) VALUES (1)")
      try tx.run("INSERT INTO pet (id, owner_id, name_key, age, is_chief) VALUES (1, 1, 'rex', 3, TRUE)")
    }
    return store
  }
}

extension Store {
  fileprivate func fault(_ statement: SQL) async -> DatabaseFault? {
    do {
      try await write { tx in _ = try tx.run(statement) }
      return nil
    } catch {
      return error as? DatabaseFault
    }
  }
}
