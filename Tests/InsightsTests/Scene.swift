import Database
import Essentials
import People
import TestSupport
import Workshops

/// A past and a future for the test world, told by the deeds people use. Now is Wednesday 18 November 2026, 9:00 UTC.
struct Scene {
  let world: TestWorld

  static func make(on engine: Engine) async throws -> Scene {
    Scene(world: try await TestWorld.make(on: engine))
  }

  var store: Store { world.store }

  /// Ten more people in Quality and six more in Firmware: 14 and 8 with those who are there.
  func hire() async throws -> (quality: [ID<Person>], firmware: [ID<Person>]) {
    (try await people(10, in: world.quality), try await people(6, in: world.firmware))
  }

  func people(_ count: Int, in department: Department?) async throws -> [ID<Person>] {
    try await store.write { tx in
      let people = (0..<count).map { number in
        let id: ID<Person> = tx.newID()
        return Person(
          id: id, email: "p\(number)-\(id)@tidewater.example",
          name: "Person \(number) of \(department?.name ?? "nothing")",
          department: department?.id, zone: .utc, createdAt: tx.now)
      }
      try Person.save(people, in: tx)
      return people.map(\.id)
    }
  }

  func department(_ name: String) async throws -> Department {
    try await store.write { tx in try Department.add(name, in: tx) }
  }

  func topic(_ title: String, by somebody: Somebody = .ana, votes: [ID<Person>] = []) async throws -> ID<
    Topic
  > {
    try await store.write { tx in
      let topic = try Topic.ask(TopicDraft(title: title), by: somebody.id, in: tx)
      for person in votes { try Topic.vote(topic.id, by: person, in: tx) }
      return topic.id
    }
  }

  /// A session that begins in so many hours, for an hour, with ten seats in the room and ten remote ones.
  func session(
    _ title: String = "Reading a vibration spectrum", inHours hours: Int, from topic: ID<Topic>? = nil,
    by facilitator: Somebody = .mika, seats: Int = 10, zone: String = "Europe/Lisbon",
    delivery: Delivery = .hybrid
  ) async throws -> ID<Session> {
    try await store.write { tx in
      let zone = Zone(zone)!
      let plan = SessionPlan(
        title: title, time: try SessionTime(zone.wall(at: tx.now + .hours(hours)), in: zone, minutes: 60),
        delivery: delivery, room: "Test bay 2", roomSeats: seats,
        joinLink: Link(checking: "https://meet.example/x"),
        remoteSeats: seats, preparation: "Bring **one** spectrum.", facilitators: [facilitator.id])
      return try Session.schedule(plan, from: topic, by: Somebody.ines.id, anyway: true, in: tx).id
    }
  }

  func seat(_ people: [ID<Person>], at session: ID<Session>, as mode: SeatMode = .room) async throws {
    try await store.write { tx in
      for person in people { try Registration.take(mode, at: session, by: person, in: tx) }
    }
  }

  /// Lets time pass until the session is over, and does what is due.
  func pass(hours: Int) async throws {
    world.clock.advance(by: .hours(hours))
    try await world.work()
  }

  func came(_ people: [ID<Person>], missed: [ID<Person>] = [], at session: ID<Session>) async throws {
    let presences = Dictionary(
      uniqueKeysWithValues: people.map { ($0, Presence.room) } + missed.map { ($0, Presence.missed) })
    try await store.write { tx in try Attendance.record(presences, at: session, by: Somebody.mika.id, in: tx)
    }
  }

  /// The first of them say it was worth their time, mostly; the others that it was not.
  func feedback(_ people: [ID<Person>], good: Int, on session: ID<Session>) async throws {
    for (place, person) in people.enumerated() {
      let mark: FeedbackMark = place < good ? .mostly : .hardly
      try await store.write { tx in
        guard let link = try Feedback.invitation(for: person, to: session, in: tx) else { throw NotHere() }
        try Feedback.give(
          FeedbackDraft(worth: mark, useful: mark, openToAll: .fully),
          with: String(link.text.dropFirst("/feedback/".count)),
          in: tx)
      }
    }
  }

  @discardableResult
  func commit(_ person: ID<Person>, at session: ID<Session>, due: String, done: Bool = false) async throws
    -> ID<Commitment>
  {
    try await store.write { tx in
      let draft = CommitmentDraft(body: "Log two readings", dueOn: Day(iso: due)!)
      let commitment = try Commitment.make([draft], at: session, by: person, in: tx)[0]
      if done { try Commitment.answer(commitment.id, as: .done, by: person, in: tx) }
      return commitment.id
    }
  }

  func act(_ body: String, owner: ID<Person>, at session: ID<Session>, due: String, done: Bool = false)
    async throws
  {
    try await store.write { tx in
      let draft = ActionDraft(body: body, owner: owner, dueOn: Day(iso: due)!)
      let action = try ActionItem.add(draft, at: session, by: Somebody.mika.id, in: tx)
      if done { try ActionItem.settle(action.id, as: .done, by: owner, in: tx) }
    }
  }

  func sumUp(_ session: ID<Session>) async throws {
    try await store.write { tx in
      try Summary.write("## What we did", of: session, by: Somebody.mika.id, in: tx)
      try Summary.send(session, by: Somebody.mika.id, in: tx)
    }
  }
}
