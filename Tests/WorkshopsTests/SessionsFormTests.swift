import Essentials
import People
import TestSupport
import Testing
@testable import Workshops

struct SessionFormTests {
  private let people = CrewNames(
    candidates: Somebody.all.map { CrewNames.Candidate(id: $0.id, name: $0.name, email: $0.email) }
      + [
        CrewNames.Candidate(
          id: .make(at: Sample.now, random: (1, 2)), name: "ana prata", email: "ana2@tidewater.example")
      ])

  private func form(_ changes: KeyValuePairs<String, String> = [:]) -> FormFields {
    var form = FormFields([
      ("title", "Reading a spectrum"), ("day", "2026-11-25"), ("time", "12:00"), ("minutes", "60"),
      ("zone", "Europe/Lisbon"), ("delivery", "hybrid"), ("room", "Test bay 2"), ("room_seats", "14"),
      ("join_link", "https://meet.example/x"), ("remote_seats", "40"),
      ("facilitator_1", "mika@tidewater.example"),
    ])
    for (name, value) in changes { form.set(name, value) }
    return form
  }

  @Test func `a filled form is a plan, and the plan fills the same form`() throws {
    let plan = try SessionForm.plan(form(["co_facilitator_1": "Priya Deshmukh"]), people: people)
    #expect(plan.facilitators == [Somebody.mika.id])
    #expect(plan.coFacilitators == [Somebody.priya.id])
    #expect(plan.time.start == Sample.time("2026-11-25T12:00").start)
    let crew = Dictionary(
      uniqueKeysWithValues: [Somebody.mika, .priya].map {
        ($0.id, Person(id: $0.id, email: $0.email, name: $0.name, zone: Sample.lisbon, createdAt: Sample.now))
      })
    #expect(try SessionForm.plan(SessionForm.filled(plan, people: crew), people: people) == plan)
  }

  @Test(arguments: [
    ("title", "", "title", "Title is empty"),
    ("title", String(repeating: "x", count: 141), "title", "Shorten it to 140"),
    ("day", "2026-02-30", "day", "not a date that exists"), ("day", "tomorrow", "day", "2026-03-18"),
    ("time", "25:00", "time", "not a time"), ("zone", "Mars/Olympus", "zone", "not a time zone we know"),
    ("minutes", "5", "minutes", "from 10 to 480"), ("minutes", "an hour", "minutes", "whole number"),
    ("delivery", "carrier pigeon", "delivery", "choose one of the answers"),
    ("room", "", "room", "Room is empty"),
    ("room_seats", "0", "room_seats", "from 1 to 5,000"),
    ("remote_seats", "-3", "remote_seats", "from 1 to 5,000"),
    ("join_link", "javascript:alert(1)", "join_link", "not a web address"),
    ("facilitator_1", "Nobody Known", "facilitator_1", "Nobody here is called “Nobody Known”"),
    ("facilitator_1", "Ana Prata", "facilitator_1", "2 people are called “Ana Prata”"),
    ("co_facilitator_2", "Mika Lehtonen", "co_facilitator_2", "already named as facilitator"),
  ])
  func `each mistake is named with its field and its cure`(
    _ field: String, _ value: String, _ where_: String, _ words: String
  ) {
    let errors = #expect(throws: FieldErrors.self) {
      _ = try SessionForm.plan(form([field: value]), people: people)
    }
    #expect(errors?.entries.count == 1)
    #expect(errors?[where_]?.contains(words) == true, "\(errors?.entries ?? [])")
  }

  @Test func `what the delivery does not need may be empty and is forgotten`() throws {
    let virtual = try SessionForm.plan(form(["delivery": "virtual", "room_seats": "many"]), people: people)
    #expect(virtual.room == "" && virtual.roomSeats == 0 && virtual.remoteSeats == 40)
    let inPerson = try SessionForm.plan(form(["delivery": "in_person", "remote_seats": ""]), people: people)
    #expect(inPerson.joinLink == nil && inPerson.remoteSeats == 0 && inPerson.roomSeats == 14)
  }

  @Test func `a time in the gap is refused, a time that comes twice is asked about`() throws {
    let gap = #expect(throws: FieldErrors.self) {
      _ = try SessionForm.plan(form(["day": "2027-03-28", "time": "01:30"]), people: people)
    }
    #expect(gap?["time"]?.contains("Choose 02:00 or later") == true)
    let twice = form(["day": "2027-10-31", "time": "01:30"])
    let asked = #expect(throws: FieldErrors.self) { _ = try SessionForm.plan(twice, people: people) }
    #expect(asked?["pass"]?.contains("01:30 comes twice") == true)
    var chosen = twice
    chosen.set("pass", "second")
    #expect(try SessionForm.plan(chosen, people: people).time.isSecondPass)
  }

  @Test(arguments: [
    ("Mika Lehtonen (mika@tidewater.example)", Somebody.mika), ("MIKA@tidewater.example", .mika),
    ("ines carvalho", .ines), ("  Inês   Carvalho ", .ines),
  ])
  func `a person is found by what the list writes, by address and by name`(
    _ typed: String, _ somebody: Somebody
  ) throws {
    #expect(
      try SessionForm.plan(form(["facilitator_1": typed]), people: people).facilitators == [somebody.id])
  }
}
