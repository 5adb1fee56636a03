import Database
import Doors
import Essentials
import People
import TestSupport
import Workshops

@testable import Notices

/// What happens in the tests of letters: a topic that some want, a session on it, and what was written about them.
struct Scene {
  let world: TestWorld
  var store: Store { world.store }

  static func make(on engine: Engine) async throws -> Scene {
    Scene(world: try await TestWorld.make(on: engine))
  }

  static let wednesday = Told.fullDay(Day(iso: "2026-11-25")!)
  static let thursday = Told.fullDay(Day(iso: "2026-11-26")!)

  /// Asked for by Ana; Mika and Priya need it too.
  func topic(_ title: String = "Reading a vibration spectrum") async throws -> Topic {
    try await store.write { tx in
      let topic = try Topic.ask(TopicDraft(title: title), by: Somebody.ana.id, in: tx)
      for voter in [Somebody.mika, .priya] { try Topic.vote(topic.id, by: voter.id, in: tx) }
      return topic
    }
  }

  static func plan(
    _ title: String = "Reading a vibration spectrum", at wall: String = "2026-11-25T14:30",
    roomSeats: Int = 1,
    link: String = "https://meet.example/bay"
  ) throws -> SessionPlan {
    SessionPlan(
      title: title, time: try SessionTime(WallTime(wall)!, in: Zone("Europe/Lisbon")!, minutes: 60),
      delivery: .hybrid,
      room: "Bay 2", roomSeats: roomSeats, joinLink: Link(checking: link), remoteSeats: 3,
      facilitators: [Somebody.sam.id])
  }

  /// In the room and on screen, led by Sam, planned by Inês.
  func session(_ plan: SessionPlan? = nil, from topic: ID<Topic>? = nil) async throws -> Session {
    let plan = try plan ?? Scene.plan()
    return try await store.write { tx in try Session.schedule(plan, from: topic, by: Somebody.ines.id, in: tx)
    }
  }

  func take(_ mode: SeatMode, at session: Session, _ people: Somebody...) async throws {
    for somebody in people {
      _ = try await store.write { tx in try Registration.take(mode, at: session.id, by: somebody.id, in: tx) }
    }
  }

  /// Everything that was put off and is due is done.
  func work() async throws { try await world.work() }

  /// The addresses that got a letter of this kind, sorted.
  func receivers(of kind: LetterKind) async throws -> [String] {
    try await letters(kind).map(\.address).sorted()
  }

  func letters(_ kind: LetterKind? = nil) async throws -> [Letter] {
    try await store.read { tx in
      try tx.all("SELECT \(sql: Letter.columns) FROM letter ORDER BY id", Letter.init).filter {
        kind == nil || $0.kind == kind
      }
    }
  }

  /// What the post took for somebody, newest first.
  func mail(to somebody: Somebody) -> [MailMessage] {
    world.post.sent.filter { $0.to.address == somebody.email }.reversed()
  }

  func event(_ kind: String) async throws -> RecordedEvent {
    try await store.read { tx in try EventLog.latest(kinds: [kind], limit: 1, in: tx)[0] }
  }

  func deactivate(_ somebody: Somebody) async throws {
    try await store.write { tx in try Person.deactivate(somebody.id, by: nil, in: tx) }
  }
}
