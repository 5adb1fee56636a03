import Essentials
import People
import TestSupport
import Testing

@testable import Workshops

/// Lists that are wrong: each mistake is named, and nothing comes in.
struct BrokenListsTests {
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
      "“soon” is no date that can be read."
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
    (.topics, "title,state\nBelts,planned\n", "A topic that is not as it was asked for needs a number here."),
    (.votes, "voter,topic,vote\nana@tidewater.example,t-9,1\n", "No topic has the number or title “t-9”."),
    (
      .offers, "topic,person,kind\nt-1,ana@tidewater.example,sing\n",
      "Write one of teach, co-teach and slides."
    ),
    (.offers, "topic,person\nt-9,ana@tidewater.example\n", "No topic has the number “t-9”."),
    (.topicSkills, "topic,framework,skill,level\nt-1,Plant,Belts,9\n", "Write a number from 1 to 4."),
    (
      .ratings, "person,framework,skill,source,level,offered\nana@tidewater.example,Plant,Belts,self,2,yes\n",
      "Only what a peer says can wait to be taken."
    ),
    (
      .ratings,
      "person,framework,skill,source,rater,level,put_aside\nana@tidewater.example,Plant,Belts,peer,mika@tidewater.example,2,yes\n",
      "Only what waits to be taken can be put aside."
    ),
    (
      .ratings,
      "person,framework,skill,source,level,link\nana@tidewater.example,Plant,Belts,self,2,https://example.org\n",
      "Only what the work has shown has a page"
    ),
    (
      .ratings, "person,framework,skill,source,level\n,Plant,Belts,self,2\n",
      "line 2, column person: The cell is empty."
    ),
    (.skills, "framework,name\n,Belts\n", "line 2, column framework: The cell is empty."),
    (.skills, "framework,name,retired\nPlant,Belts,maybe\n", "“maybe” is neither yes nor no."),
    (.frameworks, "name\nPlant\nplant\n", "“plant” stands on line 2 too."),
    (.jobRoles, "framework,name\nPlant,Fitter\n", "column skill: The list has no such column."),
    (.departments, "name,x\n,1\n", "line 2, column name: The cell is empty."),
    (.votes, "voter,topic,vote\nana@tidewater.example,t-1,0\n", "“0” is no vote that was given."),
    (.votes, "voter,topic,vote\nana@tidewater.example,t-1,\n", "“” is no vote that was given."),
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

  @Test func `a record that is silent where others speak is not taken for an empty one`() throws {
    let text =
      "[{\"framework\": \"Plant\", \"name\": \"Belts\", \"about\": \"\"}, {\"framework\": \"Plant\", \"name\": \"Oils\"}]"
    do {
      _ = try ListTable(.skills, text: text, .json)
      Issue.record("it was taken")
    } catch {
      #expect((error as? any Refusal)?.sentence.contains("“about” is missing, which others have") == true)
    }
    let ratings = "[{\"person\": \"a@x.org\", \"note\": \"\"}, {\"person\": \"b@x.org\"}]"
    #expect(try ListTable(.ratings, text: ratings, .json).isEmpty == false)
  }
}
