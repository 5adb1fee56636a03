import Database
import Essentials
import People
import TestSupport
import Testing

/// A hall with a framework: its skills and job roles by name.
struct SkillHall {
  let world: TestWorld
  let skills: [String: String]
  let roles: [String: String]

  static func make(on engine: Engine) async throws -> SkillHall {
    let world = try await TestWorld.make(on: engine)
    let frameworks = Frameworks(
      store: world.store, skills: FrameworkImportTests.skills, roles: FrameworkImportTests.roles)
    try await frameworks.apply()
    func ids(_ sql: SQL) async throws -> [String: String] {
      try await world.store.read { tx in
        try Dictionary(tx.rows(sql).map { (try $0["name"] as String, try $0["id"] as String) }) { first, _ in
          first
        }
      }
    }
    return SkillHall(
      world: world, skills: try await ids("SELECT id, name FROM skill"),
      roles: try await ids("SELECT id, name FROM job_role"))
  }

  func skill(_ name: String) throws -> String { try #require(skills[name]) }

  /// Says one's own levels; `find` is the skill for which others may find them.
  func say(_ levels: [String: String], find: String? = nil, as somebody: Somebody) async throws {
    for (name, level) in levels {
      let id = try skill(name)
      var fields = ["skill": id, "level_\(id)": level]
      if find == name { fields["find_\(id)"] = "yes" }
      let answer = try await world.submit("/me/skills?_method=put", fields, as: somebody)
      #expect(answer.status == 303, "\(answer.words)")
    }
  }

  /// Says a colleague's level.
  func say(
    _ name: String, _ level: String, of somebody: Somebody, note: String = "", as rater: Somebody
  ) async throws -> Answer {
    let id = try skill(name)
    return try await world.submit(
      "/people/\(somebody.id)/skills?_method=put", ["skill": id, "level_\(id)": level, "note_\(id)": note],
      as: rater)
  }

  /// Who leads whom.
  func lead(_ somebody: Somebody, by manager: Somebody) async throws {
    try await world.store.write { tx in
      try tx.run("UPDATE person SET manager_id = \(manager.id) WHERE id = \(somebody.id)")
    }
  }

  /// `3 manager`; nil when nothing counts.
  func counts(_ name: String, of somebody: Somebody) async throws -> String? {
    let id = try skill(name)
    return try await world.store.read { tx in
      try tx.one("SELECT level, source FROM standing WHERE person_id = \(somebody.id) AND skill_id = \(id)") {
        "\(try $0["level"] as Int) \(try $0["source"] as String)"
      }
    }
  }

  func rating(of somebody: Somebody, by rater: Somebody) async throws -> String {
    try await world.store.read { tx in
      try tx.value(
        "SELECT id FROM rating WHERE person_id = \(somebody.id) AND rater_id = \(rater.id) ORDER BY id DESC")
        ?? ""
    }
  }
}
