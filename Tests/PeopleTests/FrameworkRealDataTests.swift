import Database
import Essentials
import People
import TestSupport
import Testing

/// Frameworks that are published, beside the project; skipped, and said so, where they are not.
@Suite(.enabled(if: SharedData.isThere, "there is no ../shared/data to read"))
struct FrameworkRealDataTests {
  private func text(_ name: String) throws -> String {
    TextDecoding.text(of: try SharedData.bytes("skills/\(name)"), as: nil).text
  }

  /// 202 different names of role levels stand in the file. One of them, NOT IN USE, is a mark of four roles that have none: those
  /// come in under their own names without levels, so there are 205 roles, 201 of them with levels.
  @Test(arguments: Engine.available)
  func `the British government's comes in whole, and a second time nothing changes`(_ engine: Engine)
    async throws
  {
    let all = Frameworks(
      store: try await engine.freshStore(), skills: try text("uk-gdad/uk_gdad_pcf_skills.csv"),
      roles: try text("uk-gdad/uk_gdad_pcf_roles.csv"), name: "Government Digital and Data")
    let plan = try await all.look()
    #expect(plan.errors.isEmpty, "\(plan.errors.prefix(3))")
    #expect(plan.warnings.count { $0.wrong.contains("has no description") } == 41)
    #expect(plan.warnings.count { $0.wrong.contains("says of no level") } == 22)
    #expect(plan.warnings.count { $0.wrong.contains("has no level for") } == 28)
    #expect(plan.framework.levels.names == ["None", "Awareness", "Working", "Practitioner", "Expert"])
    #expect(plan.roles.count == 205 && plan.roles.count { !$0.targets.isEmpty } == 201)
    let outcome = try await all.apply()
    #expect(outcome.skills.added == 188 && outcome.roles.added == 205)
    #expect(
      try await all.text(of: "SELECT level3 FROM skill WHERE name = 'Accessibility'")[0].hasPrefix(
        "You can:\n- build user interfaces"))
    #expect(try await all.look().isIdle)
    #expect(try await all.apply().skills.unchanged == 188)
    #expect(try await all.text(of: "SELECT deed FROM audit").count == 1)
  }

  @Test(arguments: Engine.available)
  func `ESCO's digital skills come in at once and are found with typing mistakes`(_ engine: Engine)
    async throws
  {
    let store = try await engine.freshStore()
    let all = Frameworks(
      store: store, skills: try text("esco/digitalSkillsCollection_en.csv"), name: "ESCO digital skills")
    #expect(try await all.apply().skills.added == 1284)
    #expect(try await all.look().isIdle)
    for (typed, name) in [
      ("haskel", "Haskell"), ("javascrpit", "JavaScript"),
      ("incremetal develpment", "incremental development"),
      ("web programing", "web programming"), ("cloud tecnologies", "cloud technologies"), ("SQL", "SQL"),
      ("3d pritning", "3D printing process"), ("data mining", "data mining"),
    ] {
      let found = try await store.read { tx in try SkillSearch.find(typed, in: tx) }
      #expect(found.prefix(3).map(\.name).contains(name), "\(typed): \(found.map(\.name).prefix(5))")
    }
    #expect(try await store.read { tx in try SkillSearch.find("zzqx", in: tx) }.isEmpty)
  }

  @Test func `DigComp comes in beside it`() async throws {
    let store = try await Engine.sqlite.freshStore()
    let all = Frameworks(
      store: store, skills: try text("esco/digCompSkillsCollection_en.csv"), name: "DigComp")
    #expect(try await all.apply().skills.added == 25)
  }
}
