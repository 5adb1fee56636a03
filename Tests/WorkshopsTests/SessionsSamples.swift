import Database
import Essentials
import People
import TestSupport
@testable import Workshops

/// Sessions as tests need them.
enum Sample {
  static let lisbon = Zone("Europe/Lisbon")!
  static let helsinki = Zone("Europe/Helsinki")!
  /// The test world's now: 2026-11-18T09:00Z.
  static let now = TestClock().now

  static func time(_ wall: String, in zone: Zone = lisbon, minutes: Int = 60, isSecondPass: Bool = false)
    -> SessionTime
  {
    SessionTime(stored: WallTime(wall)!, in: zone, minutes: minutes, isSecondPass: isSecondPass)
  }

  /// Hybrid, in test bay 2, a week from now at noon in Lisbon.
  static func plan(
    _ title: String = "Reading a vibration spectrum", at wall: String = "2026-11-25T12:00",
    in zone: Zone = lisbon,
    minutes: Int = 60, delivery: Delivery = .hybrid, room: String = "Test bay 2", roomSeats: Int = 2,
    remoteSeats: Int = 3, facilitators: [Somebody] = [], coFacilitators: [Somebody] = []
  ) -> SessionPlan {
    SessionPlan(
      title: title, time: time(wall, in: zone, minutes: minutes), delivery: delivery, room: room,
      roomSeats: roomSeats, joinLink: Link(checking: "https://meet.example/spectrum"),
      remoteSeats: remoteSeats,
      facilitators: facilitators.map(\.id), coFacilitators: coFacilitators.map(\.id))
  }

  static func session(_ plan: SessionPlan = plan(), state: SessionState = .scheduled) -> Session {
    Session(
      id: .make(at: now, random: (7, 7)), topic: nil, plan: plan, state: state,
      reason: state == .cancelled ? "Storm" : "", secret: "0123456789abcdefghijkabcde", createdAt: now,
      changedAt: now)
  }

  static func seat(
    _ somebody: Somebody, _ mode: SeatMode = .room, _ state: RegistrationState = .registered, turn: Int = 1
  ) -> Registration {
    Registration(session: session().id, person: somebody.id, mode: mode, state: state, turn: turn, since: now)
  }
}

extension TestWorld {
  /// A session made by the organiser.
  func schedule(_ plan: SessionPlan = Sample.plan(), from topic: ID<Topic>? = nil) async throws -> Session {
    try await store.write { tx in
      try Session.schedule(plan, from: topic, by: Somebody.ines.id, anyway: true, in: tx)
    }
  }

  /// What happened to the session, oldest first: `seat.taken Ana Prata`.
  func news(of session: ID<Session>) async throws -> [String] {
    let names = Dictionary(uniqueKeysWithValues: Somebody.all.map { ($0.id.text, $0.name) })
    let events = try await store.read { tx in try EventLog.about(session.text, in: tx) }
    return events.reversed().map { event in
      [event.kind, event.detail["person"].flatMap { names[$0] }].compactMap { $0 }.joined(separator: " ")
    }
  }

  /// Who has or wants which seat, in the order of asking.
  func seats(_ state: RegistrationState, at session: ID<Session>) async throws -> [ID<Person>] {
    try await store.read { tx in try Registration.all(state, at: session, in: tx).map(\.person) }
  }
}
