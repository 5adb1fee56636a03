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
  func `as JSON they make another organisation with the same`(_ engine: Engine) async throws {
    let (world, other) = (try await TestWorld.make(on: engine), try await TestWorld.make(on: engine))
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
      onOils.words.contains("Topics that ask for Oils") && onOils.words.contains("No topic is like that"))
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
    #expect(warnings.contains { $0.contains("“Belts that slip” is in another state here") })
    let written = try await PlantLists.written(world)
    for name in [ListName.ratings, .offers] { #expect(written[name] == PlantLists.csv[name]) }
    #expect(
      written[.topics]?.contains("t-1,Belts which slip,'=odd") == true, "words of topics follow the list")
    #expect(written[.topics]?.contains("planned,In autumn") == true)
  }

  static let broken: [(ListName, String, String)] = [
    (
      .ratings, "person,framework,skill,source,level\nnobody@x.org,Plant,Belts,self,2\n",
      "line 2, column person: Nobody here has the address “nobody@x.org”."
    ),
    (
      .ratings, "person,framework,skill,source,level\nana@tidewater.example,Plant,Belts,self,5\n",
      "line 2, column level: “5” is none of the levels. Write a number from 0 to 4."
    ),
    (
      .ratings, "person,framework,skill,source,level\nana@tidewater.example,Plant,Bells,self,2\n",
      "line 2, column skill: “Plant” has no skill “Bells”."
    ),
    (
      .ratings, "person,framework,skill,source,level\nana@tidewater.example,Plan,Belts,self,2\n",
      "column framework: There is no framework “Plan”."
    ),
    (
      .ratings, "person,framework,skill,source,level\nana@tidewater.example,Plant,Belts,boss,2\n",
      "Write one of self, peer, manager and evidence."
    ),
    (
      .ratings,
      "person,framework,skill,source,rater,level\nana@tidewater.example,Plant,Belts,peer,ana@tidewater.example,2\n",
      "Nobody is their own peer or manager."
    ),
    (
      .ratings,
      "person,framework,skill,source,rater,level\nana@tidewater.example,Plant,Belts,self,mika@tidewater.example,2\n",
      "Mika Lehtonen cannot say for Ana Prata what they say of themselves."
    ),
    (
      .ratings, "person,framework,skill,source,level\nana@tidewater.example,Plant,Belts,evidence,2\n",
      "What shows it is missing."
    ),
    (
      .ratings,
      "person,framework,skill,source,level,said\nana@tidewater.example,Plant,Belts,self,2,2099-01-01\n",
      "“2099-01-01” lies in the future."
    ),
    (
      .ratings, "person,framework,skill,source,level,said\nana@tidewater.example,Plant,Belts,self,2,soon\n",
      "“soon” is not a date that exists."
    ),
    (
      .ratings,
      "person,framework,skill,source,level,said\nana@tidewater.example,Plant,Belts,self,2,2026-01-02\nana@tidewater.example,Plant,Belts,self,3,2026-01-02\n",
      "Line 2 is the same rating."
    ),
    (
      .ratings, "person,skill,level\nana@tidewater.example,Belts,2\n",
      "column framework: The list has no such column."
    ),
    (.skills, "framework,name\nPlant,Belts\nPlant,belts\n", "is the same skill as on line 2."),
    (.skills, "framework,name,group\nPlant,Belts,A > B > A\n", "circle"),
    (.jobRoles, "framework,name,skill,level\nPlant,Fitter,Bells,2\n", "The framework has no skill “Bells”."),
    (
      .departmentTargets, "department,framework,skill,level\nSales,Plant,Belts,2\n",
      "There is no department “Sales”."
    ),
    (
      .departmentTargets, "department,framework,skill,level\nQuality,Plant,Belts,0\n",
      "Write a number from 1 to 4."
    ),
    (
      .work, "person,framework,track,job_role\nana@tidewater.example,Plant,Sales,Fitter\n",
      "“Plant” has no job role “Fitter” in that track."
    ),
    (.topics, "external_id,title,state\nt-1,Belts,lost\n", "“lost” is not known here."),
    (.topics, "external_id,title,state\nt-1,Belts,declined\n", "Write the reason."),
    (
      .topics, "external_id,title,state,merged_into,merged_by\nt-1,Belts,merged,t-1,inês@tidewater.example\n",
      "A topic cannot be merged into itself."
    ),
    (
      .topics,
      "external_id,title,state,merged_into,merged_by\nt-1,Belts,merged,t-2,inês@tidewater.example\nt-2,Straps,merged,t-1,inês@tidewater.example\n",
      "Topic t-2 is merged itself."
    ),
    (
      .topics,
      "external_id,title,state,merged_into,merged_by\nt-1,Belts,merged,t-9,inês@tidewater.example\nt-2,Straps,,,\n",
      "No topic has the number “t-9”."
    ),
    (.topics, "title,state\nBelts,planned\n", "A topic that is not open needs a number here."),
    (.votes, "voter,topic,vote\nana@tidewater.example,t-9,1\n", "No topic has the number or title “t-9”."),
    (
      .offers, "topic,person,kind\nt-1,ana@tidewater.example,sing\n",
      "Write one of teach, co-teach and slides."
    ),
    (.offers, "topic,person\nt-9,ana@tidewater.example\n", "No topic has the number “t-9”."),
    (.topicSkills, "topic,framework,skill,level\nt-1,Plant,Belts,9\n", "Write a number from 1 to 4."),
    (.people, "email,name\nno address,No\n", "is not an e-mail address."),
  ]

  @Test(arguments: broken)
  func `what is wrong is named with its place and its cure, and nothing comes in`(
    _ name: ListName, _ text: String, _ sentence: String
  ) async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let before = try await PlantLists.written(world)
    let needed: [ListName: Set<ListName>] = [
      .topics: [.topics, .skills], .votes: [.topics, .votes], .offers: [.topics, .offers],
      .topicSkills: [.topics, .skills, .topicSkills],
    ]
    let lists = try PlantLists.tables(
      [name: text], only: needed[name] ?? [.skills, .jobRoles, .frameworks, name])
    let outcomes = try await Lists.look(lists, in: world.store)
    let errors = outcomes.flatMap(\.errors).map(\.sentence)
    #expect(errors.contains { $0.contains(sentence) }, "\(errors)")
    await #expect(throws: ImportRefusal.self) { try await Lists.apply(lists, in: world.store) }
    #expect(try await PlantLists.written(world) == before)
  }

  @Test func `votes without their topics are refused`() async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let outcomes = try await Lists.look(PlantLists.tables(only: [.votes]), in: world.store)
    #expect(
      outcomes.flatMap(\.errors).map(\.wrong) == [
        "Votes are of topics, and there is no list of topics with them."
      ])
  }

  @Test(arguments: [
    ("[", "The JSON cannot be read"), ("{\"person\": 1}", "another kind of value"),
    ("[{\"person\": [1]}]", "another kind of value than expected at [1].person"),
  ])
  func `JSON that is no list is refused with its place`(_ text: String, _ sentence: String) {
    do {
      _ = try ListTable(.ratings, text: text, .json)
      Issue.record("it was taken")
    } catch {
      #expect((error as? any Refusal)?.sentence.contains(sentence) == true, "\(error)")
    }
  }

  @Test func `a column that no list has is named and not taken`() throws {
    let table = try ListTable(.departments, text: "name;Kürzel\nQuality;Q\n", .csv)
    #expect(table.warnings.map(\.column) == ["Kürzel"] && table.errors.isEmpty)
    let none = try ListTable(.departments, text: "name\n", .csv)
    #expect(none.isEmpty && none.errors.isEmpty)
  }
}
