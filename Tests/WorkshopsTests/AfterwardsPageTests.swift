import Database
import Essentials
import HTTPTypes
import People
import TestSupport
import Testing
@testable import Workshops

struct FeedbackPageTests {
  private let good: [String: String] = [
    "worth": "5", "useful": "4", "open_to_all": "3", "worked": "The pairs",
  ]

  @Test(arguments: Engine.available)
  func `three taps from a letter, without signing in, once`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let path = "/feedback/\(try await after.key(of: after.guests[0]))"
    let page = try await after.world.get(path)
    #expect(page.status == 200)
    #expect(page.headers[.cacheControl] == "no-store")
    #expect(
      page.words.contains("Reading a vibration spectrum Wednesday, 18 November 2026, with Mika Lehtonen"))
    #expect(page.words.contains("Confidential: what is known about you"))
    #expect(!page.body.contains(" checked"), "nothing is chosen beforehand")
    #expect(try await after.world.submit(path, good).location == "/feedback/sent")
    #expect(try await after.world.get("/feedback/sent").words.contains("Thank you"))
    let again = try await after.world.submit(path, good)
    #expect(again.status == 422)
    #expect(again.words.contains("An answer has been given with this link."))
    #expect(try await after.world.get(path).status == 410)
    #expect(try await after.results().answered == 1)
  }

  @Test(arguments: Engine.available)
  func `what is wrong is said, and nothing typed is lost`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let path = "/feedback/\(try await after.key(of: after.guests[0]))"
    let answer = try await after.world.submit(
      path, ["worth": "9", "useful": "4", "different": "<b>Less</b> talk & more"])
    #expect(answer.status == 422)
    #expect(answer.words.contains("“Was it worth your time?” Choose one of the five answers."))
    #expect(answer.words.contains("“Could everybody take part?” Choose one of the five answers."))
    #expect(answer.body.contains("&lt;b&gt;Less&lt;/b&gt; talk &amp; more"))
    #expect(answer.body.contains("value=\"4\" checked"))
    #expect(try await after.results().answered == 0)
  }

  @Test(arguments: ["x", "00000000000000000000000000", "%00", "../etc", "'; DROP TABLE person"])
  func `a link that opens nothing says so`(_ key: String) async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let encoded = Link(path: "/feedback/\(key)").text
    #expect(try await world.get(encoded).status == 410)
    let answer = try await world.submit(encoded, good)
    #expect(answer.status == 422)
    #expect(answer.words.contains("This link does not work."))
  }

  @Test(arguments: Engine.available)
  func `on the page each sees what is theirs`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let path = "\(after.path)/feedback"
    #expect(
      try await after.world.get(path, as: .priya).words.contains(
        "Feedback is given by those who were at the session."))
    #expect(try await after.world.get(path, as: .mika).words.contains("Too few answers to show yet"))
    let form = try await after.world.get(path, as: .ana)
    let action = form.body.firstMatch(of: #/action="(/feedback/[0-9a-v]{26})"/#)?.output.1
    #expect(try await after.world.submit(String(action ?? ""), good, as: .ana).location == "/feedback/sent")
    #expect(try await after.world.get(path, as: .ana).words.contains("Your answer is in"))
    for guest in after.guests { try await after.give(by: guest) }
    let results = try await after.world.get(path, as: .mika)
    #expect(results.words.contains("7 of 7 say it was worth their time."))
    #expect(results.words.contains("The pairs"))
    #expect(results.words.contains("Nobody wrote anything."))
    #expect(try await after.world.get(path, as: .ines).words.contains("The pairs"))
    let sponsors = try await after.world.get(path, as: .sam).words
    #expect(sponsors.contains("7 of 7 say it was worth their time.") && !sponsors.contains("The pairs"))
    #expect(!(try await after.world.get(path, as: .priya).words.contains("7 of 7")))
  }

  @Test func `before it opens the page says when`() async throws {
    let after = try await AfterWorld.scheduled(on: .sqlite)
    #expect(try await after.world.get("\(after.path)/feedback", as: .ana).words.contains("Not open yet"))
    #expect(
      try await after.world.get("/sessions/00000000000000000000000000/feedback", as: .ana).status == 404)
  }
}

struct AfterPageTests {
  @Test(arguments: Engine.available)
  func `from notes to a summary that everybody reads`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let (world, path) = (after.world, after.path)
    #expect(try await world.get(path, as: .mika).words.contains("Draft the summary"))
    _ = try await world.put("\(path)/notes", ["notes": "We saw **four** spectra. <script>"], as: .mika)
    _ = try await world.post(
      "\(path)/notes/points", ["kind": "decision", "decision": "Measure first"], as: .mika)
    _ = try await world.post(
      "\(path)/notes/points", ["kind": "question", "question": "Who pays?"], as: .mika)
    let added = try await world.post(
      "\(path)/actions", ["body": "Print it", "owner": Somebody.ana.id.text, "due_on": "2026-11-25"],
      as: .mika)
    #expect(added.location == "\(path)/notes#actions")
    #expect(try await world.get("\(path)/notes", as: .ana).words.contains("Measure first"))
    #expect(try await world.get("\(path)/notes", as: .priya).status == 403)
    let draft = try await world.get("\(path)/summary", as: .mika)
    #expect(draft.words.contains("Send it to 8 people"))
    #expect(draft.body.contains("<strong>Ana Prata</strong>, by 25 November 2026: Print it"))
    #expect(try await world.get("\(path)/summary", as: .priya).words.contains("The summary is not sent yet."))
    #expect(try await world.post("\(path)/summary/sending", as: .ana).status == 422)
    _ = try await world.put("\(path)/summary", ["body": "## Short\n\nWe *measured*."], as: .mika)
    #expect(try await world.post("\(path)/summary/sending", as: .mika).location == "\(path)/summary")
    let twice = try await world.post("\(path)/summary/sending", as: .mika)
    #expect(twice.status == 422 && twice.words.contains("The summary was sent on 18 November 2026."))
    #expect(try await world.get("\(path)/summary", as: .priya).body.contains("We <em>measured</em>."))
    #expect(try await world.get(path, as: .priya).body.contains("We <em>measured</em>."))
    #expect(!(try await world.get("\(path)/notes", as: .mika).body.contains("<script>")))
  }

  @Test func `what is wrong with a note or an action is said beside it, with what was typed`() async throws {
    let after = try await AfterWorld.held(on: .sqlite)
    let (world, path) = (after.world, after.path)
    let empty = try await world.post("\(path)/notes/points", ["kind": "decision", "decision": ""], as: .mika)
    #expect(empty.status == 422 && empty.words.contains("Decision is empty."))
    let stranger = try await world.post(
      "\(path)/actions", ["body": "Keep <me>", "owner": Somebody.priya.id.text, "due_on": "2026-02-30"],
      as: .mika)
    #expect(stranger.status == 422)
    #expect(stranger.words.contains("Owner: choose somebody who took part in the session."))
    #expect(stranger.words.contains("Due “2026-02-30” is not a date that exists."))
    #expect(stranger.body.contains("Keep &lt;me&gt;"))
    let long = try await world.put(
      "\(path)/notes", ["notes": String(repeating: "x", count: 20_001)], as: .mika)
    #expect(long.status == 422 && long.words.contains("Notes has 20,001 characters. Shorten it to 20,000."))
    #expect(
      try await world.post("\(path)/notes/points", ["kind": "gossip", "decision": "x"], as: .mika).status
        == 422)
  }

  @Test(arguments: Engine.available)
  func `an action is settled with one tap, by its owner and not by others`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let action = try await after.act()
    let path = "/actions/\(action.id)/state"
    #expect(try await after.world.get("/me/actions", as: .ana).words.contains("Print the chart"))
    #expect(try await after.world.put(path, ["state": "done"], as: .priya).status == 422)
    #expect(try await after.world.put(path, ["state": "perhaps"], as: .ana).status == 422)
    #expect(
      try await after.world.put("\(path)?back=/me/actions", ["state": "done"], as: .ana).location
        == "/me/actions")
    #expect(
      try await after.world.put("\(path)?back=//evil.example", ["state": "done"], as: .ana).location
        == "/me/actions")
    #expect(try await after.world.get("/me/actions", as: .ana).words.contains("Settled lately"))
    #expect(try await after.world.get("/actions/\(action.id)/edit", as: .ana).status == 422)
    #expect(try await after.world.get("/actions/\(action.id)/edit", as: .mika).status == 422, "it is settled")
  }

  @Test(arguments: Engine.available)
  func `commitments and reflections stand on one's plan and on nobody else's`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let (world, path) = (after.world, after.path)
    #expect(try await world.get(path, as: .ana).words.contains("Give feedback"))
    let made = try await world.post(
      "\(path)/commitments",
      ["body1": "Log both", "due_on1": "2026-12-02", "body2": "Ask Leeds", "due_on2": "2026-11-30"],
      as: .ana)
    #expect(made.location == "/me/plan")
    #expect(
      try await world.post("\(path)/commitments", ["body1": "A", "due_on1": "2026-12-02"], as: .priya).status
        == 422)
    let four = try await world.post(
      "\(path)/commitments", ["body1": "A", "due_on1": "2026-12-02", "body2": "B", "due_on2": "2026-12-02"],
      as: .ana)
    #expect(four.status == 422)
    _ = try await world.put(
      "\(path)/reflection", ["worked": "The pairs", "mattered": "We waste less"], as: .ana)
    let plan = try await world.get("/me/plan", as: .ana)
    #expect(
      plan.words.contains("Log both") && plan.words.contains("Ask Leeds") && plan.words.contains("The pairs"))
    let others = try await world.get("/me/plan", as: .ines).words
    #expect(!others.contains("Log both") && !others.contains("The pairs"))
    let id = try await after.store.read { tx in
      try Commitment.all(of: Somebody.ana.id, at: after.session, in: tx)[0].id
    }
    for (path, status) in [("/commitments/\(id)/edit", 404), ("/commitments/\(id)/edit", 404)] {
      #expect(try await world.get(path, as: .ines).status == status)
    }
    #expect(
      try await world.put("/commitments/\(id)/answer", ["answer": "stuck", "barrier": "No bench"], as: .ana)
        .location == "/me/plan")
    #expect(try await world.get("/me/plan", as: .ana).body.contains("No bench"))
    #expect(try await world.put("/commitments/\(id)/answer", ["answer": "done"], as: .mika).status == 404)
    #expect(try await world.get("\(path)/reflection", as: .mika).words.contains("The pairs") == false)
    _ = try await world.put("\(path)/reflection", ["worked": "The pairs", "shared": "yes"], as: .ana)
    #expect(try await world.get(path, as: .mika).words.contains("1 person shared this"))
  }

  @Test(arguments: Engine.available)
  func `pages send as many statements for one thing as for many`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let paths = ["/me/plan", "/me/actions", "\(after.path)/notes", "\(after.path)/summary", after.path]
    func fill(_ count: Int, _ from: Int) async throws {
      for number in from..<(from + count) {
        _ = try await after.act("Action \(number)")
        try await after.store.write { tx in
          try SessionPoint.add(
            .decision, "Decision \(number)", at: after.session, by: Somebody.mika.id, in: tx)
          let person = after.guests[number % after.guests.count]
          try Reflection.write(
            ReflectionDraft(worked: "x", isShared: true), on: after.session, by: person, in: tx)
        }
      }
    }
    try await fill(1, 0)
    _ = try await after.commit(by: Somebody.ana.id)
    var few: [Int] = []
    for path in paths { few.append(try await count(path, after)) }
    try await fill(29, 1)
    for _ in 1...2 { _ = try await after.commit(by: Somebody.ana.id) }
    for (path, count) in zip(paths, few) { #expect(try await self.count(path, after) == count, "\(path)") }
  }

  private func count(_ path: String, _ after: AfterWorld) async throws -> Int {
    let somebody = path.hasPrefix("/me") ? Somebody.ana : .mika
    _ = try await after.world.get(path, as: somebody)
    return try await StatementCount.counting { _ = try await after.world.get(path, as: somebody) }
  }
}
