import Database
import Essentials
import People
import TestSupport
import Testing

@testable import Workshops

/// Two topics that ask for the same become one, and two again.
struct MergeTests {
  @Test(
    arguments: [
      (Topic.State.open, Topic.State.open, false, nil), (.planned, .scheduled, false, nil),
      (.declined, .open, false, .over("A", .declined)), (.open, .delivered, false, .over("B", .delivered)),
      (.merged, .open, false, .over("A", .merged)), (.open, .merged, false, .over("B", .merged)),
      (.scheduled, .open, true, .sessionAhead("A")),
    ] as [(Topic.State, Topic.State, Bool, MergeRefusal?)])
  func `only topics that are not over are merged`(
    _ state: Topic.State, _ other: Topic.State, _ hasSession: Bool, _ refusal: MergeRefusal?
  ) {
    let (a, b) = (topic("A", 1, state), topic("B", 2, other))
    do throws(MergeRefusal) {
      let merged = try MergeRules.merge(a, into: b, hasSessionAhead: hasSession, holdsOthers: false)
      #expect(refusal == nil && merged.state == .merged && merged.mergedInto == b.id)
    } catch { #expect(error == refusal) }
    #expect(throws: (any Error).self) {
      try MergeRules.merge(a, into: b, hasSessionAhead: false, holdsOthers: true)
    }
    #expect(throws: MergeRefusal.withItself) {
      try MergeRules.merge(a, into: a, hasSessionAhead: false, holdsOthers: false)
    }
  }

  private func topic(_ title: String, _ number: UInt64, _ state: Topic.State) -> Topic {
    Topic(
      id: .make(at: Instant(milliseconds: 1), random: (number, number)), title: title, asker: nil,
      state: state,
      createdAt: Instant(milliseconds: 1))
  }

  @Test(arguments: Engine.available)
  func `one vote a person, all comments and the greater offer are there, and the merged topic leads on`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    let (a, b) = try await world.twoTopics()
    let look = try await world.get("/topics/\(a)/merge?into=\(b)", as: .ines)
    #expect(look.words.contains("“Torque wrenches” is then wanted by 4 people; 1 of them wanted both"))
    let merged = try await world.post("/topics/\(a)/merge", ["into": b.text], as: .ines)
    #expect(merged.location == "/topics/\(b)")
    let page = try await world.get("/topics/\(b)", as: .ines)
    #expect(page.words.contains("4 people need this") && page.words.contains("Also asked as"))
    #expect(page.words.contains("In Leeds it slipped") && page.words.contains("Offers to teach, Firmware"))
    #expect(!page.words.contains("Has slides"))
    let left = try await world.get("/topics/\(a)", as: .ana)
    #expect(left.words.contains("It lives on in another topic that asks for the same: Torque wrenches"))
    #expect(!left.body.contains("/topics/\(a)/vote"))
    #expect(try await world.post("/topics/\(a)/vote", as: .priya).status == 422)
    let list = try await world.get("/topics", as: .ana)
    #expect(list.words.contains("1 topic") && !list.body.contains("topics/\(a)"))
    #expect(try await world.get("/topics?state=declined", as: .ana).words.contains("No topic is like that"))
    #expect(try await world.get("/topics?state=merged", as: .ana).body.contains("topics/\(a)"))
    #expect(try await world.get("/", as: .ana).words.contains("Torque wrenches"))
  }

  @Test func `what cannot be merged is said before anybody tries`() async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let (a, b) = try await world.twoTopics()
    #expect(
      try await world.get("/topics/\(a)/merge?into=\(b)", as: .ines).words.contains(
        "Merge into “Torque wrenches”"))
    _ = try await world.put("/topics/\(b)/state", ["state": "declined", "reason": "No"], as: .ines)
    let look = try await world.get("/topics/\(a)/merge?into=\(b)", as: .ines)
    #expect(look.words.contains("“Torque wrenches” cannot be merged") && !look.words.contains("Merge into “"))
  }

  @Test(arguments: Engine.available)
  func `taken out again, both are as they were`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let (a, b) = try await world.twoTopics()
    let before = try await world.mergeTables()
    _ = try await world.post("/topics/\(a)/merge", ["into": b.text], as: .ines)
    #expect(try await world.mergeTables() != before)
    #expect(try await world.delete("/topics/\(a)/merge", as: .ines).location == "/topics/\(a)")
    #expect(try await world.mergeTables() == before)
    #expect(try await world.delete("/topics/\(a)/merge", as: .ines).status == 422)
  }

  @Test(arguments: Engine.available)
  func `what people changed in the meantime stays changed`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let (a, b) = try await world.twoTopics()
    _ = try await world.post("/topics/\(a)/merge", ["into": b.text], as: .ines)
    // Ana came with the merged topic and takes her vote back; Priya votes anew; Mika changes the offer that came along.
    _ = try await world.delete("/topics/\(b)/vote", as: .ana)
    _ = try await world.post("/topics/\(b)/vote", as: .priya)
    _ = try await world.post("/topics/\(b)/offer", ["kind": "co-teach", "note": "After all"], as: .mika)
    _ = try await world.delete("/topics/\(a)/merge", as: .ines)
    let votes = try await world.store.read { tx in
      try [a, b].map { id in
        try tx.values("SELECT person_id FROM topic_vote WHERE topic_id = \(id) ORDER BY person_id")
          as [ID<Person>]
      }
    }
    #expect(votes == [[Somebody.mika.id], [Somebody.mika, .ines, .sam, .priya].map(\.id)])
    let offers = try await world.store.read { tx in
      try [a, b].map { id in try tx.values("SELECT kind FROM topic_offer WHERE topic_id = \(id)") as [String]
      }
    }
    #expect(offers == [["teach"], ["co-teach"]])
  }

  @Test(arguments: Engine.available)
  func `nothing goes into itself, in a circle or in a chain`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let (a, b) = try await world.twoTopics()
    let c = try await world.ask("Torque", by: .sam)
    let itself = try await world.post("/topics/\(a)/merge", ["into": a.text], as: .ines)
    #expect(itself.status == 422 && itself.words.contains("cannot be merged into itself"))
    _ = try await world.post("/topics/\(a)/merge", ["into": b.text], as: .ines)
    #expect(try await world.post("/topics/\(b)/merge", ["into": a.text], as: .ines).status == 422)
    let chain = try await world.post("/topics/\(b)/merge", ["into": c.text], as: .ines)
    #expect(chain.status == 422 && chain.words.contains("so it must be the one that stays"))
    #expect(try await world.post("/topics/\(c)/merge", ["into": b.text], as: .ines).status == 303)
    #expect(try await world.delete("/topics/\(a)/merge", as: .ines).status == 303)
    #expect(try await world.delete("/topics/\(c)/merge", as: .ines).status == 303)
    #expect(try await world.post("/topics/\(a)/merge", ["into": "nothing"], as: .ines).status == 404)
    #expect(try await world.get("/topics/\(a)/merge", as: .ana).status == 403)
  }

  /// Two topics are merged into a third, and taken out in both orders: whoever wanted both keeps what each of them says.
  @Test(arguments: Engine.available, [[0, 1], [1, 0]])
  func `of two merged into one, each comes out as it went in`(_ engine: Engine, _ order: [Int]) async throws {
    let world = try await TestWorld.make(on: engine)
    let (a, b) = try await world.twoTopics()
    let c = try await world.ask("Torque", by: .sam)
    for (id, kind) in [(b, "co-teach"), (c, "slides")] {
      _ = try await world.post("/topics/\(id)/offer", ["kind": kind, "note": kind], as: .mika)
    }
    let before = try await world.mergeTables()
    for id in [b, a] { _ = try await world.post("/topics/\(id)/merge", ["into": c.text], as: .ines) }
    #expect(try await world.get("/topics/\(c)", as: .ana).words.contains("4 people need this"))
    let first = [a, b][order[0]]
    _ = try await world.delete("/topics/\(first)/merge", as: .ines)
    // Mika wanted and offered both, so what the other one gives is still there.
    let still = try await world.get("/topics/\(c)", as: .mika)
    #expect(
      still.words.contains("You need this")
        && still.words.contains(first == a ? "Offers to co-teach" : "Offers to teach"))
    _ = try await world.delete("/topics/\([a, b][order[1]])/merge", as: .ines)
    #expect(try await world.mergeTables() == before)
  }

  @Test(arguments: Engine.available)
  func `a vote given anew and a skill that was changed stay where that was done`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let (a, b) = try await world.twoTopics()
    _ = try await world.post("/topics/\(a)/merge", ["into": b.text], as: .ines)
    world.clock.advance(by: .minutes(1))
    _ = try await world.delete("/topics/\(b)/vote", as: .ana)
    _ = try await world.post("/topics/\(b)/vote", as: .ana)
    // What is merged is taken back where it lives on.
    #expect(try await world.delete("/topics/\(a)/offer", as: .mika).status == 422)
    _ = try await world.delete("/topics/\(a)/merge", as: .ines)
    let voters = try await world.store.read { tx in
      try [a, b].map { id in
        try tx.values(
          "SELECT person_id FROM topic_vote WHERE topic_id = \(id) AND person_id = \(Somebody.ana.id)")
          as [ID<Person>]
      }
    }
    #expect(voters == [[], [Somebody.ana.id]])
  }

  @Test(arguments: Engine.available)
  func `no session is made from a merged topic`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let (a, b) = try await world.twoTopics()
    _ = try await world.post("/topics/\(a)/merge", ["into": b.text], as: .ines)
    let day = Zone("Europe/Lisbon")!.wall(at: world.clock.now + .days(7)).day
    let made = try await world.submit(
      "/sessions",
      [
        "topic": a.text, "title": "Late", "day": day.iso, "time": "12:00", "zone": "Europe/Lisbon",
        "minutes": "60",
        "delivery": "in_person", "room": "Bay 2", "room_seats": "2",
      ], as: .ines)
    #expect(made.status == 422 && made.words.contains("lives on in another one"))
    #expect(try await world.get("/topics?mine=on", as: .ana).body.contains(b.text))
  }

  @Test(arguments: Engine.available)
  func `merged into each other at the same time, one of both stays`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let (a, b) = try await world.twoTopics()
    async let first = world.post("/topics/\(a)/merge", ["into": b.text], as: .ines)
    async let second = world.post("/topics/\(b)/merge", ["into": a.text], as: .ines)
    let statuses = try await [first.status, second.status].sorted()
    #expect(statuses == [303, 422])
    let live: Int? = try await world.store.read { tx in
      try tx.value("SELECT count(*) FROM topic WHERE merged_into IS NULL")
    }
    #expect(live == 1)
  }
}

extension TestWorld {
  /// “Why does my torque wrench slip?”, asked by Ana with Mika's vote, a comment and an offer; “Torque wrenches”, asked by Sam,
  /// voted for by Mika and Inês, who has no word on it; Mika has slides for it.
  fileprivate func twoTopics() async throws -> (ID<Topic>, ID<Topic>) {
    try await store.write { tx in
      let a = try Topic.ask(TopicDraft(title: "Why does my torque wrench slip?"), by: Somebody.ana.id, in: tx)
        .id
      let b = try Topic.ask(TopicDraft(title: "Torque wrenches"), by: Somebody.sam.id, in: tx).id
      for id in [a, b] { try Topic.vote(id, by: Somebody.mika.id, in: tx) }
      try Topic.vote(b, by: Somebody.ines.id, in: tx)
      try Topic.offer(.teach, note: "Gladly", on: a, by: Somebody.mika.id, in: tx)
      try Topic.offer(.slides, note: "Old ones", on: b, by: Somebody.mika.id, in: tx)
      try Topic.comment("In Leeds it slipped", on: a, by: Somebody.priya.id, in: tx)
      return (a, b)
    }
  }

  fileprivate func ask(_ title: String, by somebody: Somebody) async throws -> ID<Topic> {
    try await store.write { tx in try Topic.ask(TopicDraft(title: title), by: somebody.id, in: tx).id }
  }

  /// All that merging touches, in words; what tells that it happened is left out.
  fileprivate func mergeTables() async throws -> [[String]] {
    try await store.read { tx in
      try [
        "SELECT id || state || reason || votes || '/' || offers || '/' || comments || '/' || rank FROM topic",
        "SELECT topic_id || person_id || created_at FROM topic_vote",
        "SELECT topic_id || person_id || kind || note || created_at FROM topic_offer",
        "SELECT topic_id || skill_id || level FROM topic_skill", "SELECT topic_id || id FROM topic_comment",
        "SELECT topic_id || person_id || asked_by || is_declined FROM teach_ask",
        "SELECT topic_id || want || '/' || reach || '/' || departments FROM topic_rank",
        "SELECT topic_id || subject_id FROM topic_gain", "SELECT topic_id FROM topic_merge",
        "SELECT id FROM topic WHERE merged_into IS NOT NULL OR answered_at IS NULL",
        "SELECT id FROM topic_step",
      ].map { (sql: SQL) in try tx.values(sql).sorted() }
    }
  }
}
