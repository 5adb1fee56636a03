import Database
import Essentials
import People
import TestSupport
import Testing
import Web
@testable import Workshops

struct TopicRuleTests {
  private func topic(_ state: Topic.State, asker: Somebody? = .ana) -> Topic {
    Topic(
      id: .make(at: Instant(milliseconds: 1), random: (1, 1)), title: "Torque", asker: asker?.id,
      state: state,
      createdAt: Instant(milliseconds: 1))
  }

  @Test(arguments: [
    (Topic.State.open, true), (.planned, true), (.scheduled, true), (.delivered, false), (.declined, false),
  ])
  func `people take part as long as something can come of it`(_ state: Topic.State, _ isLive: Bool) {
    #expect(((try? TopicRules.takePart(in: topic(state))) != nil) == isLive)
  }

  @Test func `declining needs a reason, and a delivered topic stays delivered`() {
    #expect(throws: TopicRefusal.reasonMissing) {
      try TopicRules.move(topic(.open), to: .declined, reason: "")
    }
    #expect(throws: TopicRefusal.heldAlready) {
      try TopicRules.move(topic(.delivered), to: .open, reason: "x")
    }
    #expect(throws: TopicRefusal.alreadySo(.open)) {
      try TopicRules.move(topic(.open), to: .open, reason: "")
    }
    #expect(throws: Never.self) {
      try TopicRules.move(topic(.declined), to: .open, reason: "We found a teacher")
    }
  }

  @Test func `the asker mends the words while it is open, an organiser always, others never`() {
    #expect(throws: Never.self) { try TopicRules.edit(topic(.open), by: Somebody.ana.id, isOrganiser: false) }
    #expect(throws: TopicRefusal.closed(.planned)) {
      try TopicRules.edit(topic(.planned), by: Somebody.ana.id, isOrganiser: false)
    }
    #expect(throws: TopicRefusal.notYours) {
      try TopicRules.edit(topic(.open), by: Somebody.mika.id, isOrganiser: false)
    }
    #expect(throws: TopicRefusal.notYours) {
      try TopicRules.edit(topic(.open, asker: nil), by: Somebody.ana.id, isOrganiser: false)
    }
    #expect(throws: Never.self) {
      try TopicRules.edit(topic(.declined), by: Somebody.mika.id, isOrganiser: true)
    }
  }

  @Test func `what is alike comes first, what is not stays away`() {
    let titles = [
      "Saying no to a customer", "Calibrating torque tools on the line",
      "When a torque wrench reading is wrong",
    ]
    let found = TopicRules.similar(to: "How to calibrate torque wr", among: titles) { $0 }
    #expect(Set(found) == Set(titles.dropFirst()))
  }
}

struct TopicPageTests {
  @Test(arguments: Engine.available)
  func `a topic is asked, voted on, offered and talked about`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let path = try await ask("Calibrating torque tools", as: .ana, in: world)
    #expect(try await world.post("\(path)/vote", as: .mika).location == path)
    #expect(try await world.post("\(path)/vote", as: .mika).status == 303)
    _ = try await world.post("\(path)/offer", ["kind": "teach", "note": "Tuesdays"], as: .mika)
    _ = try await world.post("\(path)/comments", ["body": "We had this in **Leeds**. <script>"], as: .priya)
    let page = try await world.get(path, as: .ana)
    #expect(page.words.contains("2 people need this. They work in 2 departments."))
    #expect(page.words.contains("Offers to teach, Firmware"))
    #expect(page.body.contains("<strong>Leeds</strong>"))
    #expect(!page.body.contains("<script>"))
    _ = try await world.delete("\(path)/vote", as: .mika)
    #expect(try await world.get(path, as: .mika).words.contains("1 person needs this"))
  }

  @Test(arguments: Engine.available)
  func `asking without a name leaves no trace of the person`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    _ = try await world.post(
      "/topics", ["title": "Is our safety case sound?", "origin": "procedure", "anonymous": "yes"], as: .priya
    )
    let traces: Int? = try await world.store.read { tx in
      let id = Somebody.priya.id
      return try tx.value(
        """
        SELECT (SELECT count(*) FROM topic WHERE asker_id = \(id)) + (SELECT count(*) FROM topic_vote WHERE person_id = \(id))
          + (SELECT count(*) FROM event WHERE actor_id = \(id)) + (SELECT count(*) FROM audit WHERE actor_id = \(id))
        """)
    }
    #expect(traces == 0)
    let list = try await world.get("/topics", as: .priya)
    #expect(list.words.contains("Asked without a name"))
  }

  @Test(
    arguments: [
      (["title": "", "origin": "goal"], "Topic is empty"),
      (["title": String(repeating: "x", count: 141), "origin": "goal"], "141 characters"),
      (["title": "x", "origin": "moon"], "choose one of the answers"),
      (["title": "x", "origin": "goal", "link": "javascript:alert(1)"], "not a web address"),
      (["title": "bell \u{7}", "origin": "goal"], "cannot be shown"),
    ] as [([String: String], String)])
  func `a form that is not right says so, keeps what was typed and changes nothing`(
    _ typed: [String: String], _ sentence: String
  ) async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let answer = try await world.submit(
      "/topics", typed.merging(["body": "Kept <b>"]) { a, _ in a }, as: .ana)
    #expect(answer.status == 422)
    #expect(answer.words.contains(sentence))
    #expect(answer.body.contains("Kept &lt;b&gt;"))
    #expect(try await world.store.read { tx in try tx.value("SELECT count(*) FROM topic") } == 0)
  }

  @Test(arguments: Engine.available)
  func `organisers decide with a reason, and everyone reads it`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let path = try await ask("Saying no to a customer", as: .ana, in: world)
    #expect(
      try await world.put("\(path)/state", ["state": "declined", "reason": "no"], as: .ana).status == 403)
    let bare = try await world.put("\(path)/state", ["state": "declined", "reason": ""], as: .ines)
    #expect(bare.status == 422 && bare.words.contains("Reason is empty"))
    #expect(
      try await world.put("\(path)/state", ["state": "scheduled", "reason": ""], as: .ines).status == 422)
    #expect(
      try await world.put(
        "\(path)/state", ["state": "declined", "reason": "Sales runs this in May."], as: .ines
      ).status == 303)
    let page = try await world.get(path, as: .ana)
    #expect(page.words.contains("Declined") && page.words.contains("Sales runs this in May."))
    let vote = try await world.post("\(path)/vote", as: .mika)
    #expect(vote.status == 422 && vote.words.contains("was declined"))
    let told: [String] = try await world.store.read { tx in
      try tx.values("SELECT detail FROM event WHERE kind = 'topic.moved'")
    }
    #expect(told.count == 1 && told[0].contains("Sales runs this in May."))
  }

  @Test(arguments: Engine.available)
  func `the list filters, searches, sorts and pages by key without losing any`(_ engine: Engine) async throws
  {
    let world = try await TestWorld.make(on: engine)
    for number in 1...45 { _ = try await ask("Wish number \(number)", as: .ana, in: world) }
    let special = try await ask("Überprüfung of façades", as: .mika, in: world)
    _ = try await world.post("\(special)/vote", as: .priya)
    #expect(try await world.get("/topics?q=uberpruf", as: .ana).words.contains("1 topic"))
    #expect(try await world.get("/topics?mine=yes", as: .priya).words.contains("1 topic"))
    #expect(try await world.get("/topics?state=declined", as: .ana).words.contains("No topic is like that."))
    var (seen, next): ([String], String?) = ([], "/topics")
    while let path = next {
      let page = try await world.get(path, as: .sam)
      seen += page.body.matches(of: #/rank__title"><a href="([^"]+)"/#).map { String($0.1) }
      next = page.body.firstMatch(of: #/href="([^"]*after=[^"]*)"/#).map {
        String($0.1).replacing("&amp;", with: "&")
      }
    }
    #expect(seen.count == 46 && Set(seen).count == 46)
    #expect(seen.first == special)
  }

  @Test(arguments: Engine.available)
  func `where nothing is found the way to other topics and to asking is shown`(_ engine: Engine) async throws
  {
    let world = try await TestWorld.make(on: engine)
    let path = try await ask("Writing tests <first>", as: .ana, in: world)
    _ = try await world.put("\(path)/state", ["state": "declined", "reason": "We have a course."], as: .ines)
    let page = try await world.get("/topics?q=%3Cfirst%3E%20test", as: .mika)
    #expect(page.words.contains("No topic is like that. 1 other topic has these words"))
    #expect(page.words.contains("Ask for “<first> test”"))
    #expect(page.body.contains("/topics?q=%3Cfirst%3E%20test&amp;state=all"))
    #expect(page.body.contains("/topics/new?title=%3Cfirst%3E%20test"))
    let none = try await world.get("/topics?q=zzz", as: .mika)
    #expect(none.words.contains("No topic is like that. Try other words"))
  }

  @Test(arguments: Engine.available)
  func `comments are removed by their author or an organiser, by nobody else`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let path = try await ask("A handover", as: .ana, in: world)
    _ = try await world.post("\(path)/comments", ["body": "Mine"], as: .mika)
    let id: String = try #require(
      try await world.store.read { tx in try tx.value("SELECT id FROM topic_comment") })
    #expect(try await world.delete("\(path)/comments/\(id)", as: .priya).status == 404)
    #expect(try await world.delete("\(path)/comments/\(id)", as: .mika).status == 303)
    #expect(try await world.delete("\(path)/comments/\(id)", as: .mika).status == 404)
    #expect(try await world.store.read { tx in try tx.value("SELECT comments FROM topic") } == 0)
  }

  @Test(arguments: Engine.available)
  func `likely duplicates show while typing`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    _ = try await ask("Calibrating torque tools on the line", as: .ana, in: world)
    _ = try await ask("Saying no to a customer", as: .ana, in: world)
    let found = try await world.get("/topics/similar?q=calibrating%20torque%20wr", as: .mika)
    #expect(found.words.contains("Calibrating torque tools on the line"))
    #expect(!found.words.contains("Saying no"))
    #expect(found.words.contains("I need this too"))
    // Within the form that asks there can be no other form.
    let within = try await world.get("/topics/similar?within=form&q=calibrating%20torque%20wr", as: .mika)
    #expect(within.words.contains("Calibrating torque tools") && !within.words.contains("I need this too"))
    #expect(try await world.get("/topics/similar?q=", as: .mika).status == 200)
  }

  private func ask(_ title: String, as somebody: Somebody, in world: TestWorld) async throws -> String {
    let answer = try await world.post("/topics", ["title": title, "origin": "frontline"], as: somebody)
    return try #require(answer.location)
  }
}

struct TopicStatementTests {
  @Test(arguments: Engine.available)
  func `the list and one topic run the same statements for one row and for thirty`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    var counts: [[Int]] = []
    for upTo in [1, 30] {
      try await world.store.write { tx in
        let have: Int = try tx.value("SELECT count(*) FROM topic") ?? 0
        for number in have..<upTo {
          let topic = try Topic.ask(TopicDraft(title: "Wish \(number)"), by: Somebody.ana.id, in: tx)
          try Topic.comment("Yes", on: topic.id, by: Somebody.mika.id, in: tx)
        }
      }
      let first: String = try #require(
        try await world.store.read { tx in try tx.value("SELECT min(id) FROM topic") })
      try await world.store.write { tx in
        for number in 0..<upTo {
          try Topic.comment("No \(number)", on: ID(stored: first), by: Somebody.priya.id, in: tx)
        }
      }
      _ = try await world.get("/topics", as: .ana)
      let list = try await StatementCount.counting { _ = try await world.get("/topics", as: .ana) }
      let show = try await StatementCount.counting { _ = try await world.get("/topics/\(first)", as: .ana) }
      counts.append([list, show])
    }
    // One each of the sign-in's own, besides those of the test's browser.
    #expect(counts[0] == counts[1])
    #expect(counts[0].allSatisfy { $0 <= 8 })
  }
}
