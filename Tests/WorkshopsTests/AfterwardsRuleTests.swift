import Essentials
import People
import TestSupport
import Testing
@testable import Workshops

struct CommitmentRuleTests {
  private static func day(_ text: String) -> Day { Day(iso: text)! }

  @Test(arguments: [
    ("2026-11-18", "2027-02-01", ["2026-12-02", "2027-02-01"]),
    ("2026-11-18", "2026-12-02", ["2026-12-02"]),
    ("2026-11-18", "2026-11-20", ["2026-11-20"]),
    ("2026-11-18", "2026-11-18", ["2026-11-18"]),
    ("2026-12-25", "2027-12-25", ["2027-01-08", "2027-12-25"]),
  ])
  func `we ask after two weeks, or on the day where that is sooner, and on the day`(
    _ made: String, _ due: String, _ asked: [String]
  ) {
    #expect(CommitmentRules.followUps(made: Self.day(made), dueOn: Self.day(due)).map(\.iso) == asked)
  }

  @Test(arguments: [(0, 3, true), (0, 4, false), (1, 2, true), (2, 2, false), (3, 1, false), (3, 0, true)])
  func `one to three for each person and session`(_ present: Int, _ more: Int, _ isTaken: Bool) throws {
    let part = Partaking(session: try .sample(), person: Somebody.ana.id, seat: .registered)
    let taken = (try? CommitmentRules.make(more, with: part, present: present, now: part.session.end)) != nil
    #expect(taken == isTaken)
  }

  @Test func `commitments are made by those who took part, once it has begun`() throws {
    let session = try Session.sample()
    let (start, seat) = (
      session.start, Partaking(session: session, person: Somebody.ana.id, seat: .registered)
    )
    #expect(throws: CommitmentRefusal.notBegun(session.plan.time)) {
      try CommitmentRules.make(1, with: seat, present: 0, now: start - .minutes(1))
    }
    #expect(throws: Never.self) { try CommitmentRules.make(1, with: seat, present: 0, now: start) }
    let stranger = Partaking(session: session, person: Somebody.priya.id, isOrganiser: true)
    #expect(throws: CommitmentRefusal.notThere) {
      try CommitmentRules.make(1, with: stranger, present: 0, now: start)
    }
    let waiting = Partaking(session: session, person: Somebody.ana.id, seat: .waitlisted)
    #expect(throws: CommitmentRefusal.notThere) {
      try CommitmentRules.make(1, with: waiting, present: 0, now: start)
    }
    let crew = Partaking(session: session, person: Somebody.mika.id)
    #expect(throws: Never.self) { try CommitmentRules.make(1, with: crew, present: 0, now: start) }
    let off = Partaking(session: try .sample(state: .cancelled), person: Somebody.mika.id)
    #expect(throws: CommitmentRefusal.cancelled) {
      try CommitmentRules.make(1, with: off, present: 0, now: start)
    }
  }

  @Test(arguments: [
    (Commitment.State.open, "2026-11-17", true), (.open, "2026-11-18", false),
    (.underWay, "2026-11-17", true),
    (.stuck, "2026-11-17", true), (.done, "2026-11-17", false), (.done, "2026-11-19", false),
  ])
  func `missed is what is not done when its day is over`(
    _ state: Commitment.State, _ due: String, _ isMissed: Bool
  ) {
    let commitment = Commitment(
      id: ID(stored: "06c0000000000000000000000v"), session: ID(stored: "06c0000000000000000000001v"),
      person: Somebody.ana.id, body: "Log", dueOn: Self.day(due), state: state,
      createdAt: Instant(milliseconds: 0))
    #expect(commitment.isMissed(on: Self.day("2026-11-18")) == isMissed)
  }

  @Test func `a barrier is kept for what is stuck, and forgotten when it is not`() {
    let commitment = Commitment(
      id: ID(stored: "06c0000000000000000000000v"), session: ID(stored: "06c0000000000000000000001v"),
      person: Somebody.ana.id, body: "Log", dueOn: Self.day("2026-11-30"), createdAt: Instant(milliseconds: 0)
    )
    let now = Instant(milliseconds: 5)
    let stuck = CommitmentRules.answer(commitment, as: .stuck, barrier: "No time", now: now)
    #expect(stuck.barrier == "No time" && stuck.answeredAt == now)
    #expect(CommitmentRules.answer(stuck, as: .done, barrier: "No time", now: now).barrier == "")
  }
}

struct ActionRuleTests {
  private func action(_ state: ActionItem.State = .open, due: String = "2026-11-18") -> ActionItem {
    ActionItem(
      id: ID(stored: "06c0000000000000000000000v"), session: ID(stored: "06c0000000000000000000001v"),
      body: "Print",
      owner: Somebody.ana.id, dueOn: Day(iso: due)!, state: state,
      settledAt: state == .open ? nil : Instant(milliseconds: 1),
      recordedBy: Somebody.mika.id, createdAt: Instant(milliseconds: 0))
  }

  @Test(arguments: [
    (Somebody.ana, false, true), (.mika, true, true), (.priya, false, false),
  ])
  func `its owner and those who run the session settle an action`(
    _ who: Somebody, _ runsIt: Bool, _ may: Bool
  ) {
    let settled = try? ActionRules.settle(
      action(), as: .done, by: who.id, runsIt: runsIt, now: Instant(milliseconds: 9))
    #expect(settled?.state == (may ? .done : nil))
    #expect(settled?.settledAt == (may ? Instant(milliseconds: 9) : nil))
  }

  @Test func `settled twice changes nothing, opened again it has no end`() throws {
    let now = Instant(milliseconds: 9)
    #expect(
      try ActionRules.settle(action(.done), as: .done, by: Somebody.ana.id, runsIt: false, now: now)
        == action(.done))
    #expect(
      try ActionRules.settle(action(.done), as: .open, by: Somebody.ana.id, runsIt: false, now: now).settledAt
        == nil)
  }

  @Test func `only those who run the session change one, and only while it is open`() {
    #expect(throws: Never.self) { try ActionRules.edit(action(), runsIt: true) }
    #expect(throws: ActionRefusal.notRunning) { try ActionRules.edit(action(), runsIt: false) }
    #expect(throws: ActionRefusal.settled(.done)) { try ActionRules.edit(action(.done), runsIt: true) }
  }

  @Test(arguments: [("2026-11-17", true), ("2026-11-18", false), ("2026-11-19", false)])
  func `overdue begins the day after`(_ due: String, _ isOverdue: Bool) {
    #expect(action(due: due).isOverdue(on: Day(iso: "2026-11-18")!) == isOverdue)
    #expect(!action(.dropped, due: due).isOverdue(on: Day(iso: "2026-11-18")!))
  }
}

struct SummaryDraftTests {
  private let notes = SessionNotes(
    session: ID(stored: "06c0000000000000000000000v"), body: "We looked at four spectra.\n\n",
    points: [
      SessionPoint(id: ID(stored: "1"), kind: .decision, body: "Measure\nbefore opening"),
      SessionPoint(id: ID(stored: "2"), kind: .question, body: "Who pays?"),
      SessionPoint(id: ID(stored: "3"), kind: .decision, body: "Log both"),
    ])

  private func action(_ body: String, _ state: ActionItem.State = .open) -> SummaryDraft.Action {
    SummaryDraft.Action(body: body, owner: "Ana Prata", dueOn: Day(iso: "2026-12-02")!, state: state)
  }

  @Test func `the same facts give the same words`() {
    let text = SummaryDraft.text(
      about: "A live demo.", outcomes: Outcomes(know: "Four shapes", can: "Take readings", measure: "Pumps"),
      notes: notes,
      actions: [action("Print the chart"), action("Buy a bench", .dropped), action("Ask Leeds", .done)])
    #expect(
      text == """
        ## What we did

        We looked at four spectra.

        ## What to take with you

        - Four shapes
        - Take readings

        ## What we decided

        - Measure before opening
        - Log both

        ## Who does what

        - **Ana Prata**, by 2 December 2026: Print the chart
        - **Ana Prata**, by 2 December 2026: Ask Leeds (done)

        ## What stays open

        - Who pays?
        """)
  }

  @Test func `what nobody wrote is left out, and nothing at all is a heading to begin with`() {
    let empty = SessionNotes(session: ID(stored: "1"))
    #expect(
      SummaryDraft.text(about: "A live demo.", outcomes: Outcomes(), notes: empty, actions: [])
        == "## What we did\n\nA live demo.")
    #expect(
      SummaryDraft.text(about: "", outcomes: Outcomes(), notes: empty, actions: []) == "## What we did\n\n")
  }

  @Test func `it is sent once, after the end`() throws {
    let session = try Session.sample()
    let sent = Summary(session: session.id, body: "x", writtenAt: session.end, sentAt: session.end)
    #expect(throws: SummaryRefusal.notOver(session.plan.time)) {
      try SummaryRules.send(nil, of: session, now: session.start)
    }
    #expect(throws: Never.self) { try SummaryRules.send(nil, of: session, now: session.end) }
    #expect(throws: SummaryRefusal.sentAlready(session.plan.time.wall.day)) {
      try SummaryRules.send(sent, of: session, now: session.end)
    }
  }
}

struct NoteRuleTests {
  @Test func `those who run it and organisers write, from its beginning on`() throws {
    let session = try Session.sample()
    let crew = Partaking(session: session, person: Somebody.mika.id)
    #expect(throws: NoteRefusal.notBegun(session.plan.time)) {
      try NoteRules.write(crew, now: session.start - .minutes(1))
    }
    #expect(throws: Never.self) { try NoteRules.write(crew, now: session.start) }
    let organiser = Partaking(session: session, person: Somebody.ines.id, isOrganiser: true)
    #expect(throws: Never.self) { try NoteRules.write(organiser, now: session.end) }
    let guest = Partaking(session: session, person: Somebody.ana.id, seat: .registered)
    #expect(throws: NoteRefusal.notRunning) { try NoteRules.write(guest, now: session.end) }
    #expect(throws: Never.self) { try NoteRules.read(guest) }
    #expect(throws: NotAllowed.self) {
      try NoteRules.read(Partaking(session: session, person: Somebody.priya.id))
    }
  }
}

struct AfterFormTests {
  private let today = Day(iso: "2026-11-18")!

  @Test(arguments: [
    ("body1", "", "Commitment is empty. Write one step that you will take."),
    ("body1", String(repeating: "x", count: 201), "Commitment has 201 characters. Shorten it to 200."),
    ("due_on1", "2026-11-17", "By when: 17 November 2026 is too early. Choose 18 November 2026 or later."),
    ("due_on1", "2028-01-01", "By when: 1 January 2028 is too far away. Choose 19 November 2027 or earlier."),
    ("due_on1", "2026-02-30", "By when “2026-02-30” is not a date that exists. Write it as 2026-03-18."),
    ("due_on1", "", "By when is empty. Choose a date, such as 2026-03-18."),
  ])
  func `a commitment that cannot be taken says why`(_ field: String, _ value: String, _ sentence: String) {
    var form = FormFields([("body1", "Log"), ("due_on1", "2026-12-02"), ("body2", "")])
    form.set(field, value)
    let errors = #expect(throws: FieldErrors.self) { try CommitmentForm.drafts(form, today: today) }
    #expect(errors?[field] == sentence)
  }

  @Test func `filled rows are taken, empty ones are not missed`() throws {
    let form = FormFields([
      ("body1", "Log"), ("due_on1", "2026-12-02"), ("body3", "Ask"), ("due_on3", "2026-11-18"),
    ])
    #expect(try CommitmentForm.drafts(form, today: today).map(\.body) == ["Log", "Ask"])
  }

  @Test func `an answer is one of three`() throws {
    #expect(try CommitmentForm.answer(FormFields([("answer", "done")])).0 == .done)
    for wrong in ["", "open", "DONE", "<b>"] {
      #expect(throws: FieldErrors.self) { try CommitmentForm.answer(FormFields([("answer", wrong)])) }
    }
  }

  @Test func `an action needs a body, somebody who took part, and a day`() throws {
    let (ana, good) = (
      Somebody.ana.id, [("body", "Print"), ("owner", Somebody.ana.id.text), ("due_on", "2026-11-25")]
    )
    func read(_ field: String, _ value: String) throws -> ActionDraft {
      var form = FormFields(good)
      form.set(field, value)
      return try ActionForm.draft(form, owners: [ana], earliest: today, today: today)
    }
    #expect(try read("body", "Print\nit").body == "Print it")
    #expect(throws: FieldErrors("owner", "Owner: choose somebody who took part in the session.")) {
      try read("owner", Somebody.priya.id.text)
    }
    #expect(throws: FieldErrors.self) { try read("owner", "x' OR 1=1") }
    #expect(throws: FieldErrors.self) { try read("due_on", "2026-11-17") }
    #expect(throws: FieldErrors.self) { try read("body", "") }
  }

  @Test func `a reflection needs one sentence somewhere`() throws {
    #expect(try ReflectionForm.draft(FormFields([("mattered", "It did"), ("shared", "yes")])).isShared)
    #expect(throws: FieldErrors.self) { try ReflectionForm.draft(FormFields([("worked", "  ")])) }
    #expect(throws: FieldErrors.self) {
      try ReflectionForm.draft(FormFields([("worked", String(repeating: "x", count: 2001))]))
    }
  }
}

extension Session {
  /// 18 November 2026, 12:00 to 13:00 in Lisbon, run by Mika.
  static func sample(state: SessionState = .scheduled) throws -> Session {
    let time = try SessionTime(WallTime("2026-11-18T12:00")!, in: Zone("Europe/Lisbon")!, minutes: 60)
    let plan = SessionPlan(
      title: "Spectra", time: time, delivery: .inPerson, room: "Bay", roomSeats: 8,
      facilitators: [Somebody.mika.id])
    return Session(
      id: ID(stored: "06c0000000000000000000000v"), topic: nil, plan: plan, state: state,
      reason: state == .cancelled ? "Ill" : "", secret: "s", createdAt: Instant(milliseconds: 0),
      changedAt: Instant(milliseconds: 0))
  }
}

struct CommitmentBatchTests {
  private static func few(_ number: Int, _ people: Int...) -> CommitmentBatches.Few {
    CommitmentBatches.Few(
      session: .make(at: Instant(milliseconds: Int64(number)), random: (0, 0)),
      startsAt: Instant(milliseconds: Int64(number)),
      people: Set(people.map { .make(at: Instant(milliseconds: Int64($0)), random: (1, 1)) }))
  }

  @Test(
    arguments: [
      ([], []), ([few(1, 1, 2, 3, 4)], []), ([few(1, 1, 2, 3, 4), few(2, 5)], [2]),
      // The same people again are no others.
      ([few(1, 1, 2), few(2, 2, 1), few(3, 1), few(4, 3, 4, 5)], [4]),
      ([few(1, 1, 2, 3), few(2, 4, 5), few(3, 1, 2), few(4, 3, 4), few(5, 5), few(6, 1)], [2, 3]),
    ] as [([CommitmentBatches.Few], [Int])])
  func `a batch is whole when five different people are in it`(
    _ sessions: [CommitmentBatches.Few], _ sizes: [Int]
  ) {
    let made = CommitmentBatches.made(of: sessions)
    #expect(made.map(\.count) == sizes)
    #expect(made.flatMap { $0 } == Array(sessions.prefix(sizes.reduce(0, +))))
  }
}
