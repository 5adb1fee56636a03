import Database
import Essentials
import Guildhall
import People
import TestSupport
import Workshops

/// Ana's things and Mika's session: what the matrix of own and others' objects reaches for.
struct OwnershipScene {
  let world: TestWorld
  /// What stands in the matrix for each id: `:topic`.
  let ids: [String: String]

  static let people: [OwnershipMatrix.Part: Somebody] = [
    .owner: .ana, .crew: .mika, .stranger: .priya, .organiser: .ines, .administrator: .dora,
  ]

  /// A session that Mika held and Ana came to, one to come, and one of everything that is Ana's.
  static func make() async throws -> OwnershipScene {
    let world = try await TestWorld.make(on: .sqlite)
    let held = try await schedule("2026-11-18T12:00", in: world)
    let coming = try await schedule("2026-11-25T12:00", in: world)
    world.clock.advance(by: .hours(5))
    try await world.work()
    try await fill(held, in: world)
    try await world.work()
    var ids = try await found(in: world)
    (ids[":held"], ids[":coming"]) = (held.text, coming.text)
    return OwnershipScene(world: world, ids: ids)
  }

  private static func schedule(_ wall: String, in world: TestWorld) async throws -> ID<Session> {
    let time = try SessionTime(WallTime(wall)!, in: Zone("Europe/Lisbon")!, minutes: 60)
    let plan = SessionPlan(
      title: "Reading a vibration spectrum", time: time, delivery: .inPerson, room: "Bay 2", roomSeats: 20,
      facilitators: [Somebody.mika.id])
    return try await world.store.write { tx in
      let session = try Session.schedule(plan, by: Somebody.ines.id, anyway: true, in: tx)
      try Registration.take(.room, at: session.id, by: Somebody.ana.id, in: tx)
      return session.id
    }
  }

  private static func fill(_ held: ID<Session>, in world: TestWorld) async throws {
    try await world.store.write { tx in
      try Attendance.record([Somebody.ana.id: .room], at: held, by: Somebody.mika.id, in: tx)
      let file = { (text: String) in FrameworkFiles.File(name: "field.csv", text: text, encoding: "UTF-8") }
      let files = FrameworkFiles(
        skills: file("name\nReading a spectrum\n"),
        roles: file("role,skill,level\nFitter,Reading a spectrum,2\n"))
      try FrameworkImport.apply(
        try files.tables(), try files.choices(named: "Field", in: tx), file: "field.csv", by: nil, in: tx)
    }
    let path = "/sessions/\(held)"
    let topic =
      try await world.post("/topics", ["title": "Pumps", "origin": "frontline"], as: .ana).location ?? ""
    let deeds: [(Somebody, String, [String: String])] = [
      (.mika, "\(topic)/vote", [:]),
      (.ana, "\(topic)/comments", ["body": "We had this in Leeds."]),
      (.mika, "\(path)/notes/points", ["kind": "decision", "decision": "Measure first"]),
      (
        .mika, "\(path)/actions",
        ["body": "Print it", "owner": Somebody.ana.id.text, "due_on": "2026-11-25"]
      ),
      (.mika, "\(path)/summary?_method=put", ["body": "Four shapes."]),
      (.ana, "\(path)/commitments", ["body1": "Log two readings", "due_on1": "2026-12-02"]),
      (.ana, "\(path)/reflection?_method=put", ["worked": "The pairs"]),
      (.ines, "/admin/import/topics", ["text": "title\nValves\n"]),
      (.ines, "/admin/import/skills", ["text": "name\nWelding\n", "name": "Plant"]),
    ]
    let skill: String = try await world.store.read { tx in
      try tx.value("SELECT id FROM skill WHERE name = 'Reading a spectrum'") ?? ""
    }
    // Mika may be asked, and offers a word on what Ana can do.
    let words: [(Somebody, String, [String: String])] = [
      (.mika, "/me/skills?_method=put", ["skill": skill, "level_\(skill)": "3", "find_\(skill)": "yes"]),
      (
        .mika, "/people/\(Somebody.ana.id)/skills?_method=put",
        ["skill": skill, "level_\(skill)": "2", "note_\(skill)": "Found the bearing"]
      ),
      (.ines, "\(topic)/skills?_method=put", ["add_1": "Reading a spectrum", "add_level_1": "2"]),
      (.ines, "\(topic)/teachers", ["person": Somebody.mika.id.text]),
    ]
    for (somebody, address, fields) in deeds + words {
      let answer = try await world.submit(address, fields, as: somebody)
      guard answer.status == 303 else { throw Unprepared(address: address, words: answer.words) }
    }
    // Everybody's own browser is there before anything is counted.
    for somebody in people.values { _ = try await world.get("/", as: somebody) }
  }

  private static func found(in world: TestWorld) async throws -> [String: String] {
    let ana = Somebody.ana.id
    return try await world.store.read { tx in
      let queries: [String: SQL] = [
        ":topic": "SELECT id FROM topic", ":comment": "SELECT id FROM topic_comment",
        ":draft": "SELECT id FROM import_draft WHERE kind = 'topics'",
        ":listDraft": "SELECT id FROM import_draft WHERE kind = 'framework'",
        ":skill": "SELECT id FROM skill", ":jobRole": "SELECT id FROM job_role",
        ":framework": "SELECT id FROM framework",
        ":helper": "SELECT id FROM person WHERE id = \(Somebody.mika.id)",
        ":rater": "SELECT id FROM person WHERE id = \(Somebody.mika.id)",
        ":rating": "SELECT id FROM rating WHERE person_id = \(ana)",
        ":department": "SELECT id FROM department ORDER BY id LIMIT 1",
        ":point": "SELECT id FROM session_point",
        ":action": "SELECT id FROM action_item", ":commitment": "SELECT id FROM commitment",
        ":letter": "SELECT id FROM letter WHERE person_id = \(ana)",
        ":signIn": "SELECT id FROM sign_in WHERE person_id = \(ana)",
        ":person": "SELECT id FROM person WHERE id = \(ana)",
        ":owner": "SELECT id FROM person WHERE id = \(ana)",
      ]
      return try queries.mapValues { try tx.value($0) ?? "" }
    }
  }

  struct Unprepared: Error {
    let address: String
    let words: String
  }
}
