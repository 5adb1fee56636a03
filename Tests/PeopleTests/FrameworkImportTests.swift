import Database
import Essentials
import Foundation
import People
import TestSupport
import Testing

/// A framework as files, taken over in a fresh store.
struct Frameworks {
  let store: Store
  var skills: String?
  var roles: String?
  var name = "Plant"
  var source = ""
  var retires = false

  private var files: FrameworkFiles {
    let file = { (text: String) in FrameworkFiles.File(name: "plant.csv", text: text, encoding: "UTF-8") }
    return FrameworkFiles(skills: skills.map(file), roles: roles.map(file))
  }

  private func choices(in tx: Transaction) throws -> FrameworkChoices {
    var choices = try files.choices(named: name, in: tx)
    if !source.isEmpty { choices.source = source }
    choices.retires = retires
    return choices
  }

  func look() async throws -> FrameworkPlan {
    try await store.read { tx in try FrameworkImport.look(try files.tables(), try choices(in: tx), in: tx) }
  }

  @discardableResult
  func apply() async throws -> FrameworkOutcome {
    try await store.write { tx in
      try FrameworkImport.apply(try files.tables(), try choices(in: tx), file: "plant.csv", by: nil, in: tx)
        .outcome
    }
  }

  func text(of sql: SQL) async throws -> [String] { try await store.read { tx in try tx.values(sql) } }
}

struct FrameworkImportTests {
  static let skills = """
    name,code,description,group,Level 1: Aware,Level 2: Able,critical,because
    Reading a spectrum,S1,What a pump tells,Field > Pumps,"Knows:
    - the axis",Reads one,yes,Pumps stop
    Torque tools,S2,,Field,,,no,
    """
  static let roles = """
    family,role,description,skill,level
    Field,Fitter,Mounts pumps,Reading a spectrum,Able
    Field,Fitter,Mounts pumps,torque tools,1
    Field,Clerk,Writes,,
    """

  @Test(arguments: Engine.available)
  func `skills, levels, groups and what roles need come in, and a second time nothing changes`(
    _ engine: Engine
  )
    async throws
  {
    let all = Frameworks(store: try await engine.freshStore(), skills: Self.skills, roles: Self.roles)
    let plan = try await all.look()
    #expect(plan.errors.isEmpty, "\(plan.errors)")
    #expect(
      plan.warnings.map(\.sentence) == [
        "line 4, column description: “Torque tools” has no description. Write one here or later on its page.",
        "line 4: “Torque tools” says of no level what it means. Write it here or later on its page.",
      ])
    #expect(plan.framework.levels.names == ["None", "Aware", "Able", "Practitioner", "Expert"])
    let outcome = try await all.apply()
    #expect(
      outcome.summary == "Skills: 2 added, 0 changed, 0 unchanged; "
        + "Job roles: 2 added, 0 changed, 0 unchanged, with 2 levels that are needed")
    #expect(
      try await all.text(of: "SELECT level1 FROM skill WHERE code = 'S1'") == ["Knows:\n- the axis"])
    #expect(
      try await all.text(
        of: """
          SELECT inner_group.name FROM skill JOIN skill_group AS inner_group ON inner_group.id = skill.group_id
            JOIN skill_group AS outer_group ON outer_group.id = inner_group.parent_id
          WHERE skill.is_critical AND skill.because = 'Pumps stop' AND outer_group.name = 'Field'
          """) == ["Pumps"])
    let again = try await all.look()
    #expect(again.isIdle)
    #expect(try await all.apply().skills.unchanged == 2)
    #expect(try await all.text(of: "SELECT deed FROM audit") == ["framework imported"])
  }

  @Test(arguments: Engine.available)
  func `a newer list shows what was added, changed and removed, and what is gone stays until it is chosen`(
    _ engine: Engine
  ) async throws {
    var all = Frameworks(store: try await engine.freshStore(), skills: Self.skills, roles: Self.roles)
    try await all.apply()
    let kept = try await all.text(of: "SELECT id FROM skill WHERE code = 'S1'")
    (all.skills, all.roles) = ("name,code\nReading spectra,S1\nSeals,S3\n", nil)
    let plan = try await all.look()
    #expect(
      plan.skills.map(\.outcome) == [
        .changed([FrameworkChange.Detail(what: "Skill", from: "Reading a spectrum", to: "Reading spectra")]),
        .added,
      ])
    #expect(
      plan.missingSkills.map(\.name) == ["Torque tools"] && plan.missingRoles.isEmpty && plan.retired == 0)
    try await all.apply()
    #expect(
      try await all.text(of: "SELECT id FROM skill WHERE name = 'Reading spectra' AND about <> ''") == kept)
    #expect(try await all.text(of: "SELECT name FROM skill WHERE retired_at IS NOT NULL").isEmpty)
    all.retires = true
    #expect(try await all.look().retired == 1)
    try await all.apply()
    #expect(try await all.text(of: "SELECT name FROM skill WHERE retired_at IS NOT NULL") == ["Torque tools"])
    #expect(try await all.text(of: "SELECT skill_id FROM role_target").count == 2)
    all.skills = "name\nTorque tools\n"
    all.retires = false
    #expect(
      try await all.look().skills[0].outcome
        == .changed([
          FrameworkChange.Detail(what: "In use", from: "no", to: "yes")
        ]))
  }

  /// A list of skills, one of roles, and what is said of them.
  @Test(arguments: [
    (
      "name\nA\na\n", nil,
      "line 3, column name: “a” is the same skill as on line 2. Keep one of the lines, or give one another name and code."
    ),
    (
      "name,code\nA,1\nB,1\n", nil,
      "line 3, column name: “B” is the same skill as on line 2. Keep one of the lines, or give one another name and code."
    ),
    (
      "code\n1\n", nil,
      "the file: No column is taken as the skill’s name. Say which column of the skills holds their names."
    ),
    (
      "name,critical\nA,perhaps\n", nil,
      "line 2, column critical: “perhaps” is neither yes nor no. Write yes for a critical skill and no for others."
    ),
    (
      "name,group\nA,X > Y\nB,Y > X\n", nil,
      "line 3: Groups stand in a circle: X → Y → X. Let one of them stand in no other."
    ),
    (
      "name,group\nA,X > X\n", nil,
      "line 2: Groups stand in a circle: X → X. Let one of them stand in no other."
    ),
    (
      "name,group\nA,X > Y\nB,Z > Y\n", nil,
      "line 3, column group: The group “Y” is inside “Z” here and inside “X” on line 2. A group stands in one other; write the same in all lines."
    ),
    (
      "name\nA\n", "role,skill,level\nR,A,9\n",
      "line 2, column level: “9” is none of the levels. Write None, Aware, Working, Practitioner and Expert, or a number from 0 to 4."
    ),
    (
      "name\nTorque tools\n", "role,skill,level\nR,Torque tool,1\n",
      "line 2, column skill: The framework has no skill “Torque tool”. Write Torque tools, if that is meant."
    ),
    (
      "name\nA\n", "role,skill,level\nR,A,1\nR,A,2\n",
      "line 3, column level: “R” needs another level of “A” on line 2. Keep one of the two lines."
    ),
    (
      "name\nA\n", "role,level\nR,2\n",
      "the file: The list of job roles does not say which level of which skill they need. Say which columns hold the skill and the level."
    ),
    (
      "name\n\"\(String(repeating: "x", count: 2_000_000))\"\n", nil,
      "line 2, column name: “xxxxxxxxxxxxxxxxxxxx…” has 2,000,000 characters. Shorten it to 200."
    ),
  ]) func `what is wrong is said with its line and the cure`(
    _ skills: String, _ roles: String?, _ sentence: String
  )
    async throws
  {
    let plan = try await Frameworks(store: try await Engine.sqlite.freshStore(), skills: skills, roles: roles)
      .look()
    #expect(plan.errors.first?.sentence == sentence)
    await #expect(throws: ImportRefusal.errors(plan.errors.count)) {
      try await Frameworks(store: try await Engine.sqlite.freshStore(), skills: skills, roles: roles).apply()
    }
  }

  @Test func `what lists write for no level is read as none, and the role is called by its line of work`()
    async throws
  {
    let all = Frameworks(
      store: try await Engine.sqlite.freshStore(), skills: "name\nA\n",
      roles: "role,role level,skill,skill level\nChief,NOT IN USE,A,NOT IN USE\n")
    let plan = try await all.look()
    #expect(plan.isPossible && plan.roles.map(\.role.name) == ["Chief"] && plan.roles[0].targets.isEmpty)
    #expect(plan.warnings.map(\.wrong).contains("“Chief” has no level for “A”."))
  }

  @Test(arguments: Engine.available) func `two skills may swap their names`(_ engine: Engine) async throws {
    var all = Frameworks(store: try await engine.freshStore(), skills: "name,code\nA,1\nB,2\n")
    try await all.apply()
    all.skills = "name,code\nB,1\nA,2\n"
    try await all.apply()
    #expect(try await all.text(of: "SELECT name FROM skill ORDER BY code") == ["B", "A"])
  }

  @Test func `a name that another skill has is refused`() async throws {
    var all = Frameworks(store: try await Engine.sqlite.freshStore(), skills: "name,code\nA,1\nB,2\n")
    try await all.apply()
    all.skills = "name,code\nB,1\n"
    #expect(
      try await all.look().errors.map(\.wrong) == [
        "Another skill is called “B” here already, with another code or none."
      ])
  }
}
