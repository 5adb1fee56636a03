import Database
import Essentials
import People
import TestSupport
import Testing
@testable import Workshops

struct SessionPageTests {
  static let typed: [String: String] = [
    "title": "Reading a spectrum", "about": "A live demo.", "know": "Four shapes", "can": "Take two readings",
    "measure": "Pumps opened in vain", "day": "2026-11-25", "time": "12:00", "minutes": "60",
    "zone": "Europe/Lisbon",
    "delivery": "hybrid", "room": "Test bay 2", "room_seats": "14", "join_link": "https://meet.example/x",
    "remote_seats": "40", "facilitator_1": "Mika Lehtonen", "preparation": "Bring **one** spectrum. <script>",
  ]

  static func typed(_ changes: [String: String]) -> [String: String] { typed.merging(changes) { $1 } }

  @Test(arguments: Engine.available)
  func `an organiser schedules a session from a topic, and everybody sees it on two clocks`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let topic = try await world.store.write { tx in
      try Topic.ask(TopicDraft(title: "Vibration"), by: Somebody.ana.id, in: tx)
    }
    let form = try await world.get("/sessions/new?topic=\(topic.id)", as: .ines)
    #expect(form.body.contains("value=\"Vibration\""))
    let made = try await world.submit("/sessions", Self.typed(["topic": topic.id.text]), as: .ines)
    let path = try #require(made.location)
    let page = try await world.get(path, as: .mika)
    for words in [
      "Reading a spectrum", "14:00 to 15:00",
      "Helsinki (\(Sample.helsinki.abbreviation(at: Sample.plan().time.start))), your time", "12:00 to 13:00",
      "Lisbon (\(Sample.lisbon.abbreviation(at: Sample.plan().time.start))), Test bay 2, and on screen",
      "Wednesday 25 November", "Mika Lehtonen Facilitator. Firmware",
      "Four shapes", "Hybrid, 1 hour", "Topic: Vibration", "You run this session", "https://meet.example/x",
    ] { #expect(page.words.contains(words), "\(words)") }
    #expect(page.body.contains("Bring <strong>one</strong> spectrum."))
    #expect(!page.body.contains("<script>"))
    let own = try await world.get(path, as: .ana)
    #expect(!own.words.contains("your time"))
    #expect(!own.body.contains("meet.example"))
    let state = try await world.store.read { tx in try Topic.find(topic.id, in: tx).state }
    #expect(state == .scheduled)
    let id = ID<Session>(stored: String(path.dropFirst("/sessions/".count)))
    #expect(try await world.news(of: id) == ["session.scheduled", "session.assigned Mika Lehtonen"])
  }

  @Test(arguments: Engine.available)
  func `a form with mistakes comes back as typed, and nothing is made`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    for changes in [
      ["day": "2026-03-29", "time": "01:30"], ["title": "  "], ["day": "2020-01-01"],
      ["facilitator_1": "Nobody"],
      ["zone": "Nowhere"], ["minutes": "x"], ["room": String(repeating: "r", count: 200)], ["delivery": "x"],
    ] {
      let answer = try await world.submit("/sessions", Self.typed(changes), as: .ines)
      #expect(answer.status == 422, "\(changes)")
      #expect(answer.body.contains("Four shapes"))
      #expect(
        answer.words.contains("One thing has to be mended")
          || answer.words.contains("things have to be mended"))
    }
    #expect(try await world.submit("/sessions", Self.typed(["topic": "nonsense"]), as: .ines).status == 404)
    let count: Int? = try await world.store.read { tx in try tx.value("SELECT count(*) FROM session") }
    #expect(count == 0)
  }

  @Test(arguments: Engine.available)
  func `a room that is taken is said, and taken all the same when ticked`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    _ = try await world.schedule(Sample.plan("Torque", at: "2026-11-25T12:30", facilitators: [.mika]))
    let refused = try await world.submit("/sessions", Self.typed, as: .ines)
    #expect(refused.status == 422)
    #expect(refused.words.contains("Test bay 2 is taken by “Torque”"))
    #expect(refused.words.contains("Mika Lehtonen also runs “Torque”"))
    #expect(refused.words.contains("Schedule it all the same"))
    #expect(try await world.submit("/sessions", Self.typed(["anyway": "yes"]), as: .ines).status == 303)
  }

  @Test(arguments: Engine.available)
  func `changing the time tells the registered, changing words does not`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let made = try await world.submit("/sessions", Self.typed, as: .ines)
    let path = try #require(made.location)
    let id = ID<Session>(stored: String(path.dropFirst("/sessions/".count)))
    #expect(try await world.get("\(path)/edit", as: .ana).status == 403)
    #expect(try await world.submit("\(path)?_method=put", Self.typed, as: .ana).status == 403)
    let form = try await world.get("\(path)/edit", as: .mika)
    #expect(form.body.contains("Mika Lehtonen (mika@tidewater.example)"))
    _ = try await world.submit("\(path)?_method=put", Self.typed(["about": "Another demo."]), as: .mika)
    #expect(try await world.news(of: id).filter { $0 == "session.changed" }.isEmpty)
    _ = try await world.submit("\(path)?_method=put", Self.typed(["time": "15:00"]), as: .mika)
    let session = try await world.store.read { tx in try Session.find(id, in: tx) }
    #expect(session.plan.time.wall.text == "2026-11-25T15:00")
    #expect(session.sequence == 2)
    let event = try await world.store.read { tx in
      try EventLog.latest(kinds: [Event.sessionChanged], in: tx)[0]
    }
    #expect(
      event.detail == [
        "what": "time,words", "wall": "2026-11-25T12:00", "zone": "Europe/Lisbon", "minutes": "60",
        "room": "Test bay 2",
      ])
    let same = Self.typed(["time": "15:00"])
    #expect(try await world.submit("\(path)?_method=put", same, as: .mika).status == 303)
    #expect(try await world.store.read { tx in try Session.find(id, in: tx).sequence } == 2)
  }

  @Test(arguments: Engine.available)
  func `a cancelled session stays with its reason, and its topic can be taken up again`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let topic = try await world.store.write { tx in
      try Topic.ask(TopicDraft(title: "V"), by: Somebody.ana.id, in: tx)
    }
    let session = try await world.schedule(from: topic.id)
    let path = "/sessions/\(session.id)"
    #expect(try await world.get("\(path)/cancellation", as: .ana).status == 403)
    #expect(try await world.post("\(path)/cancellation", ["reason": " "], as: .ines).status == 422)
    #expect(
      try await world.post("\(path)/cancellation", ["reason": "The bench burnt."], as: .ines).status == 303)
    #expect(try await world.get(path, as: .ana).words.contains("Cancelled. The bench burnt."))
    #expect(try await world.get("/sessions", as: .ana).words.contains("Cancelled"))
    #expect(try await world.news(of: session.id).last == "session.cancelled")
    #expect(try await world.store.read { tx in try Topic.find(topic.id, in: tx).state } == .planned)
    let again = try await world.post("\(path)/cancellation", ["reason": "Again"], as: .ines)
    #expect(again.status == 422 && again.words.contains("This session is cancelled"))
    #expect(try await world.get("\(path)/edit", as: .ines).status == 422)
    #expect(try await world.post("\(path)/seat", ["mode": "room"], as: .ana).status == 422)
  }

  @Test(arguments: Engine.available)
  func `a session that has ended is held, once, and its topic delivered`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let topic = try await world.store.write { tx in
      try Topic.ask(TopicDraft(title: "V"), by: Somebody.ana.id, in: tx)
    }
    let session = try await world.schedule(from: topic.id)
    _ = try await world.store.write { tx in
      try Session.revise(session.id, to: Sample.plan(at: "2026-11-26T12:00"), by: Somebody.ines.id, in: tx)
    }
    world.clock.set(to: session.end)
    try await world.work()
    #expect(try await world.store.read { tx in try Session.find(session.id, in: tx).state } == .scheduled)
    world.clock.advance(by: .days(1))
    try await world.work()
    try await world.work()
    #expect(try await world.store.read { tx in try Session.find(session.id, in: tx).state } == .held)
    #expect(try await world.store.read { tx in try Topic.find(topic.id, in: tx).state } == .delivered)
    #expect(try await world.news(of: session.id).filter { $0 == "session.held" }.count == 1)
  }

  @Test(arguments: Engine.available)
  func `other people's ids, deep links and nonsense answer without a fault`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let nobody = "00000000000000000000000000"
    for path in [
      "/sessions/\(nobody)", "/sessions/x", "/sessions/\(nobody)/edit", "/sessions/\(nobody)/calendar.ics",
      "/sessions/\(nobody)/attendance",
    ] {
      #expect(try await world.get(path, as: .ines).status == 404, "\(path)")
    }
    for query in [
      "?after=x", "?after=1.2", "?when=never&q=%25%27", "?after=999999999999999999999.\(nobody)", "?q=%00",
    ] {
      #expect(try await world.get("/sessions\(query)", as: .ana).status == 200, "\(query)")
    }
  }
}

struct SessionListTests {
  @Test(arguments: Engine.available)
  func `what is to come is soonest first, what is past latest first, each page goes on where the last ended`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    for number in 0..<45 {
      _ = try await world.schedule(
        Sample.plan("Session \(number)", at: "2026-11-\(19 + number / 5)T1\(number % 5):00"))
    }
    #expect(try await titles(SessionFilter(), in: world) == (0..<45).map { "Session \($0)" })
    world.clock.set(to: Sample.time("2026-11-22T00:00").start)
    #expect(try await titles(SessionFilter(), in: world) == (15..<45).map { "Session \($0)" })
    #expect(try await titles(SessionFilter(.past), in: world) == (0..<15).reversed().map { "Session \($0)" })
  }

  @Test(arguments: Engine.available)
  func `mine are those I have a seat at, wait for or run; words find title, room and outcomes`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    let seat = try await world.schedule(Sample.plan("Seat"))
    _ = try await world.schedule(Sample.plan("Run", facilitators: [.ana]))
    _ = try await world.schedule(Sample.plan("Other", room: "Glass house"))
    try await world.store.write { tx in
      try Registration.take(.room, at: seat.id, by: Somebody.ana.id, in: tx)
      try Registration.take(.room, at: seat.id, by: Somebody.mika.id, in: tx)
      try Registration.release(at: seat.id, by: Somebody.mika.id, in: tx)
    }
    #expect(Set(try await titles(SessionFilter(isMine: true), in: world)) == ["Seat", "Run"])
    #expect(try await titles(SessionFilter(isMine: true), for: .mika, in: world).isEmpty)
    #expect(try await titles(SessionFilter(words: "glass"), in: world) == ["Other"])
    let page = try await world.get("/sessions", as: .ana)
    for words in ["You have a seat", "You run it", "5 seats left", "12:00 Lisbon"] {
      #expect(page.words.contains(words), "\(words)")
    }
  }

  private func titles(
    _ filter: SessionFilter, for somebody: Somebody = .ana, in world: TestWorld
  ) async throws -> [String] {
    var (titles, after): ([String], String?) = ([], "")
    while let place = after {
      let agenda = try await world.store.read { tx in
        try SessionAgenda.find(filter, after: place, for: somebody.id, in: tx)
      }
      titles += agenda.lines.map(\.session.title)
      after = agenda.next
    }
    return titles
  }
}
