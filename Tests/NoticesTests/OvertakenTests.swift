import Database
import Doors
import Essentials
import People
import TestSupport
import Testing
import Workshops

@testable import Notices

/// Letters that were overtaken, and those that administrators have done with.
struct OvertakenTests {
  @Test(arguments: Engine.available)
  func `what could not be delivered is taken off the list, alone or all together`(_ engine: Engine)
    async throws
  {
    let scene = try await Scene.make(on: engine)
    let ids = try await scene.failed(3)
    #expect(try await scene.world.post("/admin/outbox/\(ids[0])/dismissal", as: .ana).status == 403)
    #expect(try await scene.world.post("/admin/outbox/\(ids[0])/dismissal", as: .dora).status == 303)
    #expect(try await scene.left() == 2)
    #expect(
      try await scene.world.post("/admin/outbox/dismissals", ["state": "failed"], as: .dora).status == 303)
    #expect(try await scene.left() == 0)
    #expect(
      try await scene.world.post("/admin/outbox/dismissals", ["state": "queued"], as: .dora).status == 422)
    #expect(try await scene.world.post("/admin/outbox/dismissals", ["state": "x"], as: .dora).status == 404)
  }

  @Test(arguments: Engine.available)
  func `those who were invited hear that it moved, and that it is cancelled`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let topic = try await scene.topic()
    let session = try await scene.session(from: topic.id)
    try await scene.take(.room, at: session, .ana)
    try await scene.take(.room, at: session, .mika)
    let later = try Scene.plan(at: "2026-11-26T10:00")
    try await scene.store.write { tx in
      _ = try Session.revise(session.id, to: later, by: Somebody.ines.id, in: tx)
    }
    try await scene.work()
    let moved = scene.mail(to: .priya)[0]
    #expect(moved.subject.hasPrefix("New time: ") && moved.attachments.isEmpty)
    let waiting = scene.mail(to: .mika)[0]
    #expect(waiting.attachments.isEmpty && waiting.text.contains("You still wait for a seat"))
    #expect(scene.mail(to: .ana)[0].attachments.count == 1)
    try await scene.store.write { tx in
      try Session.cancel(session.id, reason: "The bay is flooded", by: Somebody.ines.id, in: tx)
    }
    try await scene.work()
    for (somebody, attachments) in [(Somebody.priya, 0), (.mika, 0), (.ana, 1)] {
      let letter = scene.mail(to: somebody)[0]
      #expect(letter.subject.hasPrefix("Cancelled: "), "\(somebody.name)")
      #expect(letter.attachments.count == attachments, "\(somebody.name)")
      #expect(letter.text.contains("takes it out of your calendar") == (attachments == 1))
    }
  }
}

extension Scene {
  /// So many letters to Ana that no server wanted.
  fileprivate func failed(_ count: Int) async throws -> [ID<Letter>] {
    let ana = LetterRulesTests.people[Somebody.ana.id]!
    return try await store.write { tx in
      for number in 0..<count {
        try LetterDraft(
          receiver: ana, address: nil, kind: .topic, cause: "\(number)", why: "Because.",
          content: LetterContent(subject: "Letter \(number)", heading: "", []), session: nil, until: nil
        ).post(in: tx)
      }
      let ids: [ID<Letter>] = try tx.values("SELECT id FROM letter ORDER BY id")
      for id in ids { try Letter.find(id, in: tx).noteStay(.failed, "550 no", in: tx) }
      try tx.run("DELETE FROM job")
      return ids
    }
  }

  fileprivate func left() async throws -> Int? {
    try await store.read { tx in try Outbox.failed(in: tx) }
  }
}
