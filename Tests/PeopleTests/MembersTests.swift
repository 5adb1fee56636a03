import Database
import Essentials
import People
import TestSupport
import Testing

struct MembersTests {
  private func change(
    _ somebody: Somebody, in world: TestWorld, _ change: @escaping @Sendable (inout Person) -> Void
  ) async throws {
    try await world.store.write { tx in
      var person = try Person.find(somebody.id, in: tx)
      change(&person)
      try person.save(in: tx)
    }
  }

  @Test(arguments: Engine.available)
  func `the directory finds people by the beginning of name, job title and what they can teach`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    try await change(.mika, in: world) {
      ($0.teaches, $0.jobTitle) = ("Torque wrenches, Vibration", "Firmware engineer")
    }
    try await change(.ana, in: world) { $0.wants = "Torque wrenches" }
    for (words, found) in [
      ("mik", true), ("torq", true), ("ENGINEER", true), ("leht mik", true), ("wrong", false),
      ("'\"*", false),
    ] {
      let page = try await world.get(
        "/people?q=\(words.replacing(" ", with: "%20").replacing("\"", with: "%22"))", as: .ana)
      #expect(page.status == 200)
      #expect(page.words.contains("Can teach Torque wrenches, Vibration") == found, "\(words)")
      #expect(page.body.contains(">Priya Deshmukh<") == false)
    }
    let learners = try await world.get("/people?q=torque", as: .mika)
    #expect(!learners.words.contains("Ana Prata"))
  }

  @Test(arguments: Engine.available)
  func `administrators find people by the beginning of an address, others only by the whole of it`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    try await change(.mika, in: world) { $0.email = "zz.top+1@example.org" }
    for (words, byAdministrator, byMember) in [
      ("zz.t", true, false), ("ZZ.TOP%2B", true, false), ("top", false, false), ("z%25", false, false),
      ("zz.top%2B1@example.org", true, true),
    ] {
      let found = try await world.get("/admin/people?q=\(words)", as: .dora)
      #expect(found.words.contains("Mika Lehtonen") == byAdministrator, "\(words)")
      let seen = try await world.get("/people?q=\(words)", as: .ana)
      #expect(seen.words.contains("Mika Lehtonen") == byMember, "\(words)")
    }
  }

  @Test(arguments: Engine.available)
  func `the directory is filtered by department and location, and never shows the deactivated`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    try await change(.mika, in: world) { $0.location = "Tampere" }
    try await change(.priya, in: world) { $0.location = "Pune" }
    let firmware = try await world.get("/people?department=\(world.firmware.id)", as: .ana)
    #expect(firmware.words.contains("Mika Lehtonen") && firmware.words.contains("2 people"))
    #expect(!firmware.words.contains("Samuel Okafor"))
    let tampere = try await world.get("/people?location=tampere", as: .ana)
    #expect(tampere.words.contains("1 person") && tampere.words.contains("Firmware, Tampere"))
    try await world.store.write { tx in try Person.deactivate(Somebody.mika.id, by: nil, in: tx) }
    #expect(!(try await world.get("/people?show=all", as: .ana)).words.contains("Mika Lehtonen"))
  }

  @Test(arguments: Engine.available)
  func `the directory is paged by name without losing anybody`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    try await add(64, to: world)
    var seen: [String] = []
    var next: String? = "/people"
    while let path = next {
      let page = try await world.get(path, as: .ana)
      seen += page.body.matches(of: #/<h[23] class="entry__title"><a href="[^"]+">([^<]+)</#).map {
        String($0.1)
      }
      next = page.body.firstMatch(of: #/href="(/people\?after=[^"]+)"/#).map { String($0.1) }
      #expect(page.words.contains("70 people"))
    }
    #expect(seen.count == 70)
    #expect(Set(seen).count == 70)
    #expect(seen.filter { $0.hasPrefix("Person") } == seen.filter { $0.hasPrefix("Person") }.sorted())
  }

  @Test(arguments: Engine.available)
  func `the directory takes the same statements for 1 and for 30 people`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    try await add(60, to: world)
    var counts: [Int] = []
    for path in ["/people?q=mika", "/people?q=person", "/admin/people?q=mika", "/admin/people?q=person"] {
      _ = try await world.get(path, as: .dora)
      counts.append(try await StatementCount.counting { _ = try await world.get(path, as: .dora) })
    }
    #expect(Set(counts).count == 1, "\(counts)")
    #expect(counts[0] <= 8)
  }

  private func add(_ count: Int, to world: TestWorld) async throws {
    try await world.store.write { tx in
      for n in 0..<count {
        let draft = PersonDraft(
          email: "p\(n)@tidewater.example", name: "Person \(1000 + n * 7 % count)", zone: .utc)
        _ = try Person.add(draft, by: nil, in: tx)
      }
    }
  }

  @Test(arguments: Engine.available)
  func `a page tells where somebody is, what time it is there, and who is around them`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    try await change(.mika, in: world) { person in
      (person.pronouns, person.manager, person.about) = (
        "he/him", Somebody.sam.id, "Ask me about **spectra** <script>"
      )
      (person.teaches, person.wants) = ("Vibration; Balancing", "Rust")
    }
    let page = try await world.get("/people/\(Somebody.mika.id)", as: .ana)
    #expect(page.status == 200)
    for words in [
      "Firmware", "11:00 (", "2 hours ahead of you", "Helsinki", "he/him", "Samuel Okafor", "Vibration",
      "Balancing", "Rust",
    ] {
      #expect(page.words.contains(words), "\(words)")
    }
    #expect(page.body.contains("<strong>spectra</strong>") && !page.body.contains("<script> "))
    let manager = try await world.get("/people/\(Somebody.sam.id)", as: .ana)
    #expect(manager.words.contains("Leads") && manager.words.contains("Mika Lehtonen"))
    #expect(try await world.get("/people/\(String(repeating: "0", count: 26))", as: .ana).status == 404)
    #expect(try await world.get("/people/nonsense", as: .ana).status == 404)
    #expect(try await world.get("/people/\(Somebody.mika.id)").status == 303)
  }

  @Test(arguments: [
    ("Asia/Kolkata", "5 hours and 30 minutes ahead of you"), ("America/New_York", "5 hours behind you"),
    ("Europe/London", nil), ("Europe/Berlin", "1 hour ahead of you"),
  ])
  func `how far apart two clocks are is said in words`(_ zone: String, _ words: String?) async throws {
    let world = try await TestWorld.make(on: .sqlite)
    try await change(.mika, in: world) { $0.zone = Zone(zone)! }
    let page = try await world.get("/people/\(Somebody.mika.id)", as: .ana)
    if let words {
      #expect(page.words.contains(words))
    } else {
      #expect(!page.words.contains("of you") && !page.words.contains("behind you"))
    }
  }

  @Test(arguments: Engine.available)
  func `somebody keeps their profile, and cannot change what is not theirs`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    #expect(try await world.get("/me", as: .ana).location == "/people/\(Somebody.ana.id)")
    let kept = try await world.put(
      "/me/profile",
      [
        "name": "  Ana   Prata Silva ", "pronouns": "she/her", "department": world.firmware.id.text,
        "location": "Porto",
        "zone": "Europe/London", "manager": "samuel okafor", "about": "Hello", "teaches": "Torque\r\nSpectra",
        "wants": "",
        "email": "admin@tidewater.example", "title": "Queen", "role": "administrator",
      ], as: .ana)
    #expect(kept.status == 303)
    let person = try await world.store.read { tx in try Person.find(Somebody.ana.id, in: tx) }
    #expect(
      person.name == "Ana Prata Silva" && person.department == world.firmware.id
        && person.zone.name == "Europe/London")
    #expect(person.teachings == ["Torque", "Spectra"])
    // Whose word on one's skills counts before others' is not one's own to choose.
    #expect(person.manager == nil)
    #expect(person.email == Somebody.ana.email && person.jobTitle.isEmpty && person.roles.isEmpty)
  }

  @Test(arguments: [
    ("name", "", "Name is empty."), ("name", String(repeating: "x", count: 121), "Shorten it to 120."),
    ("zone", "Mars/Olympus", "is not a time zone we know"),
    ("department", "00000000000000000000000000", "it is not there any more"),
    ("department", "<script>", "choose one from the list"),
    ("location", "a\u{1}b", "holds a character that cannot be shown"),
    ("about", String(repeating: "ä", count: 4001), "Shorten it to 4,000."),
  ])
  func `a profile that is not right says so at its field, keeps what was typed and changes nothing`(
    _ field: String, _ value: String, _ sentence: String
  ) async throws {
    let world = try await TestWorld.make(on: .sqlite)
    var fields = [
      "name": "Ana Prata", "zone": "Europe/Lisbon", "teaches": "<b>Torque & \"more\"", "department": "",
    ]
    fields[field] = value
    let sent = fields
    let before = try await world.store.read { tx in try Person.find(Somebody.ana.id, in: tx).teaches }
    let answer = try await world.put("/me/profile", pairs(sent), as: .ana)
    #expect(answer.status == 422)
    #expect(answer.words.contains(sentence))
    #expect(
      answer.body.contains("aria-invalid=\"true\"")
        && answer.body.contains("&lt;b&gt;Torque &amp; &quot;more&quot;"))
    let after = try await world.store.read { tx in try Person.find(Somebody.ana.id, in: tx).teaches }
    #expect(after == before)
  }

  private func pairs(_ fields: [String: String]) -> KeyValuePairs<String, String> {
    let f = { (name: String) in fields[name] ?? "" }
    return [
      "name": f("name"), "zone": f("zone"), "teaches": f("teaches"), "department": f("department"),
      "location": f("location"), "about": f("about"),
    ]
  }

  private func manager(_ typed: String, of somebody: Somebody, in world: TestWorld) async throws -> Answer {
    let page = try await world.get("/admin/people/\(somebody.id)", as: .dora)
    let seen = page.body.firstMatch(of: #/name="seen" value="([^"]*)"/#).map { String($0.1) } ?? ""
    return try await world.put(
      "/admin/people/\(somebody.id)",
      [
        "name": somebody.name, "email": somebody.email, "zone": "Europe/Lisbon", "manager": typed,
        "seen": seen,
      ], as: .dora)
  }

  @Test(arguments: [
    ("Nobody Nowhere", "nobody here is called"), ("Ana Prata", "nobody is their own manager"),
    ("mika@tidewater.example", "answers to this person already"),
  ])
  func `a manager who cannot be one is refused at the field`(_ typed: String, _ sentence: String) async throws
  {
    let world = try await TestWorld.make(on: .sqlite)
    try await change(.mika, in: world) { $0.manager = Somebody.ana.id }
    let answer = try await manager(typed, of: .ana, in: world)
    #expect(answer.status == 422 && answer.words.contains(sentence), "\(answer.words)")
    #expect(try await manager("samuel okafor", of: .ana, in: world).status == 303)
    let kept = try await world.store.read { tx in try Person.find(Somebody.ana.id, in: tx).manager }
    #expect(kept == Somebody.sam.id)
  }

  @Test(arguments: Engine.available)
  func `a manager who has left stays until another is chosen`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    try await change(.ana, in: world) { $0.manager = Somebody.mika.id }
    try await world.store.write { tx in try Person.deactivate(Somebody.mika.id, by: nil, in: tx) }
    let gone = "Mika Lehtonen (mika@tidewater.example)"
    #expect(try await manager(gone, of: .ana, in: world).status == 303)
    #expect(try await manager(gone, of: .priya, in: world).status == 422)
  }
}
