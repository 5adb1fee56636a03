import Database
import Essentials
import Foundation
import HTTPTypes
import People
import TestSupport
import Testing
@testable import Workshops

struct TopicImportPageTests {
  private static let topics =
    "comment-id,comment-body,author-id,timestamp\n0,Torque tools,17,1726860583807\n1,A handover,18,1726860668959\n"
  private static let votes = "voter-id,comment-id,vote\n17,0,1\n18,0,1\n19,0,1\n19,0,-1\n17,1,1\n"

  @Test(arguments: Engine.available)
  func `a list and its votes are looked at, decided on, and taken over`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let draft = try await upload(in: world)
    let first = try await world.get(draft, as: .ines)
    #expect(first.words.contains("topics.csv: 2 lines, read as UTF-8; votes.csv: 5 lines, read as UTF-8."))
    #expect(first.words.contains("5 errors") && first.words.contains("Nobody here has the number 17."))
    #expect(!first.body.contains("/application"))
    let wrong = try await world.put(
      draft,
      [
        "column-0": "title", "column-1": "title", "vote-column-0": "voter", "vote-column-1": "voter",
        "list": "A b",
      ], as: .ines)
    #expect(wrong.status == 422)
    #expect(
      wrong.words.contains("Topic is already taken from comment-id")
        && wrong.words.contains("Voter is already taken from voter-id"))
    #expect(wrong.words.contains("“A b” is no name for a list") && wrong.body.contains("value=\"A b\""))
    let right = try await world.put(draft, decided(addsPeople: true), as: .ines)
    #expect(right.status == 303)
    let look = try await world.get(draft, as: .ines)
    #expect(
      look.words.contains(
        "It would be: Topics: 2 added, 0 changed, 0 unchanged; votes: 3 added, 0 taken back, 0 unchanged; 3 people added."
      ))
    #expect(try await counts(in: world) == [0, 0, 6])
    let done = try await world.post("\(draft)/application", ["fingerprint": fingerprint(look)], as: .ines)
    #expect(done.status == 303 && done.location == "/topics")
    #expect(try await counts(in: world) == [2, 3, 9])
    let list = try await world.get("/topics", as: .ana)
    #expect(list.words.contains("Asked by Participant 17"))
    #expect(try await world.get("/topics?q=torq", as: .ana).words.contains("1 topic"))
    #expect(try await world.get(draft, as: .ines).status == 404)
  }

  @Test(arguments: Engine.available)
  func `the same files a second time change nothing, also when nobody says to add people`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    for adds in [true, false] {
      let tables = TopicTables(
        topics: try ImportTable(text: Self.topics), votes: try ImportTable(text: Self.votes))
      var choices = TopicChoices(guessing: tables)
      choices.addsPeople = adds
      let decided = choices
      let outcome = try await world.store.write { tx in
        try TopicImport.apply(tables, decided, file: "topics.csv", by: Somebody.ines.id, in: tx)
      }
      #expect(
        outcome.topics == (adds ? "2 added, 0 changed, 0 unchanged" : "0 added, 0 changed, 2 unchanged"))
      #expect(
        outcome.votes == (adds ? "3 added, 0 taken back, 0 unchanged" : "0 added, 0 taken back, 3 unchanged"))
    }
    #expect(try await counts(in: world) == [2, 3, 9])
    let told: Int? = try await world.store.read { tx in
      try tx.value(
        "SELECT (SELECT count(*) FROM event WHERE kind = 'topics.imported') + (SELECT count(*) FROM audit)")
    }
    #expect(told == 2)
  }

  @Test(arguments: Engine.available)
  func `what the list says anew becomes so, and votes that were taken back go`(_ engine: Engine) async throws
  {
    let world = try await TestWorld.make(on: engine)
    try await apply(Self.topics, Self.votes, in: world)
    let outcome = try await apply(
      Self.topics.replacing("A handover", with: "A handover for nights"), Self.votes + "18,0,0\n18,1,1\n",
      in: world)
    #expect(
      outcome.summary == "Topics: 0 added, 1 changed, 1 unchanged; votes: 1 added, 1 taken back, 2 unchanged")
    let votes: [Int] = try await world.store.read { tx in
      try tx.values("SELECT votes FROM topic ORDER BY external_id")
    }
    #expect(votes == [1, 2])
    #expect(try await world.get("/topics?q=nights", as: .ana).words.contains("1 topic"))
  }

  @Test(arguments: Engine.available)
  func `what was shown and has changed since is not done`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let draft = try await upload(in: world)
    _ = try await world.put(draft, decided(addsPeople: true), as: .ines)
    let look = try await world.get(draft, as: .ines)
    try await apply(Self.topics, Self.votes, in: world)
    let late = try await world.post("\(draft)/application", ["fingerprint": fingerprint(look)], as: .ines)
    #expect(late.status == 422 && late.words.contains("Nothing was changed; look again."))
    #expect(late.words.contains("Nothing would change: everything is as the list says."))
  }

  @Test func `others' lists are not here, and a wrong file is refused at its field`() async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let draft = try await upload(in: world)
    #expect(try await world.get(draft, as: .dora).status == 404)
    #expect(try await world.get("/admin/import/topics", as: .ana).status == 403)
    let empty = try await world.post("/admin/import/topics", ["text": ""], as: .ines)
    #expect(
      empty.status == 422 && empty.words.contains("File: choose the list of topics, or paste it below."))
    let bare = try await world.post("/admin/import/topics", ["text": "title"], as: .ines)
    #expect(bare.status == 422 && bare.words.contains("a header line and nothing below it"))
    #expect(try await world.delete(draft, as: .ines).location == "/admin/import/topics")
    #expect(try await world.get(draft, as: .ines).status == 404)
  }

  @Test(arguments: Engine.available)
  func `statements do not grow with the votes`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    var statements: [Int] = []
    for number in [1, 30] {
      let list = "id,title\n\(number)x,Wish \(number)\n"
      let votes = "voter,topic,vote\n" + (0..<number).map { "v\(number)-\($0),\(number)x,1\n" }.joined()
      // Those who vote are there already, so that only the votes make a difference.
      try await apply(
        "id,title,author\n"
          + (0..<number).map { "\(number)a\($0),Old \(number) \($0),v\(number)-\($0)\n" }.joined(), nil,
        in: world)
      statements.append(try await StatementCount.counting { try await apply(list, votes, in: world) })
    }
    #expect(statements[0] == statements[1])
  }

  @discardableResult
  private func apply(_ topics: String, _ votes: String?, in world: TestWorld) async throws
    -> TopicImportOutcome
  {
    let tables = TopicTables(
      topics: try ImportTable(text: topics), votes: try votes.map { try ImportTable(text: $0) })
    var choices = TopicChoices(guessing: tables)
    choices.addsPeople = true
    let decided = choices
    return try await world.store.write { tx in
      try TopicImport.apply(tables, decided, file: "topics.csv", by: Somebody.ines.id, in: tx)
    }
  }

  private func decided(addsPeople: Bool) -> KeyValuePairs<String, String> {
    [
      "column-0": "external_id", "column-1": "title", "column-2": "author", "column-3": "created",
      "vote-column-0": "voter",
      "vote-column-1": "topic", "vote-column-2": "vote", addsPeople ? "add_people" : "none": "yes",
    ]
  }

  private func upload(in world: TestWorld) async throws -> String {
    let parts = [("file", "topics.csv", Self.topics), ("votes", "votes.csv", Self.votes)].map {
      name, file, text in
      "--mark\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"\(file)\"\r\nContent-Type: text/csv\r\n\r\n\(text)\r\n"
    }
    let answer = try await world.send(
      .post, "/admin/import/topics", as: .ines, headers: [.contentType: "multipart/form-data; boundary=mark"],
      body: parts.joined() + "--mark--\r\n")
    return try #require(answer.location)
  }

  private func fingerprint(_ page: Answer) throws -> String {
    String(try #require(page.body.firstMatch(of: #/name="fingerprint" value="([0-9a-f]+)"/#)).1)
  }

  /// Topics, votes, people.
  private func counts(in world: TestWorld) async throws -> [Int] {
    try await world.store.read { tx in
      try ["topic", "topic_vote", "person"].map { table in
        switch table {
        case "topic": try tx.value("SELECT count(*) FROM topic") ?? 0
        case "topic_vote": try tx.value("SELECT count(*) FROM topic_vote") ?? 0
        default: try tx.value("SELECT count(*) FROM person") ?? 0
        }
      }
    }
  }
}

extension TopicImportPageTests {
  @Test(arguments: Engine.available)
  func `organisers take the topics along, and the same page reads them again`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    _ = try await world.post("/topics", ["title": "=SUM of what we know", "origin": "goal"], as: .ana)
    let file = try await world.get("/topics.csv", as: .ines)
    #expect(
      file.headers[.contentType] == "text/csv; charset=utf-8" && file.body.contains(",'=SUM of what we know,")
    )
    let table = TopicTables(topics: try ImportTable(text: file.body))
    let plan = try await world.store.read { tx in
      try TopicImport.look(table, TopicChoices(guessing: table), in: tx)
    }
    #expect(plan.isIdle, "\(plan.lines)")
    let records = try await world.get("/topics.json", as: .ines)
    #expect(
      records.headers[.contentType] == "application/json" && records.body.contains("\"=SUM of what we know\"")
    )
    #expect(try await world.get("/topics.csv", as: .ana).status == 403)
    #expect(try await world.get("/admin/import/topics", as: .ines).body.contains("href=\"/topics.csv\""))
  }
}
