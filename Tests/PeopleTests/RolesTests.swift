import Database
import Essentials
import People
import TestSupport
import Testing

struct RolesTests {
  private func person(_ somebody: Somebody, in world: TestWorld) async throws -> Person {
    try await world.store.read { tx in try Person.find(somebody.id, in: tx) }
  }

  private func audit(_ world: TestWorld) async throws -> [String] {
    try await world.store.read { tx in try tx.values("SELECT deed FROM audit ORDER BY id") }
  }

  @Test(arguments: Engine.available)
  func `an administrator adds somebody, who can sign in`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let added = try await world.post(
      "/admin/people",
      [
        "name": "Nia New", "email": " Nia@Tidewater.example", "zone": "Europe/Lisbon", "role": "organiser",
        "external_id": "42",
      ],
      as: .dora)
    #expect(added.status == 303)
    let nia = try #require(
      try await world.store.read { tx in try Person.find(email: "nia@tidewater.example", in: tx) })
    #expect(nia.roles == [.organiser] && nia.externalID == "42")
    #expect(added.location == "/admin/people/\(nia.id)")
    #expect(try await audit(world) == ["person added", "role given"])
    let twice = try await world.post(
      "/admin/people",
      ["name": "Nia Again", "email": "nia@tidewater.example", "zone": "Europe/Lisbon", "external_id": "42"],
      as: .dora)
    #expect(twice.status == 422)
    #expect(twice.words.contains("belongs to Nia New") && twice.body.contains("value=\"Nia Again\""))
  }

  @Test(arguments: Engine.available)
  func `roles are given and taken, each with its line in the audit log`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let path = "/admin/people/\(Somebody.ana.id)/roles/sponsor"
    #expect(try await world.get("/overview-is-elsewhere", as: .ana).status == 404)
    #expect(try await world.post(path, as: .dora).status == 303)
    #expect(try await world.post(path, as: .dora).status == 303)
    #expect(try await person(.ana, in: world).roles == [.sponsor])
    #expect(try await world.delete(path, as: .dora).status == 303)
    #expect(try await person(.ana, in: world).roles.isEmpty)
    #expect(try await audit(world) == ["role given", "role taken"])
    #expect(try await world.post("/admin/people/\(Somebody.ana.id)/roles/queen", as: .dora).status == 404)
    #expect(try await world.post(path, as: .ines).status == 403)
  }

  @Test(arguments: Engine.available)
  func `the last administrator keeps account and role`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let role = try await world.delete("/admin/people/\(Somebody.dora.id)/roles/administrator", as: .dora)
    #expect(role.status == 422 && role.words.contains("Dora Vidal is the only administrator"))
    let account = try await world.post(
      "/admin/people/\(Somebody.dora.id)/deactivation", ["confirm": "yes"], as: .dora)
    #expect(account.status == 422 && account.words.contains("is the only administrator"))
    #expect(try await person(.dora, in: world).isActive)
    _ = try await world.post("/admin/people/\(Somebody.ana.id)/roles/administrator", as: .dora)
    #expect(
      try await world.delete("/admin/people/\(Somebody.dora.id)/roles/administrator", as: .dora).status == 303
    )
    #expect(try await world.get("/admin", as: .dora).status == 403)
    #expect(try await world.get("/admin", as: .ana).status == 200)
  }

  @Test(arguments: Engine.available)
  func `deactivating asks first, then signs out everywhere at once, and can be taken back`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    #expect(try await world.get("/people", as: .mika).status == 200)
    let path = "/admin/people/\(Somebody.mika.id)/deactivation"
    let ask = try await world.get(path, as: .dora)
    #expect(ask.status == 200 && ask.words.contains("Deactivate Mika Lehtonen?"))
    #expect(try await person(.mika, in: world).isActive)
    #expect(try await world.post(path, as: .dora).status == 303)
    let signIns: Int? = try await world.store.read { tx in
      try tx.value("SELECT count(*) FROM sign_in WHERE person_id = \(Somebody.mika.id)")
    }
    #expect(signIns == 0)
    #expect(try await world.get("/people", as: .mika).status == 303)
    let again = try await world.post(path, as: .dora)
    #expect(again.status == 422 && again.words.contains("Mika Lehtonen is deactivated"))
    let events = try await world.store.read { tx in
      try EventLog.about(Somebody.mika.id.text, in: tx).map(\.kind)
    }
    #expect(events == [Event.personDeactivated])
    #expect(try await world.delete(path, as: .dora).status == 303)
    #expect(try await world.get("/people", as: .mika).status == 200)
    #expect(try await audit(world) == ["person deactivated", "person reactivated"])
  }

  @Test(arguments: Engine.available)
  func `nobody closes their own account by accident`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    try await world.store.write { tx in
      try Person.giveRole(.administrator, to: Somebody.ana.id, by: nil, in: tx)
    }
    let path = "/admin/people/\(Somebody.dora.id)/deactivation"
    #expect(try await world.get(path, as: .dora).words.contains("Deactivate your own account?"))
    let refused = try await world.post(path, as: .dora)
    #expect(refused.status == 422 && refused.words.contains("Tick the box to say that you mean it"))
    #expect(try await person(.dora, in: world).isActive)
    let done = try await world.post(path, ["confirm": "yes"], as: .dora)
    #expect(done.status == 303 && done.location == "/sign-in")
    #expect(try await person(.dora, in: world).isActive == false)
  }

  @Test(arguments: Engine.available)
  func `the deactivated get no role and are found among the deactivated`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    try await world.store.write { tx in try Person.deactivate(Somebody.mika.id, by: nil, in: tx) }
    let role = try await world.post("/admin/people/\(Somebody.mika.id)/roles/sponsor", as: .dora)
    #expect(role.status == 422 && role.words.contains("Reactivate them first"))
    let list = try await world.get("/admin/people?show=deactivated", as: .dora)
    #expect(list.words.contains("Mika Lehtonen") && !list.words.contains("Ana Prata"))
    let administrators = try await world.get("/admin/people?role=administrator", as: .dora)
    #expect(administrators.words.contains("Dora Vidal") && administrators.words.contains("1 person"))
    let byAddress = try await world.get("/admin/people?q=ana@tidewater.example", as: .dora)
    #expect(byAddress.words.contains("Ana Prata") && byAddress.words.contains("1 person"))
  }

  @Test(arguments: Engine.available)
  func `what somebody else changed meanwhile is shown and not overwritten by an old form`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let path = "/admin/people/\(Somebody.ana.id)"
    func seen(_ page: Answer) throws -> String {
      String(try #require(page.body.firstMatch(of: #/name="seen" value="([^"]*)"/#)?.1))
    }
    let old = try seen(try await world.get(path, as: .dora))
    func save(_ email: String, _ seen: String) async throws -> Answer {
      try await world.put(
        path, ["name": "Ana Prata", "email": email, "zone": "Europe/Lisbon", "seen": seen], as: .dora)
    }
    #expect(try await save("ana@one.example", old).status == 303)
    let late = try await save("ana@two.example", old)
    #expect(late.status == 422 && late.words.contains("“ana@one.example” is kept here."))
    #expect(late.body.contains("value=\"ana@two.example\""))
    #expect(try await person(.ana, in: world).email == "ana@one.example")
    #expect(try await save("ana@two.example", try seen(late)).status == 303)
    #expect(try await person(.ana, in: world).email == "ana@two.example")
  }

  @Test(arguments: Engine.available)
  func `departments are added, renamed, merged, and removed when empty`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    #expect(try await world.post("/admin/departments", ["name": "Field  service"], as: .dora).status == 303)
    let taken = try await world.post("/admin/departments", ["name": "quality"], as: .dora)
    #expect(taken.status == 422 && taken.words.contains("There is a department") == false)
    #expect(taken.words.contains("there is a department Quality already"))
    let full = try await world.delete("/admin/departments/\(world.quality.id)", as: .dora)
    #expect(full.status == 422 && full.words.contains("4 people are in Quality"))
    #expect(
      try await world.put("/admin/departments/\(world.quality.id)", ["name": "Quality and test"], as: .dora)
        .status == 303)
    let same = try await world.post(
      "/admin/departments/\(world.quality.id)/merger", ["into": world.quality.id.text], as: .dora)
    #expect(same.status == 422)
    let none = try await world.post("/admin/departments/\(world.quality.id)/merger", ["into": ""], as: .dora)
    #expect(none.status == 422 && none.words.contains("choose a department"))
    let merged = try await world.post(
      "/admin/departments/\(world.firmware.id)/merger", ["into": world.quality.id.text], as: .dora)
    #expect(merged.status == 303)
    #expect(try await person(.mika, in: world).department == world.quality.id)
    #expect(try await world.get("/admin/departments/\(world.firmware.id)", as: .dora).status == 404)
    let names = try await world.store.read { tx in try Department.all(in: tx).map(\.name) }
    #expect(names == ["Field service", "Quality and test"])
    #expect(try await audit(world) == ["department added", "department renamed", "department merged"])
  }

  @Test(arguments: Engine.available)
  func `the organisation's settings are kept and checked`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let wrong = try await world.put("/admin/organisation", ["name": "", "zone": "Nowhere"], as: .dora)
    #expect(wrong.status == 422)
    for words in ["Name is empty", "is not a time zone we know", "tick at least one day"] {
      #expect(wrong.words.contains(words))
    }
    let kept = try await world.put(
      "/admin/organisation",
      ["name": "Tidewater", "zone": "Europe/Helsinki", "day": "7", "day": "1", "day": "99"], as: .dora)
    #expect(kept.status == 303)
    let organisation = try await world.store.read { tx in try Organisation.find(in: tx) }
    #expect(
      organisation == Organisation(name: "Tidewater", zone: Zone("Europe/Helsinki")!, workWeek: [1, 7]))
  }

  @Test(arguments: Engine.available)
  func `the audit log is read page by page, newest first, at a fixed number of statements`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let few = try await StatementCount.counting { _ = try await world.get("/admin/audit", as: .dora) }
    try await world.store.write { tx in
      for n in 0..<120 {
        try Audit.record(
          "topic declined", of: Somebody.ana.id.text, detail: "<i>\(n)", by: Somebody.dora.id, in: tx)
      }
    }
    let many = try await StatementCount.counting { _ = try await world.get("/admin/audit", as: .dora) }
    #expect(many <= few)
    var seen: [String] = []
    var next: String? = "/admin/audit"
    while let path = next {
      let page = try await world.get(path, as: .dora)
      seen += page.body.matches(of: #/&lt;i&gt;(\d+)/#).map { String($0.1) }
      next = page.body.firstMatch(of: #/href="(/admin/audit\?after=[^"]+)"/#).map { String($0.1) }
    }
    #expect(seen == (0..<120).reversed().map(String.init))
  }

  @Test(arguments: Engine.available)
  func `the first page of administration counts what there is`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let page = try await world.get("/admin", as: .dora)
    #expect(page.words.contains("6 active, 1 administrator") && page.words.contains("2 departments"))
    #expect(page.words.contains("Tidewater Instruments, Lisbon"))
  }
}
