import Database
import Doors
import Essentials
import People
import TestSupport
@testable import Workshops

/// A session in the test world that Mika runs on 18 November, 12:00 to 13:00 in Lisbon, with guests of its own.
struct AfterWorld: Sendable {
  let world: TestWorld
  let session: ID<Session>
  let guests: [ID<Person>]

  var store: Store { world.store }
  var clock: TestClock { world.clock }
  var path: String { "/sessions/\(session)" }

  /// Ana is registered besides the guests. The clock stands at nine in the morning.
  static func scheduled(on engine: Engine, guests count: Int = 6) async throws -> AfterWorld {
    let world = try await TestWorld.make(on: engine)
    return try await world.store.write { tx in
      let guests = try (0..<count).map { try guest($0, tx) }
      let time = try SessionTime(WallTime("2026-11-18T12:00")!, in: Zone("Europe/Lisbon")!, minutes: 60)
      let plan = SessionPlan(
        title: "Reading a vibration spectrum", about: "A live demo.", outcomes: Outcomes(know: "Four shapes"),
        time: time,
        delivery: .inPerson, room: "Test bay 2", roomSeats: 100, facilitators: [Somebody.mika.id])
      let session = try Session.schedule(plan, by: Somebody.ines.id, in: tx)
      for person in guests + [Somebody.ana.id] {
        try Registration.take(.room, at: session.id, by: person, in: tx)
      }
      return AfterWorld(world: world, session: session.id, guests: guests)
    }
  }

  /// The same two hours after the end; the guests and Ana were there, and feedback is open.
  static func held(on engine: Engine, guests count: Int = 6) async throws -> AfterWorld {
    let after = try await scheduled(on: engine, guests: count)
    after.clock.advance(by: .hours(4))
    try await after.store.write { tx in
      let presences = (after.guests + [Somebody.ana.id]).map { ($0, Presence.room) }
      try Attendance.record(
        Dictionary(uniqueKeysWithValues: presences), at: after.session, by: Somebody.mika.id, in: tx)
    }
    try await after.world.work()
    after.clock.advance(by: .hours(2))
    try await after.world.work()
    return after
  }

  private static func guest(_ number: Int, _ tx: Transaction) throws -> ID<Person> {
    let person = Person(
      id: tx.newID(), email: "guest\(number)@tidewater.example", name: "Guest \(number)",
      zone: Zone("Europe/Lisbon")!,
      createdAt: tx.now)
    try person.save(in: tx)
    return person.id
  }

  /// The key of somebody's letter.
  func key(of person: ID<Person>) async throws -> String {
    let link = try await store.write { tx in try Feedback.invitation(for: person, to: session, in: tx) }
    return String((link?.text ?? "").dropFirst("/feedback/".count))
  }

  func give(_ draft: FeedbackDraft = .sample, by person: ID<Person>) async throws {
    let key = try await key(of: person)
    try await store.write { tx in try Feedback.give(draft, with: key, in: tx) }
  }

  func results() async throws -> FeedbackResults {
    let id = session
    return try await store.write { tx in
      try Feedback.bringToLight(id, in: tx)
      return try Feedback.results(id, in: tx)
    }
  }

  func commit(_ body: String = "Log two readings", due: String = "2026-12-16", by person: ID<Person>)
    async throws -> Commitment
  {
    try await store.write { tx in
      try Commitment.make(
        [CommitmentDraft(body: body, dueOn: Day(iso: due)!)], at: session, by: person, in: tx)[0]
    }
  }

  func act(_ body: String = "Print the chart", owner: Somebody = .ana, due: String = "2026-11-25")
    async throws -> ActionItem
  {
    try await store.write { tx in
      try ActionItem.add(
        ActionDraft(body: body, owner: owner.id, dueOn: Day(iso: due)!), at: session, by: Somebody.mika.id,
        in: tx)
    }
  }

  /// The events of a kind, oldest first.
  func events(_ kind: String) async throws -> [RecordedEvent] {
    try await store.read { tx in try EventLog.latest(kinds: [kind], in: tx).reversed() }
  }
}

extension FeedbackDraft {
  static let sample = FeedbackDraft(worth: .fully, useful: .mostly, openToAll: .partly, worked: "The pairs")
  static let other = FeedbackDraft(
    worth: .hardly, useful: .notAtAll, openToAll: .fully, different: "Less talk")
}
