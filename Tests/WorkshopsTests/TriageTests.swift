import Database
import Doors
import Essentials
import HTTPTypes
import People
import TestSupport
import Testing

@testable import Workshops

/// The board on which topics wait for an answer.
struct TriageTests {
  @Test(arguments: Engine.available)
  func `topics go from pile to pile, and who wants them is told`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let ids = try await world.ask(3, by: .ana)
    #expect(try await world.get("/topics", as: .ines).body.contains("href=\"/topics/triage\""))
    let board = try await world.get("/topics/triage", as: .ines)
    #expect(board.words.contains("New (3)") && board.words.contains("Asked today, no answer yet"))
    let answer = try await world.triage(ids[0...1], .takeUp)
    #expect(answer.location == "/topics/triage?pile=new#list")
    try await world.work()
    let waiting = try await world.get("/topics/triage?pile=waiting", as: .ines)
    #expect(waiting.words.contains("Needs an answer (2)") && waiting.words.contains("New (1)"))
    _ = try await world.triage([ids[0]], .plan, reason: "In spring")
    _ = try await world.triage([ids[1]], .decline, reason: "See the handbook")
    let planned = try await world.get("/topics/triage?pile=planned", as: .ines)
    #expect(planned.words.contains("Planned (1)") && planned.words.contains("Needs an answer (0)"))
    try await world.work()
    let subjects = world.post.sent.map(\.subject)
    #expect(subjects.filter { $0.hasPrefix("Taken up: ") }.count == 2)
    #expect(subjects.contains("Planned: Topic 0") && subjects.contains("Declined: Topic 1"))
    #expect(try await world.get("/topics/\(ids[2])", as: .ana).words.contains("took it up") == false)
  }

  @Test(arguments: Engine.available)
  func `what cannot be moved stays and says why, all else is moved`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let ids = try await world.ask(3, by: .ana)
    _ = try await world.triage([ids[0]], .decline, reason: "No")
    let outcome = try await world.store.write { tx in
      try Topic.triage(ids + [tx.newID()], .takeUp, reason: "", by: Somebody.ines.id, in: tx)
    }
    #expect(outcome.moved == 2 && outcome.refused.count == 2)
    #expect(
      outcome.refused[0].hasPrefix(
        "“Topic 0” stays as it is. It is not open any more, but in this state: Declined."))
    let again = try await world.store.write { tx in
      try Topic.triage([ids[1]], .takeUp, reason: "", by: Somebody.ines.id, in: tx)
    }
    #expect(
      again
        == TriageOutcome(moved: 0, refused: ["“Topic 1” stays as it is. Somebody has taken it up already."]))
  }

  @Test func `a form that is not right says what is missing and keeps what was chosen`() async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let ids = try await world.ask(2, by: .ana)
    let unsaid = try await world.triage([ids[0]], .decline)
    #expect(unsaid.status == 422 && unsaid.words.contains("Reason is empty"))
    #expect(unsaid.body.contains("value=\"\(ids[0])\" data-pick checked"))
    let none = try await world.submit("/topics/triage", ["pile": "new", "move": "plan"], as: .ines)
    #expect(none.status == 422 && none.words.contains("Choose at least one topic."))
    let odd = try await world.submit("/topics/triage", ["topic": ids[0].text, "move": "burn"], as: .ines)
    #expect(odd.status == 422)
    for answer in [unsaid, none, odd] {
      let aims = answer.body.matches(of: /href="#(f-[^"]+)"/).map { String($0.1) }
      #expect(!aims.isEmpty && aims.allSatisfy { answer.body.contains("id=\"\($0)\"") }, "\(aims)")
    }
    #expect(try await world.get("/topics/triage?pile=moon&after=x.y", as: .ines).words.contains("New (2)"))
  }

  @Test(arguments: Engine.available)
  func `a long pile goes on where the page before ended`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let ids = try await world.ask(30, by: .ana)
    let first = try await world.get("/topics/triage", as: .ines)
    let next = try #require(first.body.firstMatch(of: /href="(\/topics\/triage\?pile=new&amp;after=[^"]+)"/))
      .1
    let second = try await world.get(String(next).replacing("&amp;", with: "&"), as: .ines)
    let shown = { (body: String) in Set(ids.filter { body.contains("value=\"\($0)\"") }) }
    #expect(shown(first.body).count == 25 && shown(second.body).count == 5)
    #expect(shown(first.body).isDisjoint(with: shown(second.body)))
    // Moved, one is where one was; when nothing is left there, on the first page.
    let after = String(try #require(next.split(separator: "after=").last))
    let moved = try await world.triage(shown(second.body), .plan, after: after)
    #expect(moved.location == "/topics/triage?pile=new&after=\(after)#list")
    let rest = try await world.get("/topics/triage?pile=new&after=\(after)", as: .ines)
    #expect(shown(rest.body) == shown(first.body))
  }

  /// Three are asked; one is answered by a comment after 2 days, one by an offer after 20, one by nobody.
  @Test(arguments: Engine.available)
  func `waiting counts until a person answers, and who still waits counts too`(_ engine: Engine) async throws
  {
    let world = try await TestWorld.make(on: engine)
    #expect(try await world.wait() == WaitFigures(asked: 0, answered: 0, median: nil, due: 0, inTime: 0))
    let ids = try await world.ask(3, by: .ana)
    _ = try await world.post("/topics/\(ids[0])/comments", ["body": "Nobody?"], as: .ana)
    world.clock.advance(by: .days(2))
    _ = try await world.triage([ids[0]], .takeUp)
    #expect(try await world.wait().answered == 0)
    _ = try await world.post("/topics/\(ids[0])/comments", ["body": "I know"], as: .mika)
    world.clock.advance(by: .days(18))
    _ = try await world.post("/topics/\(ids[1])/offer", ["kind": "teach"], as: .mika)
    _ = try await world.post("/topics/\(ids[0])/offer", ["kind": "teach"], as: .priya)
    #expect(try await world.wait() == WaitFigures(asked: 3, answered: 2, median: 20, due: 3, inTime: 1))
    let board = try await world.get("/topics/triage?pile=new", as: .ines)
    #expect(
      board.words.contains("20 days") && board.words.contains("33%")
        && board.words.contains("1 of 3 that were asked"))
    let more = try await world.ask(2, by: .priya)
    #expect(try await world.wait() == WaitFigures(asked: 5, answered: 2, median: nil, due: 3, inTime: 1))
    // Merged, it is counted once; after a year nobody asks.
    _ = try await world.post("/topics/\(more[0])/merge", ["into": more[1].text], as: .ines)
    #expect(try await world.wait().asked == 4)
    world.clock.advance(by: .days(346))
    #expect(try await world.wait().asked == 1)
  }

  @Test(arguments: Engine.available)
  func `the figures are those of sorting by hand`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let random = SeededRandom(11)
    for round in 1...4 {
      let waits = (0..<(round * 5)).map { _ in
        random.next() % 2 == 0 ? Int(random.next() % 41) : nil
      }
      let found = try await world.store.write { tx in
        try tx.run("DELETE FROM topic")
        for (place, days) in waits.enumerated() {
          let asked = tx.now - .days(30 + place)
          let id: ID<Topic> = tx.newID()
          try tx.run(
            """
            INSERT INTO topic (id, title, body, origin, state, created_at, answered_at)
            VALUES (\(id), 'T', '', 'goal', 'open', \(asked), \(days.map { asked + .days($0) }))
            """)
        }
        return try WaitFigures.find(in: tx)
      }
      let sorted = waits.map { $0.map(Double.init) ?? .infinity }.sorted()
      let median = sorted[(sorted.count - 1) / 2]
      #expect(found.median == (median.isFinite ? median : nil))
      #expect(found.inTime == waits.count { ($0 ?? 99) <= 14 } && found.due == waits.count)
    }
  }
}

extension TestWorld {
  fileprivate func ask(_ count: Int, by somebody: Somebody) async throws -> [ID<Topic>] {
    try await store.write { tx in
      try (0..<count).map { try Topic.ask(TopicDraft(title: "Topic \($0)"), by: somebody.id, in: tx).id }
    }
  }

  fileprivate func triage(
    _ ids: some Collection<ID<Topic>>, _ move: TriageMove, reason: String = "",
    after: String = ""
  ) async throws -> Answer {
    let body =
      ids.map { "topic=\($0)&" }.joined()
      + "pile=new&after=\(after)&move=\(move.rawValue)&reason=\(reason.replacing(" ", with: "+"))"
    return try await send(
      .post, "/topics/triage", as: .ines, headers: [.contentType: "application/x-www-form-urlencoded"],
      body: body)
  }

  fileprivate func wait() async throws -> WaitFigures {
    try await store.read { tx in try WaitFigures.find(in: tx) }
  }
}
