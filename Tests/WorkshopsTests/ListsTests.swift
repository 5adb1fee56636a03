import Database
import Essentials
import People
import TestSupport
import Testing

@testable import Workshops

/// What an organisation knows and asks for goes out as lists and comes in again.
struct ListsTests {
  @Test(arguments: Engine.available)
  func `what comes in goes out the same`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let look = try await Lists.look(PlantLists.tables(), in: world.store)
    #expect(
      look.isPossible && look.filter { $0.name != .skills }.flatMap(\.warnings).isEmpty,
      "\(look.report(most: nil))")
    #expect(
      try await PlantLists.written(world)[.ratings]?.split(separator: "\n").count == 1,
      "a look changes nothing")
    let done = try await world.take(PlantLists.tables())
    #expect(done.first { $0.name == .ratings }?.summary == "ratings: 5 added, 0 changed, 0 unchanged")
    let written = try await PlantLists.written(world)
    for (name, text) in PlantLists.csv { #expect(written[name] == text, "\(name.rawValue)") }
  }

  @Test(arguments: Engine.available)
  func `the same lists a second time change nothing, whatever their format`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    _ = try await world.take(PlantLists.tables())
    for format in ListFormat.allCases {
      let lists = try await world.lists()
      let again = try lists.map { try ListTable($0.name, text: $0.text(format), format) }
      let outcomes = try await world.take(again)
      #expect(outcomes.isIdle, "\(outcomes.report(most: nil))")
    }
    let audited: Int? = try await world.store.read { tx in
      try tx.value("SELECT count(*) FROM audit WHERE deed = 'lists imported'")
    }
    #expect(audited == 1)
  }

  @Test(arguments: Engine.available)
  func `as JSON they make another organisation with the same, on whichever engine`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let other = try await TestWorld.make(on: Engine.available.first { $0 != engine } ?? engine)
    _ = try await world.take(PlantLists.tables())
    let lists = try await world.lists()
    #expect(try lists.first { $0.name == .votes }?.text(.json).contains("\"vote\":1") == true)
    _ = try await other.take(lists.map { try ListTable($0.name, text: $0.text(.json), .json) })
    #expect(try await PlantLists.written(other) == PlantLists.written(world))
  }

  @Test(arguments: Engine.available)
  func `what came in is on the pages`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    _ = try await world.take(PlantLists.tables())
    try await world.work()
    let topics = try await world.get("/topics", as: .priya)
    #expect(topics.words.contains("1 topic") && topics.words.contains("Belts that slip"))
    let topic = try await world.get("/topics?state=merged", as: .priya)
    #expect(topic.words.contains("Slipping belts"))
    let skills: [String: String] = try await world.store.read { tx in
      try Dictionary(tx.rows("SELECT id, name FROM skill").map { (try $0["name"], try $0["id"]) }) {
        first, _ in first
      }
    }
    let onBelts = try await world.get("/topics?skill=\(skills["Belts"] ?? "")", as: .ana)
    #expect(onBelts.words.contains("Topics that ask for Belts") && onBelts.words.contains("Belts that slip"))
    let onOils = try await world.get("/topics?skill=\(skills["Oils"] ?? "")", as: .ana)
    #expect(
      onOils.words.contains("Topics that ask for Oils")
        && onOils.words.contains("Nobody has asked for it yet"))
    let mine = try await world.get("/me/skills", as: .ana)
    #expect(mine.words.contains("Belts") && mine.words.contains("Fitter"))
    let counted: [Int] = try await world.store.read { tx in
      try tx.all("SELECT level FROM standing ORDER BY level") { try $0["level"] }
    }
    #expect(counted == [2, 3, 3], "a peer counts before oneself, and what was offered does not")
  }

  @Test(arguments: Engine.available)
  func `somebody who has left comes in as one who has`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let people =
      "email,name,manager,left\nold@x.org,Olga Old,,2026-01-01\nnew@x.org,Nils New,old@x.org,\n"
      + "ana@tidewater.example,Ana Prata,,2026-01-01\n"
    let ratings =
      "person,framework,skill,source,level\nold@x.org,Plant,Belts,self,2\nold@x.org,Plant,Oils,self,2\n"
    let lists = try PlantLists.tables(
      [.people: people, .ratings: ratings], only: [.people, .skills, .ratings])
    let done = try await world.take(lists)
    let warnings = done.flatMap(\.warnings).map(\.sentence)
    #expect(warnings.contains { $0.contains("Ana Prata has left by this list, and is active here.") })
    #expect(warnings.filter { $0.contains("Olga Old has left.") }.count == 1, "\(warnings)")
    let written = try await PlantLists.written(world)[.people] ?? ""
    #expect(written.contains("old@x.org,,Olga Old,,,,Europe/Lisbon,,,,,,2026-01-01T00:00:00.000Z"))
    #expect(written.contains("new@x.org,,Nils New,,,,Europe/Lisbon,old@x.org,,,,,\n"))
    #expect(
      written.contains("ana@tidewater.example,,Ana Prata,")
        && !written.contains("Ana Prata,,Quality,,Europe/Lisbon,,,,,,2026"))
    #expect(try await world.get("/people", as: .mika).words.contains("Olga Old") == false)
  }

  @Test(arguments: Engine.available)
  func `what people said here stays as they said it`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    _ = try await world.take(PlantLists.tables())
    let ratings = try #require(PlantLists.csv[.ratings]).replacing(
      "tidewater.example,1,", with: "tidewater.example,4,")
    let offers = try #require(PlantLists.csv[.offers]).replacing("co-teach", with: "teach")
    let topics = try #require(PlantLists.csv[.topics]).replacing("planned,In autumn", with: "open,")
      .replacing("Belts that slip", with: "Belts which slip")
    let done = try await world.take(PlantLists.tables([.ratings: ratings, .offers: offers, .topics: topics]))
    let warnings = done.flatMap(\.warnings).map(\.sentence)
    #expect(
      warnings.contains { $0.contains("The same rating stands here with other words or another level.") })
    #expect(warnings.contains { $0.contains("“Belts that slip” is in this state here: Planned.") })
    let written = try await PlantLists.written(world)
    for name in [ListName.ratings, .offers] { #expect(written[name] == PlantLists.csv[name]) }
    #expect(
      written[.topics]?.contains("t-1,Belts which slip,'=odd") == true, "words of topics follow the list")
    #expect(written[.topics]?.contains("planned,In autumn") == true)
  }

  @Test(arguments: Engine.available)
  func `a list deactivates nobody who is here, whatever they are called by`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    try await world.store.write { tx in
      try tx.run("UPDATE person SET external_id = '17' WHERE id = \(Somebody.dora.id)")
    }
    let people = "email,external_id,name,left\ndora.new@x.org,17,Dora Vidal,2026-01-01\n"
    let done = try await world.take(PlantLists.tables([.people: people], only: [.people]))
    #expect(done.flatMap(\.warnings).map(\.sentence).contains { $0.contains("and is active here") })
    let active: Bool? = try await world.store.read { tx in
      try tx.value("SELECT deactivated_at IS NULL FROM person WHERE id = \(Somebody.dora.id)")
    }
    #expect(active == true)
  }

  @Test(arguments: Engine.available)
  func `topics that are here stay what they are, and slides are no offer to teach`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    _ = try await world.take(PlantLists.tables())
    let topics =
      "external_id,title,state,merged_into,merged_by\nt-4,Straps,merged,t-2,inês@tidewater.example\n"
    let chain = try await Lists.look(PlantLists.tables([.topics: topics], only: [.topics]), in: world.store)
    #expect(chain.flatMap(\.errors).map(\.wrong) == ["“Slipping belts” is merged itself."])
    let words = try PlantLists.tables([.topics: "external_id,title\nt-1,Belts that slip\n"], only: [.topics])
    let idle = try await world.take(words)
    #expect(idle.isIdle && idle.flatMap(\.warnings).isEmpty, "\(idle.report(most: nil))")
    let offers = "topic,person,kind\nt-1,mika@tidewater.example,slides\nt-3,mika@tidewater.example,teach\n"
    let done = try await world.take(PlantLists.tables([.offers: offers], only: [.offers]))
    #expect(done.first?.added == 1 && done.flatMap(\.warnings).map(\.right) == ["The offer is not taken."])
    let counted: [Int] = try await world.store.read { tx in
      try tx.all("SELECT offers FROM topic ORDER BY external_id") { try $0["offers"] }
    }
    #expect(counted == [1, 0, 0])
  }

  @Test(arguments: Engine.available)
  func `levels of job roles are numbers, whatever a framework calls its own`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let frameworks = "name,level_0,level_1,level_2,level_3,level_4\nPlant,1,2,3,4,5\n"
    let roles = "framework,name,track,family,about,skill,level,retired\nPlant,Fitter,,,,Belts,3,no\n"
    let lists = try PlantLists.tables(
      [.frameworks: frameworks, .jobRoles: roles], only: [.frameworks, .skills, .jobRoles])
    _ = try await world.take(lists)
    #expect(try await PlantLists.written(world)[.jobRoles] == roles)
  }

  @Test func `a folder holds each list once, and nothing that is mistaken for one`() throws {
    let files = try ListFile.all(among: ["notes.txt", "Ratings.CSV", "job-roles.json"])
    #expect(files.map(\.name) == [.ratings, .jobRoles])
    #expect(throws: ListFolderRefusal.twice("votes.csv", "votes.json")) {
      try ListFile.all(among: ["votes.json", "votes.csv"])
    }
    #expect(throws: ListFolderRefusal.unknown("rating.csv")) {
      try ListFile.all(among: ["rating.csv", "votes.csv"])
    }
    #expect(throws: ListFolderRefusal.none) { try ListFile.all(among: ["notes.txt"]) }
  }

  @Test(arguments: Engine.available)
  func `what a list does not name stays as it is`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    _ = try await world.take(PlantLists.tables())
    let roles = "framework,name,track,skill,level\nPlant,Fitter,Upkeep,Belts,4\n"
    let skills = "framework,name\nPlant,Belts\nPlant,Gears\n"
    let done = try await world.take(
      PlantLists.tables([.jobRoles: roles, .skills: skills], only: [.skills, .jobRoles]))
    #expect(done.map(\.changed) == [0, 1] && done[1].changes.count == 1, "\(done.report(most: nil))")
    let written = try await PlantLists.written(world)
    #expect(written[.skills] == PlantLists.csv[.skills])
    #expect(written[.jobRoles]?.contains("Keeps it running,Belts,4,no\n") == true)
    #expect(written[.jobRoles]?.contains("Keeps it running,Oils,2,no\n") == true)
  }

  @Test(arguments: Engine.available)
  func `nobody votes by a list of topics, and a rating without a day is the same again`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let none = try PlantLists.tables(
      [.votes: "voter,topic,vote,time\n"], only: [.frameworks, .skills, .topics, .votes])
    _ = try await world.take(none)
    #expect(try await PlantLists.written(world)[.votes] == "voter,topic,vote,time\n")
    let rating = "person,framework,skill,source,level\nana@tidewater.example,Plant,Belts,self,2\n"
    for (day, added) in [(0, 1), (3, 0)] {
      world.clock.advance(by: .days(day))
      let done = try await world.take(PlantLists.tables([.ratings: rating], only: [.ratings]))
      #expect(done.first?.added == added)
    }
  }
}
