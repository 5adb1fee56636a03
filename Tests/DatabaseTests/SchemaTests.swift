import Database
import TestSupport
import Testing

@Suite(.enabled(if: Engine.available == Engine.allCases))
struct SchemaTests {
  @Test
  func `both engines end with the same tables`() async throws {
    let sqlite = try await SchemaDescription(of: Engine.sqlite.freshStore()).lines
    let postgres = try await SchemaDescription(of: Engine.postgres.freshStore()).lines
    #expect(sqlite.contains("job.payload TEXT NOT NULL"))
    #expect(Set(sqlite).subtracting(postgres).sorted() == [])
    #expect(Set(postgres).subtracting(sqlite).sorted() == [])
    #expect(sqlite.count == postgres.count)
  }

  @Test
  func `the comparison sees every kind of fact`() async throws {
    let expected = [
      "kid INDEX (name) partial", "kid KEY (id, mother)", "kid UNIQUE (name)", "kid.id INTEGER NOT NULL",
      "kid.mother REFERENCES mum.id CASCADE", "kid.mother TEXT NOT NULL", "kid.name TEXT", "mum KEY (id)",
      "mum.id TEXT NOT NULL",
    ]
    for engine in Engine.allCases {
      let store = try await engine.emptyStore()
      try await store.write { tx in
        try tx.run("CREATE TABLE mum (id TEXT NOT NULL PRIMARY KEY)")
        try tx.run(
          """
          CREATE TABLE kid (id INTEGER NOT NULL, mother TEXT NOT NULL REFERENCES mum (id) ON DELETE CASCADE,
            name TEXT UNIQUE, PRIMARY KEY (id, mother))
          """)
        try tx.run("CREATE INDEX kid_name ON kid (name) WHERE name IS NOT NULL")
      }
      let lines = try await SchemaDescription(of: store).lines
      #expect(lines == expected)
    }
  }
}
