import Database
import Doors
import Essentials
import Foundation
import People
import Synchronization
import TestSupport
import Testing

struct ProvisioningImportTests {
  private static let list = """
    email,staff id,name,department,manager
    ben@x.org,2,Ben Okafor,Assembly,1
    ana@x.org,1,Ana Prata,Direction,
    """

  private func apply(
    _ text: String, to store: Store, missing: MissingPeople = .stay, fingerprint: String? = nil,
    by actor: ID<Person>? = nil,
    progress: @escaping ImportProgress = { _, _ in }
  ) async throws -> PeopleImportOutcome {
    let table = try ImportTable(text: text)
    let choices = PeopleChoices(mapping: ColumnMapping(guessing: table.header))
    return try await store.write { tx in
      try PeopleImport.apply(
        table, choices, missing: missing, fingerprint: fingerprint, file: "list.csv", by: actor,
        progress: progress, in: tx)
    }
  }

  private func people(_ store: Store) async throws -> [String] {
    try await store.read { tx in
      try tx.all(
        """
        SELECT person.email, person.name, manager.email AS manager, department.name AS department, person.deactivated_at
        FROM person LEFT JOIN person AS manager ON manager.id = person.manager_id
          LEFT JOIN department ON department.id = person.department_id ORDER BY person.email
        """
      ) { row in
        let (manager, department): (String?, String?) = (try row["manager"], try row["department"])
        let gone: Instant? = try row["deactivated_at"]
        let name: String = try row["name"]
        return
          "\(try row["email"] as String) \(name), \(department ?? "-"), \(manager ?? "-")\(gone == nil ? "" : ", gone")"
      }
    }
  }

  @Test(arguments: Engine.available)
  func `a list is applied once, and again it changes nothing, not even the audit log`(_ engine: Engine)
    async throws
  {
    let store = try await engine.freshStore()
    #expect(try await apply(Self.list, to: store).summary == "2 added, 0 changed, 0 unchanged")
    let before = try await people(store)
    #expect(before == ["ana@x.org Ana Prata, Direction, -", "ben@x.org Ben Okafor, Assembly, ana@x.org"])
    #expect(try await apply(Self.list, to: store).summary == "0 added, 0 changed, 2 unchanged")
    #expect(try await people(store) == before)
    let deeds: [String] = try await store.read { tx in try tx.values("SELECT detail FROM audit") }
    #expect(deeds == ["list.csv: 2 added, 0 changed, 0 unchanged"])
  }

  @Test(arguments: Engine.available)
  func `with one error nothing at all is taken over`(_ engine: Engine) async throws {
    let store = try await engine.freshStore()
    await #expect(throws: ImportRefusal.errors(1)) {
      try await apply(Self.list + "\ncy,3,Cy,New,\n", to: store)
    }
    #expect(try await people(store).isEmpty)
    let departments: Int? = try await store.read { tx in try tx.value("SELECT count(*) FROM department") }
    #expect(departments == 0)
  }

  @Test(arguments: Engine.available)
  func `addresses, numbers and managers may change hands in one file`(_ engine: Engine) async throws {
    let store = try await engine.freshStore()
    _ = try await apply(Self.list, to: store)
    let swapped = """
      email,staff id,name,department,manager
      ana@x.org,2,Ben Okafor,Assembly,
      ben@x.org,1,Ana Prata,Direction,2
      new@x.org,3,Nia New,Assembly,1
      """
    #expect(try await apply(swapped, to: store).summary == "1 added, 2 changed, 0 unchanged")
    #expect(
      try await people(store) == [
        "ana@x.org Ben Okafor, Assembly, -", "ben@x.org Ana Prata, Direction, ana@x.org",
        "new@x.org Nia New, Assembly, ben@x.org",
      ])
  }

  @Test(arguments: Engine.available)
  func `whoever is missing stays, unless it is asked for; then their sign-ins end and an event tells of it`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    #expect(try await world.get("/people", as: .mika).status == 200)
    let list = "email,name\nana@tidewater.example,Ana Prata\n"
    _ = try await apply(list, to: world.store)
    #expect(try await people(world.store).filter { $0.hasSuffix("gone") }.isEmpty)
    let outcome = try await apply(list, to: world.store, missing: .deactivateAll, by: Somebody.dora.id)
    #expect(outcome.summary == "0 added, 0 changed, 1 unchanged, 4 deactivated")
    #expect(try await people(world.store).count { !$0.hasSuffix("gone") } == 2)
    let left: Int? = try await world.store.read { tx in
      try tx.value("SELECT count(*) FROM sign_in WHERE person_id = \(Somebody.mika.id)")
    }
    #expect(left == 0)
    let events = try await world.store.read { tx in
      try EventLog.latest(kinds: [Event.personDeactivated], in: tx)
    }
    #expect(Set(events.map(\.subject)).contains(Somebody.mika.id.text) && events.count == 4)
  }

  @Test(arguments: Engine.available)
  func `the last administrator stays even when the list forgets everybody`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    _ = try await apply("email,name\nnew@tidewater.example,New\n", to: world.store, missing: .deactivateAll)
    #expect(
      try await people(world.store).filter { !$0.hasSuffix("gone") } == [
        "dora@tidewater.example Dora Vidal, Quality, -", "new@tidewater.example New, -, -",
      ])
  }

  @Test(arguments: Engine.available)
  func `another outcome than the one shown is refused`(_ engine: Engine) async throws {
    let store = try await engine.freshStore()
    let table = try ImportTable(text: Self.list)
    let choices = PeopleChoices(mapping: ColumnMapping(guessing: table.header))
    let shown = try await store.read { tx in try PeopleImport.look(table, choices, in: tx).fingerprint }
    _ = try await apply("email,name\nben@x.org,Benedict\n", to: store)
    await #expect(throws: ImportRefusal.otherOutcome) {
      try await apply(Self.list, to: store, fingerprint: shown)
    }
    #expect(try await people(store) == ["ben@x.org Benedict, -, -"])
  }

  @Test(arguments: Engine.available)
  func `thousands of people come with few statements and news of the progress`(_ engine: Engine)
    async throws
  {
    let store = try await engine.freshStore()
    var list = "email;name;department;manager;title\n"
    for n in 0..<3000 {
      list += "p\(n)@x.org;Persön \(n);Shop \(n % 40);\(n == 0 ? "" : "p\((n - 1) / 7)@x.org");Fitter\n"
    }
    let heard = Mutex<[Int]>([])
    let text = list
    let clock = ContinuousClock()
    var took: [Duration] = []
    for expected in ["3,000 added, 0 changed, 0 unchanged", "0 added, 0 changed, 3,000 unchanged"] {
      let start = clock.now
      let outcome = try await apply(
        text, to: store, progress: { done, _ in heard.withLock { $0.append(done) } })
      took.append(clock.now - start)
      #expect(outcome.summary == expected)
    }
    #expect(heard.withLock { $0 } == (1...3).map { $0 * 1000 })
    let statements = try await StatementCount.counting { _ = try await apply(text, to: store) }
    #expect(statements == 3)
    print("import of 3,000 people on \(engine): \(took[0]), again: \(took[1])")
  }

  @Test(arguments: Engine.available)
  func
    `a changed address has a line of its own, is told, and signs everybody out who came in under the old one`(
      _ engine: Engine
    ) async throws
  {
    let store = try await engine.freshStore()
    _ = try await apply(Self.list, to: store)
    let people: [ID<Person>] = try await store.write { tx in
      let all: [ID<Person>] = try tx.values("SELECT id FROM person ORDER BY email")
      for (person, seed) in zip(all, 1...) {
        try SignIn.begin(for: person, key: Key(random: (UInt64(seed), 1)), agent: "Firefox", in: tx)
        try SignInLink.make(for: person, key: Key(random: (UInt64(seed), 2)), in: tx)
      }
      return all
    }
    let moved = Self.list.replacing("ana@x.org", with: "ana.prata@y.org")
    #expect(try await apply(moved, to: store).summary == "0 added, 1 changed, 1 unchanged")
    let (lines, told, browsers, links): ([String], [RecordedEvent], [ID<Person>], [ID<Person>]) =
      try await store.read { tx in
        (
          try tx.values("SELECT detail FROM audit WHERE deed = 'address changed'"),
          try EventLog.latest(kinds: [Event.addressChanged], in: tx),
          try tx.values("SELECT person_id FROM sign_in"), try tx.values("SELECT person_id FROM sign_in_link")
        )
      }
    #expect(lines == ["ana@x.org → ana.prata@y.org"])
    #expect(told.map(\.detail) == [["before": "ana@x.org", "after": "ana.prata@y.org"]])
    #expect(browsers == [people[1]] && links == [people[1]])
  }
}
