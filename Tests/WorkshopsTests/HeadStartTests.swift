import Database
import Doors
import Essentials
import People
import TestSupport
import Testing

@testable import Workshops

/// Those who wanted a topic have its seats first.
struct HeadStartTests {
  @Test(
    arguments: [
      (Duration.days(30), Duration.hours(48)), (.hours(72), .hours(48)), (.hours(60), .hours(36)),
      (.hours(25), .hours(1)), (.hours(24), nil), (.hours(2), nil),
    ] as [(Duration, Duration?)])
  func `it ends after two days, and a day before the session begins at most`(
    _ ahead: Duration, _ length: Duration?
  ) {
    let now = Instant(milliseconds: 1_790_000_000_000)
    #expect(HeadStart.end(scheduledAt: now, start: now + ahead) == length.map { now + $0 })
  }

  @Test(arguments: Engine.available)
  func `others stand in line, and have what is left in the order of asking`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let path = try await world.sessionOnWantedTopic()
    let page = try await world.get(path, as: .priya)
    #expect(
      page.words.contains("Kept for those who asked")
        && page.words.contains("free seats go to those who wanted the topic"))
    #expect(try await world.get(path, as: .mika).words.contains("free seats are yours first"))
    // Sam votes when it is too late to go first; both stand in line though nobody has a seat.
    let topic: String = try await world.store.read { tx in try tx.value("SELECT id FROM topic") ?? "" }
    world.clock.advance(by: .minutes(1))
    _ = try await world.post("/topics/\(topic)/vote", as: .sam)
    for somebody in [Somebody.priya, .sam] {
      _ = try await world.post("\(path)/seat", ["mode": "room"], as: somebody)
      #expect(try await world.get(path, as: somebody).words.contains("in line"))
    }
    _ = try await world.post("\(path)/seat", ["mode": "room"], as: .mika)
    #expect(try await world.get(path, as: .mika).words.contains("Registered, in the room"))
    world.clock.advance(by: .hours(47))
    try await world.work()
    #expect(try await world.get(path, as: .priya).words.contains("Waiting, number 1 in line"))
    world.clock.advance(by: .hours(1))
    try await world.work()
    #expect(try await world.get(path, as: .priya).words.contains("Registered, in the room"))
    #expect(try await world.get(path, as: .sam).words.contains("All seats are taken") == false)
    #expect(try await world.get(path, as: .sam).words.contains("Waiting, number 1 in line"))
    #expect(world.post.sent.contains { $0.to.address == Somebody.priya.email })
  }

  @Test(arguments: Engine.available)
  func `a seat that comes free goes to those who wanted it, as long as it is theirs`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let path = try await world.sessionOnWantedTopic(seats: 1)
    _ = try await world.post("\(path)/seat", ["mode": "room"], as: .ana)
    _ = try await world.post("\(path)/seat", ["mode": "room"], as: .priya)
    _ = try await world.post("\(path)/seat", ["mode": "room"], as: .mika)
    _ = try await world.delete("\(path)/seat", as: .ana)
    #expect(try await world.get(path, as: .mika).words.contains("Registered, in the room"))
    _ = try await world.delete("\(path)/seat", as: .mika)
    #expect(try await world.get(path, as: .priya).words.contains("Waiting, number 1 in line"))
    // The time is over and nobody has woken the line yet: whoever asks now does not come before it.
    world.clock.advance(by: .hours(48))
    _ = try await world.post("\(path)/seat", ["mode": "room"], as: .sam)
    #expect(try await world.get(path, as: .priya).words.contains("Registered, in the room"))
    #expect(try await world.get(path, as: .sam).words.contains("Waiting, number 1 in line"))
  }

  @Test(arguments: Engine.available)
  func `brought forward, it ends earlier and the line is woken then`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let path = try await world.sessionOnWantedTopic()
    _ = try await world.post("\(path)/seat", ["mode": "room"], as: .priya)
    #expect(try await world.get("/sessions", as: .priya).words.contains("You are in line"))
    #expect(try await world.get("/sessions", as: .sam).words.contains("Those who asked go first"))
    let wall = Zone("Europe/Lisbon")!.wall(at: world.clock.now + .hours(30))
    var fields = world.sessionFields(day: wall.day.iso)
    fields["time"] = wall.time.text
    fields["sequence"] = "0"
    #expect(try await world.submit("\(path)?_method=put", fields, as: .ines).status == 303)
    world.clock.advance(by: .hours(6))
    try await world.work()
    #expect(try await world.get(path, as: .priya).words.contains("Registered, in the room"))
  }

  @Test(arguments: Engine.available)
  func `whoever has a seat keeps it, and nobody goes first where nobody could`(_ engine: Engine) async throws
  {
    let world = try await TestWorld.make(on: engine)
    let path = try await world.sessionOnWantedTopic(delivery: "hybrid")
    _ = try await world.post("\(path)/seat", ["mode": "remote"], as: .mika)
    let topic: String = try await world.store.read { tx in try tx.value("SELECT id FROM topic") ?? "" }
    _ = try await world.delete("/topics/\(topic)/vote", as: .mika)
    _ = try await world.post("\(path)/seat", ["mode": "room"], as: .mika)
    #expect(try await world.get(path, as: .mika).words.contains("Registered, in the room"))
    // Asked without a name and wanted by nobody.
    _ = try await world.post("/topics", ["title": "Quiet", "origin": "goal", "anonymous": "yes"], as: .ana)
    let quiet: String = try await world.store.read { tx in
      try tx.value("SELECT id FROM topic WHERE title = 'Quiet'") ?? ""
    }
    var fields = world.sessionFields(day: Zone("Europe/Lisbon")!.wall(at: world.clock.now + .days(9)).day.iso)
    (fields["topic"], fields["head_start"]) = (quiet, "yes")
    let other = try #require(try await world.submit("/sessions", fields, as: .ines).location)
    _ = try await world.post("\(other)/seat", ["mode": "room"], as: .priya)
    #expect(try await world.get(other, as: .priya).words.contains("Registered, in the room"))
  }

  @Test(arguments: Engine.available)
  func `without it the first to come is the first served`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let path = try await world.sessionOnWantedTopic(headStart: false)
    _ = try await world.post("\(path)/seat", ["mode": "room"], as: .priya)
    let page = try await world.get(path, as: .priya)
    #expect(page.words.contains("Registered, in the room") && !page.words.contains("wanted the topic"))
  }
}

extension HeadStartTests {
  @Test(arguments: Engine.available)
  func `the number in line counts those who really come before`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let path = try await world.sessionOnWantedTopic(seats: 1)
    for somebody in [Somebody.priya, .mika, .ana] {
      _ = try await world.post("\(path)/seat", ["mode": "room"], as: somebody)
    }
    #expect(try await world.get(path, as: .mika).words.contains("Registered, in the room"))
    #expect(try await world.get(path, as: .ana).words.contains("Waiting, number 1 in line"))
    #expect(try await world.get(path, as: .priya).words.contains("Waiting, number 2 in line"))
    #expect(try await world.get("/sessions", as: .priya).words.contains("You are in line"))
    try await world.work()
    let letter = world.post.sent.first { $0.to.address == Somebody.priya.email }?.text ?? ""
    #expect(letter.contains("number 2 in line"), "\(letter)")
    world.clock.advance(by: .hours(48))
    #expect(try await world.get(path, as: .priya).words.contains("Waiting, number 1 in line"))
    #expect(try await world.get(path, as: .ana).words.contains("Waiting, number 2 in line"))
  }
}

extension TestWorld {
  /// A topic asked for by Ana, with Mika's vote, and a session on it in a week, scheduled by Inês through the form.
  fileprivate func sessionOnWantedTopic(
    seats: Int = 2, headStart: Bool = true, delivery: String = "in_person"
  ) async throws -> String {
    let topic = try await store.write { tx in
      let topic = try Topic.ask(TopicDraft(title: "Spectra"), by: Somebody.ana.id, in: tx).id
      try Topic.vote(topic, by: Somebody.mika.id, in: tx)
      return topic
    }
    let form = try await get("/sessions/new?topic=\(topic)", as: .ines)
    #expect(form.body.contains("name=\"head_start\" value=\"yes\" checked"))
    let day = Zone("Europe/Lisbon")!.wall(at: clock.now + .days(7)).day
    var fields = sessionFields(day: day.iso, seats: seats, delivery: delivery)
    fields["topic"] = topic.text
    if headStart { fields["head_start"] = "yes" }
    return try #require(try await submit("/sessions", fields, as: .ines).location)
  }

  fileprivate func sessionFields(
    day: String, seats: Int = 2, delivery: String = "in_person"
  ) -> [String: String] {
    [
      "title": "Spectra", "day": day, "time": "12:00", "zone": "Europe/Lisbon", "minutes": "60",
      "delivery": delivery,
      "room": "Bay 2", "room_seats": String(seats), "remote_seats": "2",
      "join_link": "https://meet.example/bay",
    ]
  }
}
