import Database
import Essentials
import People
import TestSupport
import Testing

/// Frameworks on pages: taken over, looked at, changed in place, taken along.
struct FrameworkPageTests {
  private struct Hall {
    let world: TestWorld
    let framework: String

    /// What a link with these words leads to.
    func target(_ words: String, on path: String) async throws -> String {
      let page = try await world.get(path, as: .ana)
      let pattern = try Regex("href=\"([^\"]+)\">\(words)</a>", as: (Substring, Substring).self)
      return String(try #require(page.body.firstMatch(of: pattern), "\(words) on \(path)").output.1)
    }
  }

  /// As an organiser takes it over on the pages.
  private func hall(_ engine: Engine) async throws -> Hall {
    let world = try await TestWorld.make(on: engine)
    try await Frameworks(
      store: world.store, skills: FrameworkImportTests.skills, roles: FrameworkImportTests.roles,
      source: "Our own"
    ).apply()
    let id: String = try #require(
      try await world.store.read { tx in try tx.value("SELECT id FROM framework") })
    return Hall(world: world, framework: "/frameworks/\(id)")
  }

  @Test(arguments: Engine.available)
  func `a pasted list is looked at, corrected, and taken over`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let sent = try await world.post(
      "/admin/import/skills", ["text": "title,what,Working\nWelding,Joins steel,Welds\n", "name": "Shop"],
      as: .ines)
    let draft = try #require(sent.location)
    let look = try await world.get(draft, as: .ines)
    #expect(look.words.contains("A new framework. Skills: 1 added, 0 changed, 0 unchanged."))
    #expect(look.words.contains("The column “what” is not taken over."))
    var choices = [
      "name": "Shop floor", "source": "Ours", "column-0": "name", "column-1": "about", "column-2": "level_2",
    ]
    for (place, name) in ["None", "Aware", "Working", "Good", "Expert"].enumerated() {
      choices["level_\(place)"] = name
    }
    #expect(try await world.change(draft, choices, as: .ines).status == 303)
    let again = try await world.get(draft, as: .ines)
    #expect(!again.words.contains("not taken over"))
    let print = try #require(again.body.firstMatch(of: #/name="fingerprint" value="([0-9a-f]+)"/#)).1
    let old = try await world.post("\(draft)/application", ["fingerprint": "old"], as: .ines)
    #expect(old.status == 422 && old.words.contains("would do something else than shown"))
    let done = try await world.post("\(draft)/application", ["fingerprint": String(print)], as: .ines)
    let page = try await world.get(try #require(done.location), as: .ana)
    #expect(page.words.contains("Shop floor 1 skill") && page.words.contains("Source Ours"))
    #expect(try await world.get("/skills?q=weldign", as: .ana).words.contains("Welding"))
    #expect(try await world.get(draft, as: .ines).status == 404)
    let nothing = try await world.post("/admin/import/skills", ["text": ""], as: .ines)
    #expect(
      nothing.status == 422 && nothing.words.contains("File: choose the list of skills, or paste it below."))
    let broken = try await world.post(
      "/admin/import/skills", ["text": "{\"skills\": [{\"name\": 3}]}"], as: .ines)
    #expect(
      broken.status == 422
        && broken.words.contains(
          "The JSON cannot be read: there is another kind of value than expected at skills[1].name.")
    )
  }

  @Test(arguments: Engine.available)
  func `a skill is changed in place, and nobody overwrites what they have not seen`(_ engine: Engine)
    async throws
  {
    let hall = try await hall(engine)
    let (world, path) = (hall.world, try await hall.target("Torque tools", on: "/skills"))
    let form = try await world.get("\(path)/edit", as: .ines)
    let seen = String(try #require(form.body.firstMatch(of: #/name="seen" value="([0-9a-f]+)"/#)).1)
    let fields = ["name": "Torque tools", "group": "Field > Tools", "about": "Tightens", "seen": seen]
    let vague = try await world.change(path, fields.merging(["critical": "yes"]) { $1 }, as: .ines)
    #expect(vague.status == 422 && vague.words.contains("Say what stops without it"))
    #expect(try await world.change(path, fields, as: .ines).status == 303)
    let page = try await world.get(path, as: .ana)
    #expect(page.words.contains("What it is Tightens") && page.words.contains("Field › Tools"))
    #expect(page.words.contains("Aware Fitter"))
    let late = try await world.change(path, fields.merging(["about": "Loosens"]) { $1 }, as: .dora)
    #expect(
      late.status == 422 && late.words.contains("“Tightens” is kept here. Save again if yours is right."))
    // A mistake elsewhere does not make an old form a new one.
    let wrong = try await world.change(path, fields.merging(["critical": "yes"]) { $1 }, as: .dora)
    let still = try #require(wrong.body.firstMatch(of: #/name="seen" value="([0-9a-f]+)"/#)).1
    #expect(wrong.status == 422 && String(still) == seen)
    let taken = try await world.put(path, ["name": "reading a SPECTRUM"], as: .ines)
    #expect(taken.status == 422 && taken.words.contains("the framework has “Reading a spectrum” already"))
    let deeds = try await world.store.read { tx in
      try tx.values("SELECT deed FROM audit WHERE deed LIKE 'skill%'") as [String]
    }
    #expect(deeds == ["skill changed"])
  }

  @Test(arguments: Engine.available)
  func `a skill goes out of use and comes back, and what needs it stays`(_ engine: Engine) async throws {
    let hall = try await hall(engine)
    let (world, path) = (hall.world, try await hall.target("Torque tools", on: "/skills"))
    #expect(try await world.post("\(path)/retirement", as: .ines).status == 303)
    #expect(!(try await world.get("/skills", as: .ana)).words.contains("Torque tools"))
    #expect(!(try await world.get("/skills?q=torque", as: .ana)).words.contains("Torque tools"))
    #expect(try await world.get("/skills?retired=yes", as: .ana).words.contains("Torque tools"))
    #expect(try await world.get(path, as: .ana).words.contains("This skill is out of use."))
    #expect(try await world.delete("\(path)/retirement", as: .ines).status == 303)
    #expect(try await world.get(path, as: .ana).words.contains("Who needs it Aware Fitter"))
  }

  @Test(arguments: Engine.available)
  func `a job role is changed: levels, another skill, and a name that is taken`(_ engine: Engine) async throws
  {
    let hall = try await hall(engine)
    let (world, path) = (hall.world, try await hall.target("Clerk", on: "/job-roles"))
    let unknown = try await world.put(
      path, ["name": "Clerk", "add_1": "Flying", "add_level_1": "2"], as: .ines)
    #expect(unknown.status == 422 && unknown.words.contains("the framework has no “Flying”"))
    let bare = try await world.put(path, ["name": "Clerk", "add_1": "torque tools"], as: .ines)
    #expect(bare.status == 422 && bare.words.contains("choose the level of “torque tools” that is needed"))
    let done = try await world.put(
      path, ["name": "Clerk", "family": "Office", "add_1": "torque tools", "add_level_1": "4"], as: .ines)
    #expect(done.status == 303)
    let page = try await world.get(path, as: .ana)
    #expect(page.words.contains("Torque tools 4 Expert"))
    let skill = try #require(page.body.firstMatch(of: #/href="\/skills\/([0-9a-v]+)">Torque tools/#)).1
    _ = try await world.put(path, ["name": "Clerk", "level_\(skill)": "0"], as: .ines)
    #expect(try await world.get(path, as: .ana).words.contains("No levels are set."))
    let taken = try await world.put(path, ["name": "FITTER"], as: .ines)
    #expect(taken.status == 422 && taken.words.contains("this line of work has “Fitter” already"))
    let added = try await world.post("\(hall.framework)/job-roles", ["name": "Welder"], as: .ines)
    #expect(try await world.get(try #require(added.location), as: .ana).words.contains("Welder"))
  }

  @Test(arguments: Engine.available)
  func `what a role needs of skills out of use, and what somebody else added, stays`(_ engine: Engine)
    async throws
  {
    let hall = try await hall(engine)
    let (world, path) = (hall.world, try await hall.target("Fitter", on: "/job-roles"))
    let torque = try await hall.target("Torque tools", on: "/skills")
    _ = try await world.post("\(torque)/retirement", as: .ines)
    let form = try await world.get("\(path)/edit", as: .ines)
    #expect(form.words.contains("Torque tools (out of use)"))
    #expect(try await world.get(path, as: .ana).words.contains("Torque tools Out of use"))
    #expect(try await world.put(path, ["name": "Fitter", "about": "Mounts"], as: .ines).status == 303)
    #expect(try await world.get(path, as: .ana).words.contains("Torque tools"))
    let refused = try await world.put(
      path, ["name": "Fitter", "add_1": "Torque tools", "add_level_1": "3"], as: .ines)
    #expect(refused.status == 422)
    // Two at once: what the second form did not ask about is not taken away by it.
    let seen = String(try #require(form.body.firstMatch(of: #/name="seen" value="([0-9a-f]+)"/#)).1)
    _ = try await world.post("\(hall.framework)/skills", ["name": "Seals"], as: .ines)
    _ = try await world.put(
      path, ["name": "Fitter", "about": "Mounts", "add_1": "Seals", "add_level_1": "4"], as: .ines)
    let late = try await world.put(
      path, ["name": "Fitter", "about": "Mounts pumps", "seen": seen], as: .dora)
    #expect(late.status == 422 && late.words.contains("Seals"))
    #expect(try await world.put(path, ["name": "Fitter", "about": "Mounts pumps"], as: .dora).status == 303)
    #expect(try await world.get(path, as: .ana).words.contains("Seals 4 Expert"))
  }

  @Test(arguments: Engine.available)
  func `a search keeps to its framework and group, and an exact name comes first`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let many = (1...70).map { "Turbine \($0),A" }.joined(separator: "\n")
    try await Frameworks(store: world.store, skills: "name,group\n\(many)\n", name: "One").apply()
    try await Frameworks(
      store: world.store,
      skills: "name,group\nTurbine care,Deep > Inner\nC#,Code\nC++,Code\nC,Code\nCalm,Code\n",
      name: "Two"
    ).apply()
    let ids = try await world.store.read { tx in
      (
        try tx.value("SELECT id FROM framework WHERE name = 'Two'") as String?,
        try tx.value("SELECT id FROM skill_group WHERE name = 'Deep'") as String?
      )
    }
    let two = try await world.get("/skills?q=turbnie&framework=\(ids.0!)", as: .ana)
    #expect(
      two.words.contains("Turbine care") && two.words.contains("1 skill") && !two.words.contains("Turbine 7"))
    let deep = try await world.get("/skills?q=turbine&group=\(ids.1!)", as: .ana)
    #expect(deep.words.contains("Turbine care") && !deep.words.contains("Turbine 7"))
    #expect(try await world.get("/skills?q=turbine", as: .ana).words.contains("The 50 that fit best."))
    for name in ["C#", "C++", "C"] {
      let query = name.replacing("#", with: "%23").replacing("+", with: "%2B")
      let page = try await world.get("/skills?q=\(query)", as: .ana)
      let first = page.body.firstMatch(of: #/entry__title"><a href="[^"]*">([^<]*)/#)
      #expect(first.map { String($0.1) } == name)
    }
  }

  @Test(arguments: Engine.available)
  func `what is taken along comes back the same in an empty hall`(_ engine: Engine) async throws {
    let hall = try await hall(engine)
    let files = try await ["skills.csv", "job-roles.csv", "framework.json"].asyncMap { name in
      try await hall.world.get("\(hall.framework)/\(name)", as: .ana).body
    }
    for (skills, roles) in [(files[0], files[1]), (files[2], nil)] {
      let other = try await TestWorld.make(on: engine)
      let frameworks = Frameworks(store: other.store, skills: skills, roles: roles, source: "Our own")
      #expect(try await frameworks.look().warnings.count <= 2)
      try await frameworks.apply()
      #expect(try await frameworks.look().isIdle)
      let id = try #require(try await frameworks.text(of: "SELECT id FROM framework").first)
      for (place, name) in ["skills.csv", "job-roles.csv", "framework.json"].enumerated() {
        #expect(try await other.get("/frameworks/\(id)/\(name)", as: .ana).body == files[place])
      }
    }
  }

  @Test(arguments: Engine.available)
  func `a framework is renamed with its levels, and two levels are not called alike`(_ engine: Engine)
    async throws
  {
    let hall = try await hall(engine)
    var fields = ["name": "Field work", "source": "Ours"]
    for place in 0...4 { fields["level_\(place)"] = "Step" }
    let alike = try await hall.world.change(hall.framework, fields, as: .ines)
    #expect(alike.status == 422 && alike.words.contains("two levels have the same name"))
    for place in 0...4 { fields["level_\(place)"] = "Step \(place)" }
    #expect(try await hall.world.change(hall.framework, fields, as: .ines).status == 303)
    let page = try await hall.world.get(hall.framework, as: .ana)
    #expect(page.words.contains("Field work 2 skills, 2 job roles, 1 critical"))
    #expect(page.words.contains("Levels 0 Step 0 1 Step 1"))
    let added = try await hall.world.post(
      "\(hall.framework)/skills", ["name": "Seals", "text_1": "Knows them"], as: .ines)
    #expect(
      try await hall.world.get(try #require(added.location), as: .ana).words.contains("1 Step 1 Knows them"))
  }
}

extension TestWorld {
  fileprivate func change(_ path: String, _ fields: [String: String], as somebody: Somebody) async throws
    -> Answer
  {
    try await submit("\(path)?_method=put", fields, as: somebody)
  }
}

extension Array {
  fileprivate func asyncMap<Other>(_ make: (Element) async throws -> Other) async rethrows -> [Other] {
    var all: [Other] = []
    for one in self { all.append(try await make(one)) }
    return all
  }
}
