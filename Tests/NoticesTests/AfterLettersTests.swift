import Database
import Doors
import Essentials
import People
import TestSupport
import Testing
import Workshops

@testable import Notices

/// Letters about what follows from a session.
struct AfterLettersTests {
  /// Held on 20 November at 14:30 in Lisbon; Ana and Mika had seats, Sam ran it.
  private func held(_ engine: Engine) async throws -> (Scene, Session) {
    let scene = try await Scene.make(on: engine)
    let session = try await scene.session(try Scene.plan(at: "2026-11-20T14:30", roomSeats: 4))
    try await scene.take(.room, at: session, .ana)
    try await scene.take(.remote, at: session, .mika)
    scene.world.clock.set(to: session.end + .minutes(1))
    try await scene.work()
    return (scene, session)
  }

  @Test(arguments: Engine.available)
  func `feedback is asked for with a key that nothing stored ties to its receiver`(_ engine: Engine)
    async throws
  {
    let (scene, _) = try await held(engine)
    scene.world.clock.advance(by: .hours(2))
    try await scene.work()
    #expect(try await scene.receivers(of: .feedback) == [Somebody.ana, .mika].map(\.email))
    let links = try [Somebody.ana, .mika].map { somebody in
      let mail = try #require(scene.mail(to: somebody).first { $0.subject.hasPrefix("How was") })
      return try #require(mail.text.firstMatch(of: #/\/feedback\/([a-v0-9]{26})/#))
    }
    #expect(links[0].1 != links[1].1)
    let kept: [String] = try await scene.store.read { tx in
      try tx.values("SELECT content FROM letter") + tx.values("SELECT payload FROM job")
        + tx.values("SELECT detail FROM event")
    }
    for link in links {
      let hash = Key.hash(of: String(link.1))
      #expect(!kept.contains { $0.contains(link.1) || $0.contains(hash) })
    }
  }

  @Test(arguments: Engine.available)
  func `the summary goes to those who had a part in it, except whoever sent it`(_ engine: Engine) async throws
  {
    let (scene, session) = try await held(engine)
    try await scene.store.write { tx in
      try Summary.write(
        "## What we did\n\nLooked at *three* pumps.", of: session.id, by: Somebody.sam.id, in: tx)
      try Summary.send(session.id, by: Somebody.sam.id, in: tx)
    }
    try await scene.work()
    #expect(try await scene.receivers(of: .summary) == [Somebody.ana, .mika].map(\.email))
    let mail = try #require(scene.mail(to: .ana).first)
    #expect(mail.html?.text.contains("<em>three</em>") == true)
    #expect(mail.text.contains("Looked at three pumps."))
  }

  @Test(arguments: Engine.available)
  func `actions are told to their owner, on their day and when overdue, in one letter a day`(_ engine: Engine)
    async throws
  {
    let (scene, session) = try await held(engine)
    try await scene.store.write { tx in
      for (body, due) in [
        ("Log the baseline", "2026-11-23"), ("Print the card", "2026-11-23"), ("Call Pune", "2026-11-24"),
      ] {
        let draft = ActionDraft(body: body, owner: Somebody.ana.id, dueOn: Day(iso: due)!)
        try ActionItem.add(draft, at: session.id, by: Somebody.sam.id, in: tx)
      }
    }
    try await scene.work()
    #expect(scene.mail(to: .ana).filter { $0.subject.hasPrefix("For you, by Mon 23 Nov: ") }.count == 2)
    scene.world.clock.set(to: Zone.utc.resolve(WallTime("2026-11-23T09:00")!).instant)
    try await scene.work()
    #expect(scene.mail(to: .ana)[0].subject == "2 actions are due today")
    scene.world.clock.set(to: Zone.utc.resolve(WallTime("2026-11-24T08:00")!).instant)
    try await LetterRounds(doors: scene.world.doors).make()
    scene.world.clock.advance(by: .hours(1))
    try await scene.work()
    #expect(scene.mail(to: .ana)[0].subject == "3 actions are due or overdue")
    #expect(scene.mail(to: .ana).filter { $0.subject.contains("overdue") }.count == 1)
  }

  @Test(arguments: Engine.available)
  func `commitments due on a day come in one letter, each answered by one tap`(_ engine: Engine) async throws
  {
    let (scene, session) = try await held(engine)
    try await scene.store.write { tx in
      let drafts = [("Teach one colleague", "2026-12-18"), ("Log two readings", "2026-12-18")].map {
        CommitmentDraft(body: $0.0, dueOn: Day(iso: $0.1)!)
      }
      try Commitment.make(drafts, at: session.id, by: Somebody.mika.id, in: tx)
    }
    // Nine in the morning in Helsinki, two weeks later.
    scene.world.clock.set(to: Zone.utc.resolve(WallTime("2026-12-04T07:00")!).instant)
    try await scene.work()
    #expect(try await scene.letters(.commitment).count == 1)
    let mail = try #require(scene.mail(to: .mika).first)
    #expect(mail.subject == "How are your 2 commitments going?")
    let links = mail.text.matches(of: #/\/commitments\/answer\/([a-v0-9]{26})\?answer=([a-z_]+)/#)
    #expect(links.map { String($0.2) } == ["done", "under_way", "stuck", "done", "under_way", "stuck"])
    #expect(Set(links.map(\.1)).count == 2)
    let hashes: [String] = try await scene.store.read { tx in
      try tx.values("SELECT hash FROM commitment_key ORDER BY hash")
    }
    #expect(hashes == Set(links.map { Key.hash(of: String($0.1)) }).sorted())
  }

  @Test(arguments: Engine.available)
  func `what somebody promised themselves is theirs alone, also in the outbox`(_ engine: Engine) async throws
  {
    let (scene, session) = try await held(engine)
    try await scene.store.write { tx in
      let draft = CommitmentDraft(body: "Stop shouting", dueOn: Day(iso: "2026-11-27")!)
      try Commitment.make([draft], at: session.id, by: Somebody.mika.id, in: tx)
    }
    scene.world.post.fail(with: .permanent("No.", code: 554))
    scene.world.clock.set(to: Zone.utc.resolve(WallTime("2026-11-27T07:00")!).instant)
    try await scene.work()
    let letter = try #require(try await scene.letters(.commitment).first)
    for path in ["/admin/outbox", "/admin/outbox?q=shouting", "/admin/outbox/\(letter.id)"] {
      #expect(try await !scene.world.get(path, as: .dora).words.contains("Stop shouting"), "\(path)")
    }
    #expect(try await scene.world.get("/me/letters/\(letter.id)", as: .mika).words.contains("Stop shouting"))
  }
}
