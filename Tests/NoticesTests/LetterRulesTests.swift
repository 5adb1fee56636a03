import Essentials
import People
import TestSupport
import Testing
import Workshops

@testable import Notices

struct LetterRulesTests {
  static let people = Dictionary(
    uniqueKeysWithValues: [Somebody.ana, .mika, .priya, .sam, .dora].map { somebody in
      (
        somebody.id,
        Receiver(
          id: somebody.id, name: somebody.name, address: somebody.email, zone: Zone(somebody.zone)!,
          isActive: somebody.id != Somebody.dora.id)
      )
    })

  struct Case: Sendable, CustomStringConvertible {
    let description: String
    var kind = LetterKind.topic
    var circle: [Somebody]
    var actor: Somebody?
    var stops: [(Somebody, LetterKind)] = []
    var isBound = false
    let gets: [Somebody]
  }

  static let cases = [
    Case(description: "everybody in the circle, in its order", circle: [.mika, .ana], gets: [.mika, .ana]),
    Case(description: "each once", circle: [.ana, .mika, .ana], gets: [.ana, .mika]),
    Case(description: "not whoever did it", circle: [.ana, .mika], actor: .ana, gets: [.mika]),
    Case(
      description: "but their own seat is confirmed", kind: .seat, circle: [.ana], actor: .ana, gets: [.ana]),
    Case(
      description: "and their own sign-in link comes", kind: .signIn, circle: [.ana], actor: .ana,
      gets: [.ana]),
    Case(
      description: "not those who stopped the kind", circle: [.ana, .mika], stops: [(.mika, .topic)],
      gets: [.ana]),
    Case(
      description: "another kind that is stopped is no matter", circle: [.ana], stops: [(.ana, .offer)],
      gets: [.ana]),
    Case(
      description: "what is essential cannot be stopped", kind: .session, circle: [.ana],
      stops: [(.ana, .session)],
      gets: [.ana]),
    Case(description: "not those who left", circle: [.dora, .ana], gets: [.ana]),
    Case(
      description: "but what is said to an address reaches whoever had it", circle: [.dora, .ana],
      isBound: true,
      gets: [.dora, .ana]),
    Case(description: "nor those of whom nothing is known", circle: [.ines, .ana], gets: [.ana]),
    Case(description: "nobody in an empty circle", circle: [], gets: []),
  ]

  @Test(arguments: cases)
  func `who gets a letter`(_ given: Case) {
    let found = LetterRules.receivers(
      of: given.kind, among: given.circle.map { Addressee($0.id, .asked(topic: "x")) },
      doneBy: given.actor?.id,
      people: Self.people, stops: Set(given.stops.map { LetterStop(person: $0.0.id, kind: $0.1) }),
      isBound: given.isBound)
    #expect(found.map(\.receiver.id) == given.gets.map(\.id))
  }

  @Test func `of several reasons the nearest is told`() {
    let circle = [Reason.asked(topic: "x"), .voted(topic: "x"), .offered(topic: "x")]
      .map { Addressee(Somebody.ana.id, $0) }
    let found = LetterRules.receivers(of: .topic, among: circle, doneBy: nil, people: Self.people, stops: [])
    #expect(found.map(\.reason) == [.asked(topic: "x")])
  }

  @Test(arguments: [
    ([SessionChange.time], [Somebody.sam, .ana, .mika, .priya]), ([.place], [.sam, .ana]),
    ([.link], [.sam, .mika, .priya]),
    ([.link, .time], [.sam, .ana, .mika, .priya]), ([.place, .words, .title], [.sam, .ana]),
    ([.delivery], [.sam, .ana, .mika, .priya]), ([.place, .link], [.sam, .ana, .mika, .priya]),
  ])
  func `whom a change concerns`(_ changes: [SessionChange], _ gets: [Somebody]) throws {
    let session = try Self.session()
    let seats = [
      Self.seat(.ana, .room, .registered, session), Self.seat(.mika, .remote, .registered, session),
      Self.seat(.priya, .remote, .waitlisted, session),
    ]
    #expect(Circles.of(changes: changes, session: session, seats: seats).map(\.person) == gets.map(\.id))
  }

  // The clock of the world stands at 09:00 in Lisbon, 11:00 in Helsinki, 14:30 in Pune, on Wednesday 18 November.
  static let nine = TestClock().now

  @Test(arguments: [
    (Somebody.ana, "2026-11-19T00:00", true), (.ana, "2026-11-19T23:30", true),
    (.ana, "2026-11-18T23:59", false),
    (.ana, "2026-11-20T00:00", false), (.priya, "2026-11-18T18:30", true),
    (.priya, "2026-11-18T18:00", false),
    (.mika, "2026-11-18T22:00", true), (.mika, "2026-11-18T21:30", false),
  ])
  func `people are reminded on the day before, where they are`(
    _ somebody: Somebody, _ utc: String, _ isTold: Bool
  ) {
    let place = Self.place(somebody, at: Zone.utc.resolve(WallTime(utc)!).instant)
    let due = LetterRules.remindable([place], told: [], now: Self.nine)
    #expect(due.map(\.person) == (isTold ? [somebody.id] : []))
  }

  @Test func `not before eight in the morning, not twice a day, not about a seat taken since`() {
    let start = Self.nine + .days(1)
    let place = Self.place(.ana, at: start)
    #expect(LetterRules.remindable([place], told: [], now: Self.nine - .minutes(61)).isEmpty)
    #expect(LetterRules.remindable([place], told: [], now: Self.nine - .minutes(60)).count == 1)
    let told = DailyLetter(person: Somebody.ana.id, cause: "day 2026-11-18")
    #expect(LetterRules.remindable([place], told: [told], now: Self.nine).isEmpty)
    let late = Self.place(.ana, at: start, since: Self.nine - .minutes(30))
    #expect(LetterRules.remindable([late], told: [], now: Self.nine).isEmpty)
  }

  @Test func `several sessions of a day come in one reminder`() {
    let places = [Self.place(.ana, at: Self.nine + .hours(25)), Self.place(.ana, at: Self.nine + .hours(30))]
    let due = LetterRules.remindable(places, told: [], now: Self.nine)
    #expect(due.map(\.places.count) == [2])
  }

  @Test(arguments: [
    (0, false), (1, true), (2, false), (7, false), (8, true), (15, true), (22, true), (29, false),
  ])
  func `an overdue action is brought up now and then`(_ days: Int, _ isTold: Bool) {
    let today = Day(iso: "2026-11-18")!
    let task = OverdueRound.Task(
      receiver: Self.people[Somebody.ana.id]!,
      line: ActionsDueWording.Line(body: "Log it", dueOn: today.adding(days: -days), session: "x"))
    #expect(LetterRules.overdue([task], told: [], now: Self.nine).isEmpty != isTold)
  }

  @Test func `with an overdue action comes what is due today, and nothing of tomorrow`() {
    let today = Day(iso: "2026-11-18")!
    let tasks = [-1, -3, 0, 1].map { days in
      OverdueRound.Task(
        receiver: Self.people[Somebody.ana.id]!,
        line: ActionsDueWording.Line(body: "\(days)", dueOn: today.adding(days: days), session: "x"))
    }
    #expect(
      LetterRules.overdue(tasks, told: [], now: Self.nine).map { $0.lines.map(\.body) } == [
        ["-1", "-3", "0"]
      ])
  }

  static func session() throws -> Session {
    Session(
      id: .make(at: nine, random: (1, 1)), topic: nil, plan: try Scene.plan(), secret: "", createdAt: nine,
      changedAt: nine)
  }

  static func seat(_ somebody: Somebody, _ mode: SeatMode, _ state: RegistrationState, _ session: Session)
    -> Registration
  {
    Registration(session: session.id, person: somebody.id, mode: mode, state: state, turn: 1, since: nine)
  }

  static func place(_ somebody: Somebody, at start: Instant, since: Instant? = nil) -> ReminderRound.Place {
    ReminderRound.Place(
      receiver: people[somebody.id]!, session: .make(at: start, random: (1, 1)), startsAt: start, mode: .room,
      since: since ?? nine - .days(3))
  }
}
