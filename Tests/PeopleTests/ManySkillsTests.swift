import Database
import Essentials
import TestSupport
import Testing

@testable import People

/// The page of one's own skills where there are very many.
struct ManySkillsTests {
  @Test
  func `of many skills that the work does not need the first are shown, and saving them keeps the others`()
    async throws
  {
    let world = try await TestWorld.make(on: .sqlite)
    let names = (10..<40).map { "Skill \($0)" }
    try await Frameworks(store: world.store, skills: "name\n" + names.joined(separator: "\n") + "\n").apply()
    let ids: [ID<Skill>] = try await world.store.read { tx in
      try tx.values("SELECT id FROM skill ORDER BY name_key")
    }
    try await world.store.write { tx in
      try OwnRating.save(
        ids.dropLast().map { OwnRating(skill: $0, level: .two, isFindable: false) }, of: Somebody.ana.id,
        in: tx)
    }
    func shown(_ query: String) async throws -> [String] {
      let body = try await world.get("/me/skills\(query)", as: .ana).body
      return names.filter { body.contains(">\($0)<") }
    }
    #expect(try await shown("") == Array(names.prefix(15)))
    #expect(
      try await world.get("/me/skills", as: .ana).words.contains(
        "15 of 29 are shown, the widest gaps first. Show all 29"))
    #expect(try await shown("?all=yes") == Array(names.dropLast()))
    #expect(try await shown("?add=\(ids[29])") == Array(names.prefix(15)) + ["Skill 39"])
    let saved = try await world.submit(
      "/me/skills?_method=put", ["skill": ids[0].text, "level_\(ids[0])": "3"], as: .ana)
    #expect(saved.status == 303)
    #expect(try await shown("?all=yes").count == 29)
  }
}
