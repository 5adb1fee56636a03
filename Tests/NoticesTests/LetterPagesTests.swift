import Database
import Doors
import Essentials
import HTTPTypes
import People
import TestSupport
import Testing
import Workshops

@testable import Notices

struct LetterPagesTests {
  private func movedTopic(_ scene: Scene) async throws {
    let topic = try await scene.topic()
    try await scene.store.write { tx in
      try Topic.move(topic.id, to: .planned, reason: "", by: Somebody.ines.id, in: tx)
    }
    try await scene.work()
  }

  @Test(arguments: Engine.available)
  func `everybody reads their own letters with the reason, and nobody else's`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    try await movedTopic(scene)
    let list = try await scene.world.get("/me/letters", as: .mika)
    #expect(list.words.contains("Planned: Reading a vibration spectrum"))
    #expect(list.words.contains("You get this because you voted for “Reading a vibration spectrum”."))
    #expect(list.words.contains(Told.moment(scene.world.clock.now, in: Zone("Europe/Helsinki")!)))
    let mikas = try #require(try await scene.letters().first { $0.person == Somebody.mika.id })
    let page = try await scene.world.get("/me/letters/\(mikas.id)", as: .mika)
    #expect(page.status == 200 && page.words.contains("You hear first when there is a date."))
    #expect(try await scene.world.get("/me/letters/\(mikas.id)", as: .ana).status == 404)
    #expect(try await scene.world.get("/me/letters/\(mikas.id)").status == 303)
    // What was sent is nobody's but the reader's.
    #expect(try await scene.world.get("/admin/outbox/\(mikas.id)", as: .dora).status == 404)
  }

  @Test(arguments: Engine.available)
  func `a kind can be stopped and taken up again, an essential one cannot`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let stopped = try await scene.world.post("/me/letters/kinds/topic/stop", as: .mika)
    #expect(stopped.status == 303)
    try await movedTopic(scene)
    #expect(try await scene.receivers(of: .topic) == [Somebody.ana, .priya].map(\.email))
    #expect(try await scene.world.get("/me/letters", as: .mika).words.contains("Stopped"))
    #expect(try await scene.world.delete("/me/letters/kinds/topic/stop", as: .mika).status == 303)
    #expect(try await !scene.world.get("/me/letters", as: .mika).words.contains("Stopped"))
    let refused = try await scene.world.post("/me/letters/kinds/seat/stop", as: .mika)
    #expect(refused.status == 422 && refused.words.contains("These letters are always sent"))
    #expect(try await scene.world.post("/me/letters/kinds/moon/stop", as: .mika).status == 404)
  }

  @Test(arguments: Engine.available)
  func `one click in a mail program stops a kind, without cookie, origin or fetch metadata`(_ engine: Engine)
    async throws
  {
    let scene = try await Scene.make(on: engine)
    try await movedTopic(scene)
    let link = try #require(scene.mail(to: .mika).first?.unsubscribe)
    let path = String(link.text.dropFirst(scene.world.doors.settings.baseURL.count))
    let page = try await scene.world.get(path)
    #expect(page.status == 200)
    #expect(page.words.contains("To Mika Lehtonen: “News of topics you want”."))
    let looked: Int? = try await scene.store.read { tx in try tx.value("SELECT count(*) FROM letter_stop") }
    #expect(looked == 0, "looking changes nothing")
    for _ in 0..<2 {
      let answer = try await scene.world.send(
        .post, path, headers: [.contentType: "application/x-www-form-urlencoded"],
        body: "List-Unsubscribe=One-Click")
      #expect(answer.status == 200 && answer.words.contains("These letters have stopped"))
    }
    let stops = try await scene.store.read { tx in
      try LetterStop.all(of: [Somebody.mika.id, Somebody.ana.id], in: tx)
    }
    #expect(stops == [LetterStop(person: Somebody.mika.id, kind: .topic)])
    try await scene.deactivate(.mika)
    #expect(try await scene.world.get(path).status == 404, "nobody reads the name of somebody who left")
    try await scene.store.write { tx in try Person.reactivate(Somebody.mika.id, by: nil, in: tx) }
    #expect(try await scene.world.delete(path).words.contains("No more of these letters?"))
    #expect(try await scene.world.post("/letters/stop/\(String(repeating: "0", count: 26))").status == 404)
    let stored: [String] = try await scene.store.read { tx in
      try tx.values("SELECT hash FROM letter_stop_key")
    }
    #expect(!stored.contains { path.contains($0) } && stored.count == 3)
  }

  @Test(arguments: Engine.available)
  func `the outbox takes the same statements for one letter and for thirty`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    func statements() async throws -> Int {
      try await StatementCount.counting {
        _ = try await scene.world.get("/admin/outbox?state=queued", as: .dora)
      }
    }
    _ = try await statements()
    try await write(0..<1, in: scene)
    let one = try await statements()
    try await write(1..<30, in: scene)
    #expect(try await statements() == one)
  }

  private func write(_ numbers: Range<Int>, in scene: Scene) async throws {
    let ana = LetterRulesTests.people[Somebody.ana.id]!
    try await scene.store.write { tx in
      for number in numbers {
        let content = LetterContent(subject: "Letter \(number).", heading: "", [])
        try LetterDraft(
          receiver: ana, address: nil, kind: .topic, cause: "\(number)", why: "Because.", content: content,
          session: nil,
          until: nil
        ).post(in: tx)
      }
    }
  }

  @Test(arguments: Engine.available)
  func `the list takes the same statements for one letter and for thirty, and pages by key`(_ engine: Engine)
    async throws
  {
    let scene = try await Scene.make(on: engine)
    func statements() async throws -> Int {
      try await StatementCount.counting { _ = try await scene.world.get("/me/letters", as: .ana) }
    }
    let world = scene.world
    _ = try await world.get("/me/letters", as: .ana)
    try await write(0..<1, in: scene)
    let one = try await statements()
    try await write(1..<30, in: scene)
    #expect(try await statements() == one)
    let first = try await world.get("/me/letters", as: .ana)
    #expect(
      first.words.contains("Letter 29.") && first.words.contains("Letter 10.")
        && !first.words.contains("Letter 9."))
    let next = try #require(first.body.firstMatch(of: #/\/me\/letters\?after=[a-v0-9]{26}/#)).0
    let second = try await world.get(String(next), as: .ana)
    #expect(
      second.words.contains("Letter 9.") && second.words.contains("Letter 0.")
        && !second.words.contains("Letter 10."))
  }

  @Test(arguments: Engine.available)
  func `the outbox is the administrator's, finds by name and tries all again`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    scene.world.post.fail(with: .permanent("No.", code: 554))
    try await movedTopic(scene)
    #expect(try await scene.world.get("/admin/outbox", as: .ines).status == 403)
    let found = try await scene.world.get("/admin/outbox?q=lehtonen&state=failed", as: .dora)
    #expect(found.words.contains("To Mika Lehtonen") && !found.words.contains("To Ana Prata"))
    #expect(found.words.contains("Try all 3 again"))
    scene.world.post.fail(with: nil)
    let again = try await scene.world.post("/admin/outbox/retries", ["state": "failed"], as: .dora)
    #expect(again.status == 303)
    try await scene.work()
    #expect(try await scene.letters().map(\.state) == [.sent, .sent, .sent])
    for state in ["queued", "sent"] {
      #expect(try await scene.world.post("/admin/outbox/retries", ["state": state], as: .dora).status == 422)
    }
    #expect(try await scene.world.post("/admin/outbox/retries", ["state": "moon"], as: .dora).status == 404)
  }

  @Test(arguments: ["nonsense", "00000000000000000000000000", "%00", "'; DROP TABLE letter; --"])
  func `nonsense in addresses is a page that is not there`(_ id: String) async throws {
    let world = try await TestWorld.make(on: .sqlite)
    let part = Link("/").with("x", id).text.dropFirst("/?x=".count)
    #expect(try await world.get("/me/letters/\(part)", as: .ana).status == 404)
    #expect(try await world.get("/admin/outbox/\(part)", as: .dora).status == 404)
    #expect(try await world.get("/letters/stop/\(part)").status == 404)
    #expect(try await world.get("/me/letters?after=\(part)", as: .ana).status == 200)
    #expect(
      try await world.get("/admin/outbox?after=\(part)&q=\(part)&state=\(part)", as: .dora).status == 200)
  }
}
