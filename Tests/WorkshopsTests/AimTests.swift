import Database
import Essentials
import People
import TestSupport
import Testing
import Workshops

/// Which skills topics and sessions are about, and what a held session shows of people.
struct AimTests {
  private struct Hall {
    let world: TestWorld
    let torque: String
    let topic: String
    let session: ID<Session>
  }

  /// Ana asks for torque tools, Mika teaches it; Ana and Priya have a seat.
  private func hall(_ engine: Engine) async throws -> Hall {
    let world = try await TestWorld.make(on: engine)
    let torque = try await world.store.write { tx in
      let file = { (text: String) in FrameworkFiles.File(name: "field.csv", text: text, encoding: "UTF-8") }
      let files = FrameworkFiles(
        skills: file("name\nTorque tools\nReading a spectrum\n"),
        roles: file("role,skill,level\nFitter,Torque tools,3\n"))
      try FrameworkImport.apply(
        try files.tables(), try files.choices(named: "Field", in: tx), file: "field.csv", by: nil, in: tx)
      return try tx.value("SELECT id FROM skill WHERE name = 'Torque tools'") as String? ?? ""
    }
    let asked = try await world.post(
      "/topics", ["title": "Torque tools", "origin": "frontline", "skill": torque], as: .ana)
    let topic = try #require(asked.location)
    let id = try #require(ID<Topic>(String(topic.split(separator: "/").last ?? "")))
    let time = try SessionTime(WallTime("2026-11-25T12:00")!, in: Zone("Europe/Lisbon")!, minutes: 60)
    let plan = SessionPlan(
      title: "Torque that holds", time: time, delivery: .inPerson, room: "Bay 2", roomSeats: 20,
      facilitators: [Somebody.mika.id])
    let session = try await world.store.write { tx in
      let session = try Session.schedule(plan, from: id, by: Somebody.ines.id, anyway: true, in: tx)
      for somebody in [Somebody.ana, .priya] {
        try Registration.take(.room, at: session.id, by: somebody.id, in: tx)
      }
      return session.id
    }
    return Hall(world: world, torque: torque, topic: topic, session: session)
  }

  private func counts(_ hall: Hall) async throws -> [String] {
    try await hall.world.store.read { tx in
      try tx.all(
        """
        SELECT person.name, standing.level, standing.source FROM standing JOIN person ON person.id = standing.person_id
        ORDER BY person.name
        """
      ) { "\(try $0["name"] as String) \(try $0["level"] as Int) \(try $0["source"] as String)" }
    }
  }

  private func hold(_ hall: Hall, came: [Somebody]) async throws {
    hall.world.clock.advance(by: .days(8))
    try await hall.world.work()
    try await hall.world.store.write { tx in
      try Attendance.record(
        Dictionary(uniqueKeysWithValues: came.map { ($0.id, Presence.room) }), at: hall.session,
        by: Somebody.mika.id,
        in: tx)
    }
  }

  @Test(arguments: Engine.available)
  func `who teaches has it shown, and who comes and does what they committed to`(_ engine: Engine)
    async throws
  {
    let hall = try await hall(engine)
    let world = hall.world
    // From the skill to the topic to the session, at the level that work needs.
    #expect(try await world.get(hall.topic, as: .priya).words.contains("Torque tools up to 3, Practitioner"))
    #expect(
      try await world.get("/sessions/\(hall.session)", as: .priya).words.contains("Torque tools up to 3"))
    try await hold(hall, came: [.ana, .priya])
    #expect(try await counts(hall) == ["Mika Lehtonen 3 evidence"])
    for somebody in [Somebody.ana, .priya] {
      let made = try await world.post(
        "/sessions/\(hall.session)/commitments", ["body1": "Check two tools", "due_on1": "2026-12-10"],
        as: somebody)
      #expect(made.status == 303, "\(made.words)")
    }
    let id: String = try await world.store.read { tx in
      try tx.value("SELECT id FROM commitment WHERE person_id = \(Somebody.ana.id)") ?? ""
    }
    #expect(try await world.put("/commitments/\(id)/answer", ["answer": "done"], as: .ana).status == 303)
    #expect(try await counts(hall) == ["Ana Prata 3 evidence", "Mika Lehtonen 3 evidence"])
    // Once, however often it is said.
    _ = try await world.put("/commitments/\(id)/answer", ["answer": "on_track"], as: .ana)
    _ = try await world.put("/commitments/\(id)/answer", ["answer": "done"], as: .ana)
    let page = try await world.get("/me/skills/\(hall.torque)", as: .ana)
    #expect(page.words.contains("Came to “Torque that holds” and applied it"))
    #expect(page.body.contains("href=\"/sessions/\(hall.session)\""))
    let ratings: Int? = try await world.store.read { tx in try tx.value("SELECT count(*) FROM rating") }
    #expect(ratings == 2)
  }

  @Test(arguments: Engine.available)
  func `skills that are named after it was held are shown, too`(_ engine: Engine) async throws {
    let hall = try await hall(engine)
    try await hold(hall, came: [.ana])
    let path = "/sessions/\(hall.session)/skills"
    #expect(try await hall.world.get(path, as: .ana).status == 403)
    let saved = try await hall.world.put(
      path, ["level_\(hall.torque)": "3", "add_1": "reading a spectrum", "add_level_1": "2"], as: .mika)
    #expect(saved.status == 303, "\(saved.words)")
    #expect(try await counts(hall).count == 2)
    // A slip is mended: what the session no longer shows is gone.
    _ = try await hall.world.put(path, ["level_\(hall.torque)": "0"], as: .mika)
    #expect(try await counts(hall) == ["Mika Lehtonen 2 evidence"])
  }

  @Test func `unknown skills, too many, and topics of others are refused in words`() async throws {
    let hall = try await hall(.sqlite)
    let path = hall.topic + "/skills"
    let unknown = try await hall.world.put(path, ["add_1": "Juggling", "add_level_1": "2"], as: .ines)
    #expect(unknown.status == 422 && unknown.words.contains("no framework has “Juggling”"))
    #expect(unknown.body.contains("value=\"Juggling\""))
    let other = try await hall.world.put(path, ["level_\(hall.torque)": "0"], as: .priya)
    #expect(other.status == 422 && other.words.contains("Only the person who asked"))
    #expect(try await hall.world.put(path, ["level_\(hall.torque)": "0"], as: .ines).status == 303)
    #expect(try await hall.world.get(hall.topic, as: .ines).words.contains("Nobody has said yet."))
    #expect(!(try await hall.world.get(hall.topic, as: .priya)).words.contains("Skills it is about"))
  }
}
