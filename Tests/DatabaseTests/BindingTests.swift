import Database
import Essentials
import TestSupport
import Testing

struct BindingTests {
  static let hostile = [
    "", " ", "'", "''; DROP TABLE event; --", "\" OR \"1\"=\"1", "?", "$1", "\\", "\\'", "%_", "NULL",
    "a\nb\r\nc\t",
    "Zoë Ünal 学び 🧑🏽‍🏫", "e\u{301}", "\u{202E}gnp", "{}", "\u{FEFF}bom", String(repeating: "ö", count: 70_000),
  ]

  @Test(arguments: Engine.available)
  func `hostile text comes back as it was and nothing else happens`(engine: Engine) async throws {
    let store = try await engine.freshStore()
    for (place, text) in Self.hostile.enumerated() {
      let (back, count) = try await store.write { tx in
        try tx.run(
          """
          INSERT INTO event (id, kind, subject_id, detail, at)
          VALUES (\("\(place)"), \(text), \(text), '{}', 0)
          """)
        let back: String? = try tx.value(
          "SELECT kind FROM event WHERE id = \("\(place)") AND kind = \(text) AND subject_id IN (\(list: [text]))"
        )
        return (back, try tx.value("SELECT count(*) FROM event") as Int?)
      }
      // Compared by scalars: for `==` a letter with its accent apart is the same as the two in one.
      #expect(back.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
      #expect(count == place + 1)
    }
  }

  @Test(arguments: Engine.available)
  func `the character NUL becomes a replacement character`(engine: Engine) async throws {
    let store = try await engine.freshStore()
    let back: String? = try await store.read { tx in try tx.value("SELECT \("a\0b")") }
    #expect(back == "a\u{FFFD}b")
  }

  @Test(arguments: Engine.available)
  func `every kind of value comes back from its column`(engine: Engine) async throws {
    let store = try await engine.emptyStore()
    let kept = Kept.sample
    let back = try await store.write { tx in
      try tx.run(Kept.table)
      try kept.save(in: tx)
      return try tx.one("SELECT * FROM kept", Kept.init)
    }
    #expect(back == kept)
  }

  @Test(arguments: Engine.available)
  func `every kind of value may be missing`(engine: Engine) async throws {
    let store = try await engine.emptyStore()
    let row = try await store.write { tx in
      try tx.run(Kept.table)
      try Kept.saveNothing(in: tx)
      return try tx.first("SELECT * FROM kept")
    }
    let missing = try #require(row)
    #expect(try missing["text"] as String? == nil)
    #expect(try missing["number"] as Int? == nil)
    #expect(try missing["real"] as Double? == nil)
    #expect(try missing["truth"] as Bool? == nil)
    #expect(try missing["instant"] as Instant? == nil)
    #expect(try missing["zone"] as Zone? == nil)
    #expect(try missing["mood"] as Mood? == nil)
    #expect(throws: DatabaseFault.unreadable("column text: NULL is not a String")) {
      try missing["text"] as String
    }
  }

  @Test(arguments: Engine.available)
  func `the extremes of numbers survive`(engine: Engine) async throws {
    let store = try await engine.freshStore()
    let (integers, reals) = try await store.read { tx in
      let integers = try tx.first("SELECT \(Int64.min) AS least, \(Int64.max) AS most")
      let reals = try tx.first(
        "SELECT \(0.1) AS tenth, \(-1.7976931348623157e308) AS least, \(Double.nan) AS nan")
      return (integers, reals)
    }
    #expect(try integers?["least"] == Int64.min)
    #expect(try integers?["most"] == Int64.max)
    #expect(try reals?["tenth"] == 0.1)
    #expect(try reals?["least"] == -1.7976931348623157e308)
    #expect(try reals?["nan"] as Double? == nil)
  }

  @Test(arguments: Engine.available)
  func `sums, averages and counts have the type one expects`(engine: Engine) async throws {
    let store = try await engine.freshStore()
    let row = try await store.read { tx in
      try tx.first(
        """
        SELECT count(*) AS n, sum(x) AS total, avg(x) AS mean, max(x) AS most
        FROM (SELECT CAST(\(3) AS BIGINT) AS x UNION ALL SELECT \(4)) AS xs
        """)
    }
    #expect(try row?["n"] == 2)
    #expect(try row?["total"] == 7)
    #expect(try row?["mean"] == 3.5)
    #expect(try row?["most"] == 4)
  }

  @Test(arguments: Engine.available)
  func `an empty list finds nothing and its opposite everything`(engine: Engine) async throws {
    let store = try await engine.freshStore()
    let counts = try await store.read { tx in
      let numbers: SQL = "(SELECT CAST(\(1) AS BIGINT) AS n UNION ALL SELECT \(2)) AS numbers"
      let empty: [Int] = []
      return [
        try tx.value("SELECT count(*) FROM \(sql: numbers) WHERE n IN (\(list: empty))") as Int?,
        try tx.value("SELECT count(*) FROM \(sql: numbers) WHERE n NOT IN (\(list: empty))"),
        try tx.value("SELECT count(*) FROM \(sql: numbers) WHERE n IN (\(list: [2, 3]))"),
        try tx.value("SELECT count(*) FROM \(sql: numbers) WHERE 'a' NOT IN (\(list: [String]()))"),
      ]
    }
    #expect(counts == [0, 2, 1, 2])
  }

  @Test(arguments: Engine.available)
  func `a pattern tells capitals from small letters`(engine: Engine) async throws {
    let store = try await engine.freshStore()
    let matches: [Bool] = try await store.read { tx in
      try ["Zo%", "zo%", "%OE"].map { try tx.value("SELECT 'Zoe' LIKE \($0)") ?? false }
    }
    #expect(matches == [true, false, false])
  }

  @Test(arguments: Engine.available)
  func `fragments nest with their values in order`(engine: Engine) async throws {
    let store = try await engine.freshStore()
    let filters: [SQL] = ["a = \("x")", "b BETWEEN \(1) AND \(3)"]
    let found: Int? = try await store.read { tx in
      try tx.value(
        """
        SELECT \(7) FROM (SELECT CAST(\("x") AS TEXT) AS a, CAST(\(2) AS BIGINT) AS b) AS t
        WHERE \(sql: .joined(filters, by: " AND ")) LIMIT \(1)
        """)
    }
    #expect(found == 7)
  }

  @Test(arguments: Engine.available)
  func `a column that is not there is named with those that are`(engine: Engine) async throws {
    let store = try await engine.freshStore()
    let row = try await store.read { tx in try tx.first("SELECT 1 AS one, 2 AS two") }
    #expect(throws: DatabaseFault.unreadable("no column three, only one, two")) { try row?["three"] as Int? }
  }
}
