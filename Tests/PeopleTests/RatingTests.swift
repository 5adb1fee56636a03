import Database
import Essentials
import People
import TestSupport
import Testing

/// What people say of their own skills.
struct RatingTests {
  private func hall(_ engine: Engine) async throws -> SkillHall { try await SkillHall.make(on: engine) }

  private func ratings(_ world: TestWorld) async throws -> [Int] {
    try await world.store.read { tx in try tx.values("SELECT level FROM rating ORDER BY id") }
  }

  @Test(arguments: Engine.available)
  func `what my work needs is shown with the gap, and nobody else sees it`(_ engine: Engine) async throws {
    let hall = try await hall(engine)
    let world = hall.world
    let role = try #require(hall.roles["Fitter"])
    #expect(try await world.put("/me/job-role", ["role": role], as: .ana).status == 303)
    let fresh = try await world.get("/me/skills", as: .ana)
    #expect(fresh.words.contains("Your work needs 2 skills. Say how well you can do each"))
    #expect(fresh.words.contains("Your work needs 2, Able. Not said yet"))
    try await hall.say(["Reading a spectrum": "0", "Torque tools": "1"], as: .ana)
    let page = try await world.get("/me/skills", as: .ana)
    #expect(
      page.words.contains(
        "You are where your work needs you in 1 of 2 skills. The widest step is Reading a spectrum."))
    #expect(page.words.contains("2 steps to go"))
    // The widest gap comes first.
    #expect(
      page.body.firstRange(of: "Reading a spectrum")!.lowerBound
        < page.body.firstRange(of: "Torque tools<")!.lowerBound)
    let path = "/skills/\(try #require(hall.skills["Torque tools"]))"
    #expect(try await world.get(path, as: .ana).words.contains("You say 1, Aware. Only you see this."))
    for somebody in [Somebody.mika, .ines, .dora] {
      #expect(
        try await world.get(path, as: somebody).words.contains("Nobody has said yet that they may be asked."))
      #expect(
        !(try await world.get("/people/\(Somebody.ana.id)", as: somebody)).words.contains("Torque tools"))
      #expect(!(try await world.get("/me/skills", as: somebody)).words.contains("1 step to go"))
    }
  }

  @Test(arguments: Engine.available)
  func `whoever lets themselves be found is found with their level, until they take it back or leave`(
    _ engine: Engine
  ) async throws {
    let hall = try await hall(engine)
    let (world, id) = (hall.world, try #require(hall.skills["Torque tools"]))
    try await hall.say(["Torque tools": "3"], find: "Torque tools", as: .mika)
    try await hall.say(["Torque tools": "4"], find: "Torque tools", as: .priya)
    let page = try await world.get("/skills/\(id)", as: .ana)
    #expect(page.words.contains("Who can help"))
    #expect(
      page.body.firstRange(of: "Priya Deshmukh")!.lowerBound
        < page.body.firstRange(of: "Mika Lehtonen")!.lowerBound)
    #expect(page.words.contains("3, Practitioner, in their own words"))
    #expect(
      try await world.get("/people/\(Somebody.mika.id)", as: .ana).words.contains(
        "May be asked about Torque tools Practitioner"))
    #expect(try await world.delete("/me/skills/\(id)", as: .mika).status == 303)
    #expect(!(try await world.get("/skills/\(id)", as: .ana)).words.contains("Mika Lehtonen"))
    _ = try await world.post("/admin/people/\(Somebody.priya.id)/deactivation", as: .dora)
    #expect(try await world.get("/skills/\(id)", as: .ana).words.contains("Nobody has said yet"))
  }

  @Test(arguments: Engine.available)
  func
    `a correction takes the place of what was said, a later word stands beside it, the same again is not written`(
      _ engine: Engine
    ) async throws
  {
    let hall = try await hall(engine)
    try await hall.say(["Torque tools": "3"], as: .ana)
    try await hall.say(["Torque tools": "2"], as: .ana)
    #expect(try await ratings(hall.world) == [2])
    hall.world.clock.advance(by: .days(5))
    try await hall.say(["Torque tools": "2"], as: .ana)
    #expect(try await ratings(hall.world) == [2])
    try await hall.say(["Torque tools": "3"], as: .ana)
    #expect(try await ratings(hall.world) == [2, 3])
    let id = try #require(hall.skills["Torque tools"])
    #expect(try await hall.world.get("/skills/\(id)", as: .ana).words.contains("You say 3, Practitioner."))
    #expect(try await hall.world.delete("/me/skills/\(id)", as: .ana).status == 303)
    #expect(try await ratings(hall.world).isEmpty)
  }

  @Test func `bad levels, unknown skills and job roles are refused or passed over, and nothing is lost`()
    async throws
  {
    let hall = try await hall(.sqlite)
    let (world, id) = (hall.world, try #require(hall.skills["Torque tools"]))
    let bad = try await world.submit(
      "/me/skills?_method=put", ["skill": id, "level_\(id)": "9", "find_\(id)": "yes"], as: .ana)
    #expect(bad.status == 422 && bad.words.contains("Level: choose one of the five."))
    let unknown = "00000000000000000000000000"
    #expect(
      try await world.submit("/me/skills?_method=put", ["skill": unknown, "level_\(unknown)": "2"], as: .ana)
        .status
        == 303)
    #expect(try await ratings(world).isEmpty)
    #expect(try await world.put("/me/job-role", ["role": unknown], as: .ana).status == 404)
    #expect(try await world.put("/me/job-role", ["role": "nonsense"], as: .ana).status == 422)
    _ = try await world.post("/job-roles/\(try #require(hall.roles["Clerk"]))/retirement", as: .ines)
    let gone = try await world.put("/me/job-role", ["role": try #require(hall.roles["Clerk"])], as: .ana)
    #expect(gone.status == 422 && gone.words.contains("this job role is out of use"))
  }

  @Test func `the job title proposes what one works as`() async throws {
    let hall = try await hall(.sqlite)
    try await hall.world.store.write { tx in
      try tx.run("UPDATE person SET job_title = 'fitter' WHERE id = \(Somebody.ana.id)")
    }
    #expect(try await hall.world.get("/me/skills", as: .ana).words.contains("Proposed from your job title."))
  }
}
