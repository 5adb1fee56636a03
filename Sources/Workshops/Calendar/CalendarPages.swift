import Database
import Doors
import Essentials
import HTTPTypes
import Hummingbird
import People
import Web

/// A session as a file for one's calendar, and one's own feed.
struct CalendarPages: Sendable {
  let doors: Doors
  static let type = "text/calendar; charset=utf-8"

  func add(to rooms: Rooms) {
    rooms.signedIn.get("/sessions/:session/calendar.ics", use: file)
    rooms.signedIn.get("/me/calendar", use: mine)
    rooms.signedIn.post("/me/calendar", use: renew)
    rooms.signedIn.delete("/me/calendar", use: stop)
    rooms.open.get("/calendar/:key", use: feed)
  }

  @Sendable func file(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person, base) = (
      try context.id("session", of: Session.self), context.viewer.person, doors.settings.baseURL
    )
    let event = try await doors.store.read { tx in
      let session = try Session.find(id, in: tx)
      let seat = try Registration.find(person, at: id, in: tx)
      return CalendarEvent(session, part: SessionPart(of: person, in: session, seat: seat), base: base)
    }
    return context.file(
      CalendarFile([event]).text, name: "\(event.summary.prefix(60)).ics", type: CalendarPages.type)
  }

  @Sendable func mine(_ request: Request, _ context: SignedIn) async throws -> Response {
    try await page(nil, context)
  }

  /// The address is in this answer and nowhere else, so there is no leading on to another page.
  @Sendable func renew(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (key, person) = (doors.newKey(), context.viewer.person)
    try await doors.store.write { tx in try CalendarFeed.renew(key, for: person, in: tx) }
    var response = try await page(doors.settings.address(of: CalendarURL.feed(key.text)), context)
    response.headers[.cacheControl] = "no-store"
    return response
  }

  @Sendable func stop(_ request: Request, _ context: SignedIn) async throws -> Response {
    let person = context.viewer.person
    try await doors.store.write { tx in try CalendarFeed.stop(for: person, in: tx) }
    return context.redirect(
      to: CalendarURL.mine, saying: say("The feed is stopped. Its address opens nothing any more."))
  }

  private func page(_ address: Link?, _ context: SignedIn) async throws -> Response {
    let person = context.viewer.person
    let feed = try await doors.store.read { tx in try CalendarFeed.of(person, in: tx) }
    let view = CalendarPage(feed: feed, address: address, zone: context.viewer.zone, now: doors.now())
    return context.page(title: say("Your calendar"), view)
  }

  @Sendable func feed(_ request: Request, _ context: Visitor) async throws -> Response {
    let (store, base, now) = (doors.store, doors.settings.baseURL, doors.now())
    guard let name = context.parameters.get("key"), name.hasSuffix(".ics") else { throw NotHere() }
    let key = String(name.dropLast(4))
    let (feed, file) = try await store.read { tx in
      guard let feed = try CalendarFeed.opened(by: key, in: tx) else { throw NotHere() }
      let events = try CalendarFeed.events(for: feed.person, base: base, in: tx)
      return (feed, CalendarFile(events, name: say("Guildhall sessions")))
    }
    if feed.isReadNote(due: now) { try await store.write { tx in try feed.noteRead(in: tx) } }
    return answer(file.text, request, context)
  }

  /// Answers that nothing changed where the program already has this state (RFC 9110 §13.1.2).
  private func answer(_ text: String, _ request: Request, _ context: Visitor) -> Response {
    let tag = "\"\(Key.hash(of: text).prefix(32))\""
    let known = request.headers[.ifNoneMatch]?.split(separator: ",").map { one in
      one.filter { !$0.isWhitespace }.trimmingPrefix("W/")
    }
    let isKnown = known?.contains { $0 == tag || $0 == "*" } ?? false
    var response =
      isKnown ? Response(status: .notModified) : context.answer(Array(text.utf8), type: CalendarPages.type)
    response.headers[.eTag] = tag
    response.headers[.cacheControl] = "private, no-cache"
    return response
  }
}
