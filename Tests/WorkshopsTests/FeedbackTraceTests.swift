import Database
import Essentials
import Foundation
import People
import TestSupport
import Testing
@testable import Workshops

/// What somebody with the whole database could find out.
struct FeedbackTraceTests {
  static let urn = ["feedback_answer", "feedback_words", "feedback_token"]

  @Test(arguments: Engine.available)
  func `the database is the same whoever answered what, in whichever order`(_ engine: Engine) async throws {
    var dumps: [[String: [String]]] = []
    for turns in [
      [(0, FeedbackDraft.sample), (1, .other)], [(1, .other), (0, .sample)], [(0, .other), (1, .sample)],
    ] {
      let after = try await AfterWorld.held(on: engine)
      for (place, draft) in turns { try await after.give(draft, by: after.guests[place]) }
      var dump = try await DatabaseDump(of: after.store).tables
      for table in ["feedback_answer", "feedback_words"] {
        dump[table] = dump[table]?.map(withoutID).sorted()
      }
      dumps.append(dump)
    }
    #expect(dumps[0]["feedback_answer"]?.count == 2)
    #expect(dumps[0]["feedback_token"]?.count == 7)
    #expect(dumps[0]["person"]?.count == 12)
    for (table, rows) in dumps[0] {
      #expect(dumps[1][table] == rows, "\(table) tells the order")
      #expect(dumps[2][table] == rows, "\(table) tells who answered what")
    }
  }

  @Test(arguments: Engine.available)
  func `an answer changes nothing but the urn`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let key = try await after.key(of: after.guests[0])
    // A sign-in whose last use is due to be noted: the note would say when.
    _ = try await after.world.get("/", as: .ana)
    after.clock.advance(by: .hours(2))
    let before = try await DatabaseDump(of: after.store).tables
    let answer = try await after.world.post(
      "/feedback/\(key)", ["worth": "5", "useful": "4", "open_to_all": "3", "worked": "Xylophone"], as: .ana)
    #expect(answer.location == "/feedback/sent")
    #expect(try await after.world.get("/feedback/sent", as: .ana).status == 200)
    let now = try await DatabaseDump(of: after.store).tables
    let changed = Set(now.keys.filter { now[$0] != before[$0] })
    #expect(changed == Set(Self.urn))
    for (table, rows) in now where table != "feedback_words" {
      #expect(!rows.contains { $0.lowercased().contains("xylophone") }, "\(table) holds what was written")
    }
  }

  /// SQLite's log keeps each transaction apart until it is emptied.
  @Test func `the log beside the file keeps no answer, and no secret after closing`() async throws {
    let after = try await AfterWorld.held(on: .sqlite)
    let key = try await after.key(of: after.guests[0])
    _ = try await after.world.post("/feedback/\(key)", ["worth": "5", "useful": "4", "open_to_all": "3"])
    #expect(try await log(of: after.store).isEmpty)
    let secret: String? = try await after.store.read { tx in try tx.value("SELECT secret FROM feedback_round")
    }
    after.clock.advance(by: .days(15))
    try await after.world.work()
    #expect(
      String(decoding: try await log(of: after.store), as: UTF8.self).contains(try #require(secret)) == false)
  }

  @Test func `the log is emptied as soon as whoever reads has done`() async throws {
    let after = try await AfterWorld.held(on: .sqlite)
    let key = try await after.key(of: after.guests[0])
    let (store, gate) = (after.store, DispatchSemaphore(value: 0))
    let reading = AsyncStream.makeStream(of: Void.self)
    async let reader: Int? = store.read { tx in
      let count: Int? = try tx.value("SELECT count(*) FROM person")
      reading.continuation.yield()
      gate.wait()
      return count
    }
    for await _ in reading.stream { break }
    _ = try await after.world.post("/feedback/\(key)", ["worth": "5", "useful": "4", "open_to_all": "3"])
    let goesOn = try #require(await store.leaveNoTrace())
    #expect(try await !log(of: store).isEmpty)
    gate.signal()
    _ = try await reader
    await goesOn.value
    #expect(try await log(of: store).isEmpty)
  }

  private func log(of store: Store) async throws -> Data {
    let file: String? = try await store.read { tx in
      try tx.value("SELECT file FROM pragma_database_list WHERE name = 'main'")
    }
    return try Data(contentsOf: URL(fileURLWithPath: try #require(file) + "-wal"))
  }

  @Test(arguments: Engine.available)
  func `signing in to answer leaves no more than signing in`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let page = try await after.world.get("\(after.path)/feedback", as: .ana)
    let action = page.body.firstMatch(of: #/action="(/feedback/[0-9a-v]{26})"/#)?.output.1 ?? ""
    let before = try await DatabaseDump(of: after.store).tables
    let answer = try await after.world.submit(
      String(action), ["worth": "5", "useful": "4", "open_to_all": "3"], as: .ana)
    #expect(answer.location == "/feedback/sent")
    let now = try await DatabaseDump(of: after.store).tables
    #expect(
      Set(now.keys.filter { now[$0] != before[$0] }).subtracting(["sign_in"]) == [
        "feedback_answer", "feedback_token",
      ])
  }

  @Test(arguments: Engine.available)
  func `neither place nor transaction of a row tells when it came`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine, guests: 9)
    for (place, guest) in after.guests.enumerated() {
      try await after.give(
        FeedbackDraft(worth: .fully, useful: .fully, openToAll: .fully, worked: "\(place)", different: "-"),
        by: guest)
      if place == 6 { _ = try await after.results() }
    }
    let isPostgres = after.store.engineName == "postgres"
    for (table, column) in [("feedback_answer", "id"), ("feedback_words", "id"), ("feedback_token", "hash")] {
      let rows = try await DatabaseDump.physical(table, column, isPostgres: isPostgres, of: after.store)
      #expect(rows.map(\.key) == rows.map(\.key).sorted(), "\(table) lies in the order of its random keys")
      #expect(rows.count >= 9)
      #expect(Set(rows.map(\.transaction)).count == 1, "\(table) was written in one piece")
    }
  }

  @Test func `no table of feedback names a person, and no other names one of feedback's`() async throws {
    let store = try await Engine.sqlite.freshStore()
    let lines = try await SchemaDescription(of: store).lines
    let feedback = lines.filter { $0.hasPrefix("feedback_") }
    #expect(!feedback.isEmpty)
    #expect(feedback.filter { $0.contains("person") || $0.contains("created") || $0.contains("actor") } == [])
    #expect(feedback.filter { $0.contains("_at ") } == ["feedback_round.closes_at BIGINT NOT NULL"])
    let references = lines.filter {
      $0.contains("REFERENCES feedback_") && !$0.contains("REFERENCES feedback_round")
    }
    #expect(references == [])
  }

  private func withoutID(_ row: String) -> String {
    row.split(separator: "|").filter { !$0.hasPrefix("id=") }.joined(separator: "|")
  }
}

/// Every row of every table as text.
struct DatabaseDump {
  let tables: [String: [String]]

  init(of store: Store) async throws {
    let list: SQL =
      store.engineName == "postgres"
      ? "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
      : "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'text_search%'"
    let isPostgres = store.engineName == "postgres"
    tables = try await store.read { tx in
      var tables: [String: [String]] = [:]
      for name in try tx.values(list) as [String] {
        tables[name] = try Self.rows(name, isPostgres, tx).sorted()
      }
      return tables
    }
  }

  private static func rows(_ table: String, _ isPostgres: Bool, _ tx: Transaction) throws -> [String] {
    let columns: [String] =
      isPostgres
      ? try tx.values(
        "SELECT column_name FROM information_schema.columns WHERE table_name = \(table) ORDER BY column_name")
      : try tx.values("SELECT name FROM pragma_table_info(\(table)) ORDER BY name")
    let cells = columns.map { "coalesce(CAST(\($0) AS TEXT), '∅')" }
    return try tx.rows(SQL(stringLiteral: "SELECT \(cells.joined(separator: ", ")) FROM \(table)")).map {
      row in
      try columns.enumerated().map { "\($1)=\(try row[at: $0] as String)" }.joined(separator: "|")
    }
  }

  struct Place {
    let key: String
    let transaction: String
  }

  /// The rows as they lie on the disk, with the transaction that wrote them where the engine keeps it.
  static func physical(
    _ table: String, _ column: String, isPostgres: Bool, of store: Store
  ) async throws -> [Place] {
    let sql =
      isPostgres
      ? "SELECT \(column), CAST(xmin AS TEXT) FROM \(table) ORDER BY ctid"
      : "SELECT \(column), '' FROM \(table) ORDER BY rowid"
    return try await store.read { tx in
      try tx.all(SQL(stringLiteral: sql)) { Place(key: try $0[at: 0], transaction: try $0[at: 1]) }
    }
  }
}
