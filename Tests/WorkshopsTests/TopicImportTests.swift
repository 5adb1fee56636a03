import Database
import Essentials
import Foundation
import People
import TestSupport
import Testing
@testable import Workshops

struct TopicImportCellTests {
  private static let lisbon = Zone("Europe/Lisbon")!

  @Test(arguments: [
    ("2026-03-18", "2026-03-18T00:00"), ("2026-07-18", "2026-07-17T23:00"),
    ("2026-07-18 14:30", "2026-07-18T13:30"),
    ("2026-07-18T14:30:59Z", "2026-07-18T14:30"), ("2026-07-18T14:30:59.123+05:30", "2026-07-18T09:00"),
    ("2026-07-18T14:30-0200", "2026-07-18T16:30"), ("1726860676783", "2024-09-20T19:31"),
    ("1726860676", "2024-09-20T19:31"),
  ])
  func `a moment is read as files write it`(_ cell: String, _ inUTC: String) throws {
    let moment = try #require(MomentCell.read(cell, in: Self.lisbon))
    #expect(Zone.utc.wall(at: moment).text == inUTC)
  }

  @Test(arguments: [
    "yesterday", "2026-02-30", "18/03/2026", "2026-03-18T25:00", "2026-03-18T10:61", "12", "2026-03-18T",
    "-5",
  ])
  func `what is no moment is none`(_ cell: String) { #expect(MomentCell.read(cell, in: Self.lisbon) == nil) }

  @Test func `milliseconds are kept`() {
    #expect(MomentCell.read("1726860676783", in: .utc)?.milliseconds == 1_726_860_676_783)
    #expect(MomentCell.read("1970-01-01T00:00:01.250Z", in: .utc)?.milliseconds == 1250)
  }

  @Test(arguments: [
    ("17", "participant-17@imported.invalid"), ("spring/17", "participant-spring-17@imported.invalid"),
  ])
  func `a participant's address says whose number it is`(_ number: String, _ address: String) {
    #expect(Participant.address(number) == address)
  }

  @Test(arguments: ["Ana Maria", "é", "A1", String(repeating: "x", count: 80), "a/b/c d", "."])
  func `any number gives a valid address of its own`(_ number: String) throws {
    let address = Participant.address(number)
    #expect(Email.checked(address) == address)
    #expect(address != Participant.address(number.lowercased() + "x"))
  }

  @Test func `a list's name is short and plain`() {
    #expect(throws: Never.self) { try TopicChoices.listName("spring-2026") }
    for name in ["Spring", "a/b", "a|b", String(repeating: "x", count: 21)] {
      #expect(throws: TopicChoiceRefusal.self) { try TopicChoices.listName(name) }
    }
  }
}

struct TopicImportPlanTests {
  private let lists = TopicLists()

  @Test func `a bare list needs nothing but titles`() throws {
    let plan = try lists.plan(
      "Wish\nTorque tools\n\"Saying no,\nand keeping them\"\n", mapping: ["title=Wish"])
    #expect(plan.errors.isEmpty && plan.warnings.isEmpty)
    #expect(plan.outcome.summary == "Topics: 2 added, 0 changed, 0 unchanged")
    #expect(plan.lines.map(\.topic.title) == ["Torque tools", "Saying no, and keeping them"])
    #expect(
      plan.lines.allSatisfy {
        $0.topic.asker == nil && $0.topic.createdAt == lists.now && $0.topic.origin == .frontline
      })
  }

  @Test func `of several votes of one person the last one counts, by its time and not by its line`() throws {
    let plan = try lists.plan(
      "id,title\n1,Torque\n2,Handover\n",
      votes: """
        voter,topic,vote,time
        ana@tidewater.example,1,1,2026-01-01
        ana@tidewater.example,1,-1,2026-01-02
        mika@tidewater.example,1,-1,2026-01-02
        mika@tidewater.example,1,1,2026-01-01
        ana@tidewater.example,2,0,2026-01-01
        ana@tidewater.example,2,agree,2026-01-01
        """)
    #expect(plan.errors.isEmpty)
    #expect(plan.votes.added.map(\.place.person) == [Somebody.ana.id])
    #expect(plan.votes.added.first?.place.topic == plan.lines[1].topic.id)
    #expect(
      plan.outcome.summary
        == "Topics: 2 added, 0 changed, 0 unchanged; votes: 1 added, 0 taken back, 0 unchanged")
  }

  @Test func `a vote given here later than the file's stays, an older one follows the file`() throws {
    let topic = lists.topic("Torque", number: "1")
    let place = VotePlace(topic: topic.id, person: Somebody.ana.id)
    let votes = "voter,topic,vote,time\nana@tidewater.example,1,0,2026-01-02\n"
    let before = try #require(MomentCell.read("2026-01-01", in: .utc)), after = before + .days(2)
    #expect(
      try lists.plan("id,title\n1,Torque\n", votes: votes, present: [topic], given: [place: after]).votes
        .removed == [])
    #expect(
      try lists.plan("id,title\n1,Torque\n", votes: votes, present: [topic], given: [place: before]).votes
        .removed == [place])
  }

  @Test func `strangers become a person each when they are to be added, and only once`() throws {
    let file = "id,title,author\n1,Torque,17\n2,Handover,17\n"
    let votes = "voter,topic,vote\n17,1,1\n18,1,1\n"
    #expect(
      try lists.plan(file, votes: votes).errors.map(\.place) == [
        "line 2, column author", "line 2, column votes: voter", "line 3, column votes: voter",
      ])
    let plan = try lists.plan(file, votes: votes, addsPeople: true)
    #expect(plan.people.map(\.name) == ["Participant 17", "Participant 18"])
    #expect(plan.people.map(\.externalID) == ["participant:17", "participant:18"])
    #expect(plan.lines.map(\.topic.asker) == [plan.people[0].id, plan.people[0].id])
    #expect(plan.votes.added.count == 2)
  }

  @Test func `a number that is a staff number is one or the other, as was decided`() throws {
    var staff = lists.person(.ana)
    staff.externalID = "17"
    let file = "id,title,author\n1,Torque,17\n"
    #expect(try lists.plan(file, people: [staff]).lines[0].topic.asker == staff.id)
    let added = try lists.plan(file, people: [staff], addsPeople: true)
    #expect(
      added.people.map(\.name) == ["Participant 17"] && added.lines[0].topic.asker == added.people[0].id)
    #expect(added.warnings.map(\.wrong) == ["1 number is a staff number too: 17 is Ana Prata’s."])
    let both = try lists.plan(file, people: [staff, added.people[0]])
    #expect(
      both.errors.map(\.wrong) == [
        "17 is the staff number of Ana Prata, and a participant of an earlier import."
      ])
  }

  @Test func `lists with names of their own keep their numbers and their people apart`() throws {
    let topic = lists.topic("Calibrating torque tools", number: "1")
    let file = "id,title,author\n1,What the supplier sees,17\n"
    let clash = try lists.plan(file, present: [topic], addsPeople: true)
    #expect(clash.changed == 1)
    #expect(
      clash.warnings.map(\.wrong) == ["Number 1 is “Calibrating torque tools” here, which is something else."]
    )
    let named = try lists.plan(file, present: [topic], addsPeople: true, list: "spring")
    #expect(named.added == 1 && named.warnings.isEmpty)
    #expect(named.lines[0].topic.externalID == "spring/1")
    #expect(named.people.map(\.email) == ["participant-spring-17@imported.invalid"])
    #expect(named.people.map(\.name) == ["Participant 17 (spring)"])
  }

  @Test func `a settled topic keeps its votes`() throws {
    var topic = lists.topic("Torque", number: "1")
    topic.state = .delivered
    let plan = try lists.plan(
      "id,title\n1,Torque\n", votes: "voter,topic,vote\nana@tidewater.example,1,1\n", present: [topic])
    #expect(plan.isPossible && plan.isIdle)
    #expect(plan.warnings.map(\.wrong) == ["“Torque” is settled here: Delivered."])
  }

  @Test func `without a file of votes whoever asked needs it`() throws {
    let plan = try lists.plan("id,title,author\n1,Torque,ana@tidewater.example\n")
    #expect(
      plan.votes.added.map(\.place) == [VotePlace(topic: plan.lines[0].topic.id, person: Somebody.ana.id)])
  }

  @Test(arguments: [
    ("id,title\n1,\n", "line 2, column title: The cell is empty. Write what people want to learn."),
    ("id,title\n1,\(String(repeating: "x", count: 141))\n", "has 141 characters. Shorten it to 140."),
    (
      "id,title\n1,A\n1,B\n",
      "line 3, column id: “1” stands on line 2 too. Keep one of the lines, or correct the others."
    ),
    (
      "title\nTorque\ntorque\n",
      "line 3, column title: “torque” stands on line 2 too. Keep one of the lines, or correct the others."
    ),
    ("id,title\n1.2E+05,A\n", "column id: “1.2E+05” is a number that a spreadsheet has shortened."),
    ("id,title,date\n1,A,2026-02-30\n", "line 2, column date: “2026-02-30” is not a date that exists."),
    ("id,title,date\n1,A,2099-01-01\n", "line 2, column date: “2099-01-01” lies in the future."),
    (
      "id,title,origin\n1,A,moon\n",
      "line 2, column origin: “moon” is no origin we know. Write one of frontline, post-mortem,"
    ),
    (
      "id,title,link\n1,A,javascript:alert(1)\n",
      "line 2, column link: “javascript:alert(1)” is not a web address."
    ),
    (
      "id,title,author\n1,A,zoe@x.org\n",
      "line 2, column author: Nobody here has the address zoe@x.org. Import your people first, or correct the address."
    ),
    ("id,title\n1,#REF!\n", "line 2, column title: “#REF!” is a formula that did not work out."),
    (
      "id,what\n1,A\n",
      "the file: No column is taken as topic. Say which column says what people want to learn."
    ),
    ("id,title\n1,A,B\n", "line 2: The line has 3 cells, the header 2."),
  ])
  func `what is wrong with the topics is said by line and column`(_ file: String, _ sentence: String) throws {
    let plan = try lists.plan(file)
    #expect(!plan.isPossible)
    #expect(plan.errors.contains { $0.sentence.contains(sentence) }, "\(plan.errors.map(\.sentence))")
  }

  @Test(arguments: [
    ("voter,topic,vote\n,1,1\n", "line 2, column votes: voter: The cell is empty. Write whose vote it is."),
    ("voter,topic,vote\nana@tidewater.example,,1\n", "line 2, column votes: topic: The cell is empty."),
    (
      "voter,topic,vote\nana@tidewater.example,1,perhaps\n",
      "line 2, column votes: vote: “perhaps” is no vote we know."
    ),
    (
      "voter,topic,vote\nana@tidewater.example,9,1\n",
      "line 2, column votes: topic: No topic has the number or title “9”."
    ),
    (
      "voter,topic,vote\nzoe@x.org,1,1\n",
      "line 2, column votes: voter: Nobody here has the address zoe@x.org."
    ),
    (
      "who,topic,vote\nana@tidewater.example,1,1\n", "column votes: No column of the votes is taken as Voter."
    ),
  ])
  func `what is wrong with the votes is said too`(_ votes: String, _ sentence: String) throws {
    let plan = try lists.plan("id,title\n1,Torque\n", votes: votes)
    #expect(!plan.isPossible)
    #expect(plan.errors.contains { $0.sentence.contains(sentence) }, "\(plan.errors.map(\.sentence))")
  }
}

/// Plans imports for the people of the test world, without a database.
struct TopicLists {
  let now = TestClock().now

  func person(_ somebody: Somebody) -> Person {
    Person(id: somebody.id, email: somebody.email, name: somebody.name, zone: .utc, createdAt: now)
  }

  func topic(_ title: String, number: String?) -> Topic {
    Topic(id: .make(at: now, random: (1, 1)), externalID: number, title: title, asker: nil, createdAt: now)
  }

  func plan(
    _ file: String, votes: String? = nil, mapping: [String] = [], present: [Topic] = [],
    given: [VotePlace: Instant] = [:], people: [Person]? = nil, addsPeople: Bool = false, list: String = ""
  ) throws -> TopicPlan {
    let tables = TopicTables(
      topics: try ImportTable(text: file), votes: try votes.map { try ImportTable(text: $0) })
    var choices = TopicChoices(guessing: tables)
    for typed in mapping { try choices.topics.take(typed, of: tables.topics.header) }
    (choices.addsPeople, choices.list) = (addsPeople, list)
    var made: UInt64 = 100
    let makers = TopicImport.Makers(
      now: now, topic: { at, place in ID.make(at: at, random: (UInt64(place), 7)) },
      person: {
        made += 1
        return ID.make(at: now, random: (made, made))
      })
    let staff = people ?? [Somebody.ana, .mika, .priya].map(person)
    return TopicImport.plan(
      tables, choices, present: PresentTopics(topics: present, votes: given),
      people: PresentPeople(people: staff, departments: [], zone: .utc), makers)
  }
}
