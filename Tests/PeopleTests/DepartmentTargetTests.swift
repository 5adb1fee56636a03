import Database
import Essentials
import People
import TestSupport
import Testing

/// What a whole department needs of its people.
struct DepartmentTargetTests {
  @Test(arguments: Engine.available)
  func `what the department needs counts beside the job role, the higher of both`(_ engine: Engine)
    async throws
  {
    let hall = try await SkillHall.make(on: engine)
    let (world, id) = (hall.world, hall.world.quality.id)
    let path = "/departments/\(id)"
    #expect(try await world.get("\(path)/edit", as: .ana).status == 403)
    let saved = try await world.put(path, ["add_1": "torque tools", "add_level_1": "3"], as: .ines)
    #expect(saved.status == 303, "\(saved.words)")
    #expect(try await world.get(path, as: .ana).words.contains("Torque tools"))
    #expect(try await world.get("/me/skills", as: .ana).words.contains("Your work needs 3"))
    _ = try await world.put("/me/job-role", ["role": try #require(hall.roles["Fitter"])], as: .ana)
    #expect(try await world.get("/me/skills", as: .ana).words.contains("Your work needs 3, Practitioner"))
    #expect(!(try await world.get("/me/skills", as: .mika)).words.contains("Your work needs 3"))
    let skill = try await world.get("/skills/\(try hall.skill("Torque tools"))", as: .mika)
    #expect(skill.words.contains("Everybody in Quality"))
    #expect(try await world.get("/admin/audit", as: .dora).words.contains("Quality: 1 changed"))
  }

  @Test(arguments: Engine.available)
  func `a level of 0 takes it away, and a merged department brings what it needs along`(_ engine: Engine)
    async throws
  {
    let hall = try await SkillHall.make(on: engine)
    let (world, quality, firmware) = (hall.world, hall.world.quality.id, hall.world.firmware.id)
    let torque = try hall.skill("Torque tools")
    _ = try await world.put(
      "/departments/\(quality)", ["add_1": "Torque tools", "add_level_1": "2"], as: .ines)
    _ = try await world.put(
      "/departments/\(firmware)",
      ["add_1": "Torque tools", "add_level_1": "4", "add_2": "Reading a spectrum", "add_level_2": "1"],
      as: .ines)
    #expect(
      try await world.post("/admin/departments/\(firmware)/merger", ["into": quality.text], as: .dora).status
        == 303)
    #expect(try await world.get("/departments/\(quality)", as: .ana).words.contains("4 Expert"))
    #expect(try await world.put("/departments/\(quality)", ["level_\(torque)": "0"], as: .ines).status == 303)
    let page = try await world.get("/departments/\(quality)", as: .ana)
    #expect(!page.words.contains("Torque tools") && page.words.contains("Reading a spectrum"))
  }

  @Test func `unknown skills and missing levels are named, and nothing is lost`() async throws {
    let hall = try await SkillHall.make(on: .sqlite)
    let path = "/departments/\(hall.world.quality.id)"
    let unknown = try await hall.world.put(path, ["add_1": "Juggling", "add_level_1": "2"], as: .ines)
    #expect(
      unknown.status == 422 && unknown.words.contains("no framework has “Juggling”")
        && unknown.body.contains("value=\"Juggling\""))
    let bare = try await hall.world.put(path, ["add_1": "Torque tools"], as: .ines)
    #expect(bare.status == 422 && bare.words.contains("choose the level of “Torque tools”"))
    #expect(try await hall.world.get("/departments/00000000000000000000000000", as: .ana).status == 404)
  }
}
