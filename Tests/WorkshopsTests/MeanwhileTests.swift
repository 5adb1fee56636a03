import Database
import Essentials
import People
import TestSupport
import Testing

@testable import Workshops

/// Several people at the same thing, and one person twice.
struct MeanwhileTests {
  @Test(arguments: Engine.available)
  func `nobody's notes are lost when two write them`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let path = after.path + "/notes"
    let seen = try #require(
      try await after.world.get(path, as: .mika).body.firstMatch(of: #/name="seen" value="([^"]*)"/#)?.1)
    #expect(
      try await after.world.put(path, ["notes": "Mine", "seen": String(seen)], as: .mika).status == 303)
    let second = try await after.world.put(path, ["notes": "Theirs", "seen": String(seen)], as: .ines)
    #expect(second.status == 422 && second.words.contains("Somebody else has saved these words"))
    #expect(second.body.contains("Theirs</textarea>") && second.body.contains("<p>Mine</p>"))
    let now = try #require(second.body.firstMatch(of: #/name="seen" value="([^"]*)"/#)?.1)
    #expect(
      try await after.world.put(path, ["notes": "Mine and theirs", "seen": String(now)], as: .ines).status
        == 303)
  }

  @Test(arguments: Engine.available)
  func `a summary that somebody else changed is not overwritten`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let path = after.path + "/summary"
    #expect(try await after.world.put(path, ["body": "One", "seen": "none"], as: .mika).status == 303)
    let stale = try await after.world.put(path, ["body": "Two", "seen": "none"], as: .ines)
    #expect(stale.status == 422 && stale.body.contains("<p>One</p>"))
    let kept = try await after.store.read { tx in try Summary.find(after.session, in: tx)?.body }
    #expect(kept == "One")
  }

  @Test(arguments: Engine.available)
  func `a session that was moved meanwhile is not moved back by an old form`(_ engine: Engine) async throws {
    let after = try await AfterWorld.scheduled(on: engine, guests: 1)
    let old = try await after.store.read { tx in try Session.find(after.session, in: tx) }
    var moved = old.plan
    moved.time = try SessionTime(WallTime("2026-11-19T12:00")!, in: Zone("Europe/Lisbon")!, minutes: 60)
    let plan = moved
    try await after.store.write { tx in
      _ = try Session.revise(after.session, to: plan, by: Somebody.mika.id, seen: old.sequence, in: tx)
    }
    await #expect(throws: SessionRefusal.changedMeanwhile) {
      try await after.store.write { tx in
        _ = try Session.revise(after.session, to: old.plan, by: Somebody.ines.id, seen: old.sequence, in: tx)
      }
    }
  }

  @Test(arguments: Engine.available)
  func `who checked in is forgotten when the seat is released or the session is moved`(_ engine: Engine)
    async throws
  {
    let after = try await AfterWorld.scheduled(on: engine, guests: 2)
    after.clock.advance(by: .minutes(160))
    let session = try await after.store.read { tx in try Session.find(after.session, in: tx) }
    let code = session.checkInCode.text
    try await after.store.write { tx in
      for person in [Somebody.ana.id, after.guests[0]] {
        try Attendance.checkIn(person, as: .room, code: code, at: after.session, in: tx)
      }
      try Registration.release(at: after.session, by: Somebody.ana.id, in: tx)
    }
    let present = try await after.store.read { tx in try Attendance.present(at: after.session, in: tx) }
    #expect(present == [after.guests[0]])
    var plan = session.plan
    plan.time = try SessionTime(WallTime("2026-11-25T12:00")!, in: Zone("Europe/Lisbon")!, minutes: 60)
    let later = plan
    try await after.store.write { tx in
      _ = try Session.revise(after.session, to: later, by: Somebody.mika.id, in: tx)
    }
    #expect(
      try await after.store.read { tx in try Attendance.present(at: after.session, in: tx) }.isEmpty)
  }

  @Test(arguments: Engine.available)
  func `a topic is not declined while its session is to come, and stays declined when another is cancelled`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    let draft = TopicDraft(
      title: "Gauge studies", body: "", origin: .frontline, link: nil, isAnonymous: false)
    let plan = SessionPlan(
      title: "Gauge studies",
      time: try SessionTime(
        WallTime("2026-11-30T12:00")!, in: Zone("Europe/Lisbon")!, minutes: 60), delivery: .inPerson,
      room: "Bay", roomSeats: 10, facilitators: [Somebody.mika.id])
    let (topic, session) = try await world.store.write { tx in
      let topic = try Topic.ask(draft, by: Somebody.ana.id, in: tx)
      return (topic.id, try Session.schedule(plan, from: topic.id, by: Somebody.ines.id, in: tx).id)
    }
    let refused = try await world.put(
      "/topics/\(topic)/state", ["state": "declined", "reason": "No time"], as: .ines)
    #expect(refused.status == 422 && refused.words.contains("A session on this topic is to come."))
    try await world.store.write { tx in
      try Session.cancel(session, reason: "Ill", by: Somebody.ines.id, in: tx)
    }
    #expect(try await world.store.read { tx in try Topic.find(topic, in: tx).state } == .planned)
    let edited = try await world.put(
      "/topics/\(topic)", ["title": "Other words", "origin": "frontline"], as: .ana)
    #expect(edited.status == 422 && edited.words.contains("planned already"))
    #expect(edited.body.contains("Other words"))
  }

  @Test(arguments: Engine.available)
  func `forms that are sent twice make nothing twice`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    for _ in 1...2 {
      _ = try await world.post("/topics", ["title": "Gauge studies", "origin": "frontline"], as: .ana)
    }
    let topics: [ID<Topic>] = try await world.store.read { tx in try tx.values("SELECT id FROM topic") }
    #expect(topics.count == 1)
    for _ in 1...2 {
      _ = try await world.post("/topics/\(topics[0])/comments", ["body": "Me too"], as: .mika)
      _ = try await world.post("/topics/\(topics[0])/offer", ["kind": "teach", "note": "Gladly"], as: .mika)
      _ = try await world.post(
        "/sessions",
        [
          "title": "Gauge studies", "topic": topics[0].text, "day": "2026-11-30", "time": "12:00",
          "minutes": "60",
          "zone": "Europe/Lisbon", "delivery": "virtual", "join_link": "https://meet.example.org/1",
          "remote_seats": "20",
        ], as: .ines)
    }
    let counts: [Int?] = try await world.store.read { tx in
      [
        try tx.value("SELECT count(*) FROM topic_comment"), try tx.value("SELECT count(*) FROM session"),
        try tx.value("SELECT count(*) FROM event WHERE kind = 'topic.offered'"),
      ]
    }
    #expect(counts == [1, 1, 1])
  }

  @Test func `nobody fills somebody's mailbox with comments`() async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let topic = try await world.store.write { tx in
      try Topic.ask(TopicDraft(title: "Gauge studies"), by: Somebody.ana.id, in: tx).id
    }
    var statuses: [Int] = []
    for number in 1...21 {
      statuses.append(
        try await world.post("/topics/\(topic)/comments", ["body": "Number \(number)"], as: .mika).status)
    }
    #expect(statuses == Array(repeating: 303, count: 20) + [429])
  }

  @Test func `nobody fills somebody's mailbox with offers, actions or changes of a session`() async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let topic = try await world.store.write { tx in
      try Topic.ask(TopicDraft(title: "Gauge studies"), by: Somebody.ana.id, in: tx).id
    }
    func last(_ count: Int, _ path: String, _ fields: [String: String], as who: Somebody) async throws
      -> [Int]
    {
      var statuses: [Int] = []
      for _ in 1...count { statuses.append(try await world.submit(path, fields, as: who).status) }
      return statuses.suffix(2)
    }
    #expect(try await last(21, "/topics/\(topic)/offer", ["kind": "teach"], as: .mika) == [303, 429])
    let made = try await world.submit("/sessions", SessionPageTests.typed, as: .ines)
    let session = try #require(made.location)
    #expect(try await last(61, "\(session)/actions", ["body": "x"], as: .ines) == [422, 429])
    #expect(try await last(31, "\(session)?_method=put", SessionPageTests.typed, as: .ines) == [303, 429])
  }

  @Test func `nobody fills the backlog, least of all without a name, and what was typed stands there still`()
    async throws
  {
    let world = try await TestWorld.make(on: .sqlite)
    var pages: [Answer] = []
    for number in 1...6 {
      pages.append(
        try await world.post(
          "/topics", ["title": "Nameless \(number)", "anonymous": "yes", "origin": "goal"], as: .mika))
    }
    #expect(pages.map(\.status) == [303, 303, 303, 303, 303, 429])
    #expect(pages[5].body.contains("Nameless 6"))
    var statuses: [Int] = []
    for number in 1...56 {
      statuses.append(
        try await world.post("/topics", ["title": "Named \(number)", "origin": "goal"], as: .mika).status)
    }
    #expect(statuses.suffix(2) == [303, 429])
    world.clock.advance(by: .days(1))
    #expect(
      try await world.post("/topics", ["title": "Later", "anonymous": "yes", "origin": "goal"], as: .mika)
        .status == 303)
  }

  @Test(arguments: Engine.available)
  func `nothing dates who asked without a name more finely than the day`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    world.clock.advance(by: .seconds(12_345))
    let draft = TopicDraft(title: "Saying no", body: "", origin: .frontline, link: nil, isAnonymous: true)
    let topic = try await world.store.write { tx in try Topic.ask(draft, by: Somebody.ana.id, in: tx) }
    #expect(topic.createdAt.milliseconds % 86_400_000 == 0 && topic.asker == nil)
    let event = try #require(
      try await world.store.read { tx in try EventLog.about(topic.id.text, in: tx) }.first)
    #expect(event.at == topic.createdAt && event.actor == nil)
    // A time-ordered identity begins with the milliseconds of its making; these two do not.
    let dated = try await world.store.write { tx in tx.newID() as ID<Topic> }
    #expect(topic.id.text.prefix(8) != dated.text.prefix(8))
    #expect(event.id.text.prefix(8) != dated.text.prefix(8))
    let jobs: [String] = try await world.store.read { tx in try tx.values("SELECT payload FROM job") }
    #expect(!jobs.contains { $0.contains(event.id.text) }, "a job would date it")
  }
}
