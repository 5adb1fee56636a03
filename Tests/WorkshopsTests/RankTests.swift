import Database
import Essentials
import Guildhall
import People
import TestSupport
import Testing

@testable import Workshops

/// The order of topics, and what it is made of.
struct RankTests {
  private let scale = RankScale(people: 1000, departments: 10)

  private func skill(_ missing: Int, of people: Int, critical: Bool = true, holders: Int = 9) -> RankSkill {
    RankSkill(name: "Torque", isCritical: critical, people: people, missing: missing, holders: holders)
  }

  private func values(_ facts: RankFacts) -> RankValues { RankRules.values(facts, scale) }

  @Test func `nothing speaks for a topic of which nothing is known`() {
    #expect(RankPart.allCases.allSatisfy { values(RankFacts())[$0] == 0 })
    #expect(RankRules.values(RankFacts(votes: 3), RankScale(people: 0, departments: 0))[.want] == 0)
  }

  @Test func `votes count on the scale of a logarithm, from nobody to everybody`() {
    #expect(values(RankFacts(votes: 1000))[.want] == 1000)
    #expect(values(RankFacts(votes: 5000))[.want] == 1000)
    let steps = [1, 10, 100].map { values(RankFacts(votes: $0))[.want] }
    #expect(steps == [100, 347, 668])
  }

  @Test func `a gap counts by its share and size, half where it is not critical, the worst of several`() {
    let whole = values(RankFacts(skills: [skill(100, of: 100)]))[.gap]
    #expect(whole == 668)
    #expect(values(RankFacts(skills: [skill(100, of: 100, critical: false)]))[.gap] == whole / 2)
    #expect(values(RankFacts(skills: [skill(50, of: 100)]))[.gap] < whole / 2 + 1)
    #expect(values(RankFacts(skills: [skill(0, of: 0), skill(100, of: 100)]))[.gap] == whole)
  }

  @Test(arguments: [(0, 1000), (1, 1000), (2, 500), (3, 0)])
  func `a critical skill that few hold is a risk`(_ holders: Int, _ value: Int) {
    #expect(values(RankFacts(skills: [skill(0, of: 9, holders: holders)]))[.risk] == value)
    #expect(values(RankFacts(skills: [skill(0, of: 9, critical: false, holders: holders)]))[.risk] == 0)
  }

  @Test func `what is planned already is taken away`() {
    var facts = RankFacts(votes: 10)
    let before = RankRules.score(values(facts), RankWeights())
    facts.hasSessionAhead = true
    let half = RankRules.score(values(facts), RankWeights())
    facts.isScheduled = true
    let whole = RankRules.score(values(facts), RankWeights())
    #expect(before - half == half - whole && before > half)
  }

  @Test func `one vote more never moves anything but its own topic, and never down`() {
    let random = SeededRandom(3)
    for _ in 0..<500 {
      var facts = RankFacts(votes: Int(random.next() % 900), departments: Int(random.next() % 10))
      let before = RankRules.score(values(facts), RankWeights())
      facts.votes += 1
      let after = RankRules.score(values(facts), RankWeights())
      // A vote is worth at most what the first one is.
      #expect(after >= before && after - before <= RankWeights()[.want] * 101)
    }
  }

  @Test(arguments: Engine.available)
  func `the list is ranked, says why, and other weights are tried before they are set`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let goal = try await world.post("/topics", ["title": "Heat pumps", "origin": "goal"], as: .ana)
    let wanted = try await world.post("/topics", ["title": "Spectra", "origin": "frontline"], as: .mika)
    for somebody in [Somebody.priya, .ines] {
      _ = try await world.post("\(try #require(wanted.location))/vote", as: somebody)
    }
    func order(_ page: Answer) -> [String] {
      page.body.matches(of: #/rank__title"><a href="[^"]*">([^<]*)</#).map { String($0.1) }
    }
    let list = try await world.get("/topics", as: .ana)
    #expect(order(list) == ["Spectra", "Heat pumps"])
    #expect(
      list.words.contains("3 people in 2 departments need it")
        && list.words.contains("it serves a strategic goal"))
    #expect(try await world.get("/topics/ranking", as: .ana).words.contains("Strategic goal"))
    let why = try await world.get("\(try #require(goal.location))/rank", as: .mika)
    #expect(why.words.contains("“Heat pumps” is number 2.") && why.words.contains("10.0 of 10"))
    let weights = [
      "want": "0", "gap": "30", "risk": "20", "goal": "50", "reach": "0", "age": "5", "supply": "30",
    ]
    #expect(try await world.submit("/topics/ranking/preview", weights, as: .ana).status == 403)
    let preview = try await world.submit("/topics/ranking/preview", weights, as: .ines)
    #expect(preview.words.contains("2 of the first 2 would move."))
    #expect(order(try await world.get("/topics", as: .ana)) == ["Spectra", "Heat pumps"])
    #expect(try await world.submit("/topics/ranking?_method=put", weights, as: .ines).status == 303)
    #expect(order(try await world.get("/topics", as: .ana)) == ["Heat pumps", "Spectra"])
    #expect(try await world.get("/admin/audit", as: .dora).words.contains("goal 10"))
    let wrong = try await world.submit(
      "/topics/ranking?_method=put", weights.merging(["gap": "101"]) { $1 }, as: .ines)
    #expect(wrong.status == 422 && wrong.words.contains("Gap is a whole number from 0 to 100."))
    #expect(goal.status == 303)
  }

  @Test(arguments: Engine.available)
  func `votes are ten, come back with their topic, and are not more by being quick`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    var topics: [String] = []
    for number in 0..<14 {
      let asked = try await world.post(
        "/topics", ["title": "Wish \(number)", "origin": "frontline"], as: .ana)
      topics.append(try #require(asked.location))
    }
    // Ana's own ten are used by asking; the last four were asked without one.
    #expect(try await world.get(topics[0], as: .ana).words.contains("You have 0 of 10 votes left"))
    let refused = try await world.post("\(topics[13])/vote", as: .ana)
    #expect(refused.status == 422 && refused.words.contains("All your 10 votes are in use."))
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for topic in topics {
        group.addTask { try await world.post("\(topic)/vote", as: .mika).status }
      }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(statuses.count { $0 == 303 } == 10 && statuses.count { $0 == 422 } == 4)
    let given: Int? = try await world.store.read { tx in
      try tx.value("SELECT count(*) FROM topic_vote WHERE person_id = \(Somebody.mika.id)")
    }
    #expect(given == 10)
    _ = try await world.put("\(topics[0])/state", ["state": "declined", "reason": "Not now"], as: .ines)
    #expect(try await world.post("\(topics[13])/vote", as: .ana).status == 303)
    #expect(try await world.delete("\(topics[13])/vote", as: .ana).status == 303)
    #expect(try await world.get("/topics", as: .ana).words.contains("You have 1 of 10 votes left"))
  }

  @Test(arguments: Engine.available)
  func `what a vote changes at once is what counting everything anew gives`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    var topics: [String] = []
    for number in 0..<4 {
      let asked = try await world.post("/topics", ["title": "Wish \(number)", "origin": "goal"], as: .ana)
      topics.append(try #require(asked.location))
    }
    let random = SeededRandom(9)
    for _ in 0..<30 {
      let (topic, somebody) = (
        topics[Int(random.next() % 4)], [Somebody.mika, .priya, .ines][Int(random.next() % 3)]
      )
      if random.next() % 3 == 0 {
        _ = try await world.delete("\(topic)/vote", as: somebody)
      } else {
        _ = try await world.post("\(topic)/vote", as: somebody)
      }
    }
    func ranks() async throws -> [String] {
      try await world.store.read { tx in
        try tx.all(
          "SELECT topic.id, rank, want, reach, departments FROM topic JOIN topic_rank ON topic_id = id ORDER BY id"
        ) {
          "\(try $0["id"] as String) \(try $0["rank"] as Int) \(try $0["want"] as Int) \(try $0["reach"] as Int) \(try $0["departments"] as Int)"
        }
      }
    }
    let followed = try await ranks()
    try await TopicRanking.updateAll(world.store)
    #expect(try await ranks() == followed && followed.count == 4)
  }
}
