import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// The list of sessions and the page of one.
public struct SessionPages: Sendable {
  let doors: Doors
  let links: [SessionLinks]
  /// Changes write letters to everybody with a seat, so one person makes so many of them in ten minutes.
  let changes: RateLimit

  /// - Parameter links: what other concepts show beside a session.
  public init(_ doors: Doors, links: [SessionLinks] = []) {
    (self.doors, self.links) = (doors, links)
    changes = RateLimit(30, per: .minutes(10), clock: doors.now)
  }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/sessions", use: list)
    rooms.organiser.get("/sessions/new", use: new)
    rooms.signedIn.get("/sessions/people", use: people)
    rooms.organiser.post("/sessions", use: create)
    rooms.signedIn.get("/sessions/:session", use: show)
    rooms.signedIn.get("/sessions/:session/edit", use: edit)
    rooms.signedIn.put("/sessions/:session", use: update)
    rooms.signedIn.get("/sessions/:session/cancellation", use: askToCancel)
    rooms.signedIn.post("/sessions/:session/cancellation", use: cancel)
    SeatPages(doors: doors).add(to: rooms)
    AttendancePages(doors).add(to: rooms)
    CalendarPages(doors: doors).add(to: rooms)
  }

  @Sendable func list(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (filter, after, viewer) = (SessionFilter(request.queryItems), request.query("after"), context.viewer)
    let agenda = try await doors.store.read { tx in
      try SessionAgenda.find(filter, after: after, for: viewer.person, in: tx)
    }
    let view = AgendaPage(
      agenda: agenda, isFirst: after.isEmpty, isOrganiser: viewer.mayOrganise, zone: viewer.zone,
      now: doors.now())
    return context.page(title: say("Sessions"), section: .sessions, view)
  }

  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, viewer, now, links) = (
      try context.id("session", of: Session.self), context.viewer, doors.now(), links
    )
    let view = try await doors.store.read { tx in
      let story = try SessionStory.find(id, for: viewer.person, in: tx)
      let reader = SessionLinks.Reader(
        person: viewer.person,
        mayRun: SessionRules.mayRun(story.session, viewer.person, isOrganiser: viewer.mayOrganise),
        isOrganiser: viewer.mayOrganise, zone: viewer.zone, now: now)
      return SessionPage(
        story: story, reader: reader, links: try links.flatMap { try $0.find(story, reader, tx) })
    }
    return context.page(title: view.story.session.title, section: .sessions, view)
  }

  /// Names for the fields of the form; whoever may plan a session is told them.
  @Sendable func people(_ request: Request, _ context: SignedIn) async throws -> Response {
    let words = String(request.query("q").prefix(100))
    let proposals = try await doors.store.read { tx in try CrewNames.proposed(for: nil, words: words, in: tx)
    }
    return context.page(title: say("People"), section: .sessions, CrewProposals(proposals: proposals))
  }
}

extension Store {
  /// The session, for somebody who runs it or organises.
  func session(_ id: ID<Session>, runBy viewer: Viewer) async throws -> Session {
    try await read { tx in
      try Session.find(id, runBy: viewer.person, isOrganiser: viewer.mayOrganise, in: tx)
    }
  }
}

extension Session {
  static func find(
    _ id: ID<Session>, runBy person: ID<Person>, isOrganiser: Bool, in tx: Transaction
  ) throws -> Session {
    let session = try find(id, in: tx)
    guard SessionRules.mayRun(session, person, isOrganiser: isOrganiser) else {
      throw NotAllowed(say("This is for those who run the session and for organisers. Ask one of them."))
    }
    return session
  }
}
