import Database
import Doors
import Essentials
import Guildhall
import HTTPTypes
import Logging
import People
import TestSupport
import Testing
import Workshops

@testable import Notices

struct LetterDeliveryTests {
  private func askForLink(_ world: TestWorld) async throws {
    try await SignIn.askForLink(email: Somebody.ana.email, next: "/topics", doors: world.doors)
  }

  @Test(arguments: Engine.available)
  func `a sign-in link comes by mail, works, and is not kept`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    try await askForLink(scene.world)
    try await scene.work()
    let mail = try #require(scene.mail(to: .ana).first)
    let link = try #require(mail.text.firstMatch(of: #/http://[^ ]+(/sign-in/links/([a-v0-9]{26}))/#))
    #expect(mail.html?.text.contains(String(link.1)) == true)
    #expect(mail.unsubscribe == nil)
    let kept: [String] = try await scene.store.read { tx in
      try tx.values("SELECT content FROM letter") + tx.values("SELECT payload FROM job")
        + tx.values("SELECT detail FROM event")
    }
    #expect(!kept.contains { $0.contains(link.2) })
    let used = try await scene.world.post(String(link.1))
    #expect(used.status == 303 && used.location == "/topics")
  }

  @Test(arguments: Engine.available)
  func `what can be stopped says so in its header and its last lines`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    _ = try await scene.session(from: try await scene.topic().id)
    try await scene.work()
    let mail = try #require(scene.mail(to: .ana).first)
    let head = String(decoding: mail.bytes, as: UTF8.self)
    #expect(head.contains("List-Unsubscribe: <\(scene.world.doors.settings.baseURL)/letters/stop/"))
    #expect(head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"))
    #expect(mail.text.contains(try #require(mail.unsubscribe).text))
    #expect(mail.text.contains("You get this because you asked for “Reading a vibration spectrum”."))
  }

  @Test(arguments: Engine.available)
  func `a refused letter is failed with the reason and can be tried again`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    try await askForLink(scene.world)
    scene.world.post.fail(
      with: .permanent("The mail server refused the letter: “550 no such user”", code: 550))
    try await scene.work()
    let failed = try await scene.letters()[0]
    #expect(
      failed.state == .failed && failed.lastError?.contains("550 no such user") == true
        && failed.attempts == 1)
    let list = try await scene.world.get("/admin/outbox?q=ana", as: .dora)
    #expect(list.words.contains("550 no such user"))
    scene.world.post.fail(with: nil)
    #expect(try await scene.world.post("/admin/outbox/\(failed.id)/retry", as: .dora).status == 303)
    try await scene.work()
    #expect(try await scene.letters()[0].state == .sent)
    #expect(try await scene.world.get("/admin/outbox?q=ana", as: .dora).words.contains("No letter matches"))
    #expect(try await scene.world.post("/admin/outbox/\(failed.id)/retry", as: .dora).status == 422)
  }

  @Test(arguments: Engine.available)
  func `a server that is away is tried again later, and not for ever`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let topic = try await scene.topic()
    try await scene.store.write { tx in
      try Topic.move(topic.id, to: .planned, reason: "", by: Somebody.ines.id, in: tx)
    }
    scene.world.post.fail(with: .unreachable("Nobody answers."))
    try await scene.work()
    #expect(try await scene.letters().map(\.state) == [.queued, .queued, .queued])
    scene.world.clock.advance(by: .minutes(1))
    scene.world.post.fail(with: nil)
    try await scene.work()
    #expect(try await scene.letters().map(\.state) == [.sent, .sent, .sent])
    #expect(try await scene.letters().map(\.lastError) == [nil, nil, nil])
    try await scene.store.write { tx in
      try Topic.move(topic.id, to: .open, reason: "", by: Somebody.ines.id, in: tx)
    }
    scene.world.post.fail(with: .temporary("Later."))
    for _ in 0..<10 {
      try await scene.work()
      scene.world.clock.advance(by: .hours(10))
    }
    #expect(try await scene.letters().suffix(3).map(\.state) == [.failed, .failed, .failed])
    #expect(try await scene.letters().suffix(3).map(\.attempts) == [8, 8, 8])
  }

  @Test(arguments: Engine.available)
  func `a crash between sending and noting sends once more, under the same name`(_ engine: Engine)
    async throws
  {
    let scene = try await Scene.make(on: engine)
    try await askForLink(scene.world)
    try await LetterDesk(scene.world.doors).handle(try await scene.event(Event.signInAsked))
    let letter = try await scene.letters()[0]
    try await scene.work()
    // As if the note had never been made: the letter is queued still, and its job runs again.
    try await scene.store.write { tx in
      try tx.run("UPDATE letter SET state = 'queued', sent_at = NULL WHERE id = \(letter.id)")
      try Letter.enqueue(letter.id, in: tx)
    }
    try await scene.work()
    #expect(scene.mail(to: .ana).count == 2)
    #expect(Set(scene.mail(to: .ana).map(\.id)).count == 1)
    try await scene.store.write { tx in try Letter.enqueue(letter.id, in: tx) }
    try await scene.work()
    #expect(scene.mail(to: .ana).count == 2)
  }

  @Test(arguments: Engine.available)
  func `without a mail server letters stay in the outbox, where an administrator passes a link on`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    let doors = Doors(store: world.store, settings: world.doors.settings, post: NoPost(), passwords: .cheap)
    let instance = Instance(doors: doors, logger: world.instance.logger)
    try await askForLink(world)
    try await instance.worker().drain()
    let door = instance.frontDoor()
    let list = try await world.send(.get, "/admin/outbox", as: .dora, through: door)
    #expect(list.words.contains("Your link to sign in") && list.words.contains("No mail server is set"))
    let path = try #require(list.body.firstMatch(of: #/\/admin\/outbox\/[a-v0-9]{26}/#)).0
    let page = try await world.send(.get, String(path), as: .dora, through: door)
    #expect(page.words.contains("Make the sign-in link") && !page.body.contains("/sign-in/links/"))
    let made = try await world.send(.post, "\(path)/sign-in-link", as: .dora, through: door)
    let link = try #require(made.body.firstMatch(of: #/\/sign-in\/links\/[a-v0-9]{26}/#)).0
    #expect(made.headers[.cacheControl] == "no-store")
    #expect(try await world.post(String(link)).location == "/topics")
    let audit: Int? = try await world.store.read { tx in
      try tx.value("SELECT count(*) FROM audit WHERE deed = 'sign-in link passed on'")
    }
    #expect(audit == 1)
    #expect(
      try await world.send(.post, "\(path)/retry", as: .dora, through: door).words.contains(
        "No mail server is set"))
    world.clock.advance(by: .days(1))
    #expect(try await world.send(.post, "\(path)/sign-in-link", as: .dora, through: door).status == 422)
  }

  @Test(arguments: Engine.available)
  func `a reminder that could not be sent in time is not sent late`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    let session = try await scene.session(try Scene.plan(at: "2026-11-20T14:30"))
    try await scene.take(.room, at: session, .ana)
    try await scene.work()
    scene.world.clock.advance(by: .hours(24))
    try await LetterRounds(doors: scene.world.doors).make()
    scene.world.clock.advance(by: .days(2))
    try await scene.work()
    let late = try await scene.letters(.reminder)
    #expect(late.map(\.state) == [.failed, .failed])
    #expect(late[0].lastError?.contains("too late") == true)
    let alarms: Int? = try await scene.store.read { tx in
      try tx.value("SELECT count(*) FROM insights_failed_letter")
    }
    #expect(alarms == 0, "nothing is wrong with it")
    #expect(!(try await scene.world.get("/admin/outbox", as: .dora)).words.contains("too late"))
    let own = try #require(late.first { $0.person == Somebody.ana.id })
    #expect(
      try await scene.world.get("/me/letters/\(own.id)", as: .ana).words.contains("too late to be of use"))
  }

  @Test(arguments: Engine.available)
  func `letters are forgotten after a good year`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    _ = try await scene.session(from: try await scene.topic().id)
    try await scene.work()
    #expect(try await scene.letters().count == 4)
    let later = scene.world.clock.now + .days(1)
    let forgotten = try await scene.store.write { tx in try Letter.forget(before: later, in: tx) }
    #expect(forgotten == 4)
    #expect(try await scene.letters().isEmpty)
  }
}
