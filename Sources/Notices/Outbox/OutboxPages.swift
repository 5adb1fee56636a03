import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// `/admin/outbox`: letters that have not left, for administrators.
public struct OutboxPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.administrator.get("/admin/outbox", use: list)
    rooms.administrator.post("/admin/outbox/retries", use: retryAll)
    rooms.administrator.post("/admin/outbox/dismissals", use: dismissAll)
    rooms.administrator.get("/admin/outbox/:letter", use: show)
    rooms.administrator.post("/admin/outbox/:letter/retry", use: retry)
    rooms.administrator.post("/admin/outbox/:letter/dismissal", use: dismiss)
    rooms.administrator.post("/admin/outbox/:letter/sign-in-link", use: makeLink)
  }

  @Sendable func list(_ request: Request, _ context: Administrator) async throws -> Response {
    let (filter, after) = (OutboxFilter(request.queryItems), ID<Letter>(request.query("after")))
    let outbox = try await doors.store.read { tx in try Outbox.find(filter, after: after, in: tx) }
    let view = OutboxPage(
      outbox: outbox, isFirst: after == nil, hasMailServer: doors.sendsMail, zone: context.viewer.zone)
    return context.page(title: say("Outbox"), section: .administration, view)
  }

  @Sendable func show(_ request: Request, _ context: Administrator) async throws -> Response {
    let id = try context.id("letter", of: Letter.self)
    let (letter, name) = try await doors.store.read { tx in try Letter.unsent(id, in: tx) }
    return page(letter, name, nil, context)
  }

  @Sendable func retry(_ request: Request, _ context: Administrator) async throws -> Response {
    let (id, person) = (try context.id("letter", of: Letter.self), context.viewer.person)
    try await doors.store.write { tx in
      try Letter.retry(id, by: person, hasMailServer: doors.sendsMail, in: tx)
    }
    return context.redirect(to: LetterURL.outbox, saying: say("The letter is on its way again."))
  }

  @Sendable func retryAll(_ request: Request, _ context: Administrator) async throws -> Response {
    let (form, person) = (try await request.form(), context.viewer.person)
    guard let state = LetterState(rawValue: form["state"]) else { throw NotHere() }
    let count = try await doors.store.write { tx in
      try Letter.retryAll(state, by: person, hasMailServer: doors.sendsMail, in: tx)
    }
    return context.redirect(
      to: LetterURL.outbox,
      saying: say(
        count: count, one: "1 letter is on its way again.", other: "\(count) letters are on their way again.")
    )
  }

  @Sendable func dismiss(_ request: Request, _ context: Administrator) async throws -> Response {
    let (id, person) = (try context.id("letter", of: Letter.self), context.viewer.person)
    try await doors.store.write { tx in try Letter.dismiss(id, by: person, in: tx) }
    return context.redirect(to: LetterURL.outbox, saying: say("The letter is off the list."))
  }

  @Sendable func dismissAll(_ request: Request, _ context: Administrator) async throws -> Response {
    let (form, person) = (try await request.form(), context.viewer.person)
    guard let state = LetterState(rawValue: form["state"]) else { throw NotHere() }
    let count = try await doors.store.write { tx in try Letter.dismissAll(state, by: person, in: tx) }
    return context.redirect(
      to: LetterURL.outbox,
      saying: say(count: count, one: "1 letter is off the list.", other: "\(count) letters are off the list.")
    )
  }

  /// Makes a fresh sign-in link to pass on by hand, and shows it this once.
  @Sendable func makeLink(_ request: Request, _ context: Administrator) async throws -> Response {
    let (id, person) = (try context.id("letter", of: Letter.self), context.viewer.person)
    let keys = LetterKeys(doors)
    let (letter, name, link) = try await doors.store.write { tx in
      let (letter, name) = try Letter.unsent(id, in: tx)
      let next = try OutboxRules.passOn(letter, now: tx.now)
      guard try Receiver.find([letter.person], in: tx)[letter.person]?.isActive == true else {
        throw Hindrance.receiverLeft
      }
      try Audit.record("sign-in link passed on", of: letter.person.text, by: person, in: tx)
      return (letter, name, try keys.signIn(letter.person, next: next, in: tx))
    }
    let made = (doors.settings.address(of: link), doors.now() + SignInLink.lifetime)
    var response = page(letter, name, made, context)
    response.headers[.cacheControl] = "no-store"
    return response
  }

  private func page(
    _ letter: Letter, _ name: String, _ link: (Link, Instant)?, _ context: Administrator
  ) -> Response {
    let view = OutboxLetterPage(
      letter: letter, name: name, hasMailServer: doors.sendsMail, zone: context.viewer.zone, link: link)
    return context.page(title: letter.subject, section: .administration, frame: .narrow, view)
  }
}
