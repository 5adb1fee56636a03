import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// Actions: written down on the page of a session's notes, listed for their owners, settled with one tap.
public struct ActionPages: Sendable {
  let doors: Doors
  /// Each action writes a letter to whom it is given, so one person gives so many in ten minutes.
  private let gifts: RateLimit

  public init(_ doors: Doors) {
    self.doors = doors
    gifts = RateLimit(60, per: .minutes(10), clock: doors.now)
  }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/me/actions", use: mine)
    rooms.signedIn.post("/sessions/:session/actions", use: create)
    rooms.signedIn.get("/actions/:action/edit", use: edit)
    rooms.signedIn.put("/actions/:action", use: update)
    rooms.signedIn.put("/actions/:action/state", use: settle)
  }

  @Sendable func mine(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (person, today) = (context.viewer.person, context.viewer.zone.wall(at: doors.now()).day)
    let (open, settled) = try await doors.store.read { tx in
      (try ActionLine.open(of: person, in: tx), try ActionLine.settled(of: person, in: tx))
    }
    return context.page(
      title: say("Your actions"), section: .home, MyActionsPage(open: open, settled: settled, today: today))
  }

  @Sendable func create(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, viewer, now) = (try context.id("session", of: Session.self), context.viewer, doors.now())
    let form = try await request.form()
    if let wait = await gifts.take(viewer.id) { throw TooManyTries(wait: wait) }
    do {
      try await doors.store.write { tx in
        let draft = try read(form, at: id, now: now, in: tx)
        try ActionItem.add(draft, at: id, by: viewer.person, isOrganiser: viewer.mayOrganise, in: tx)
      }
      return context.redirect(to: NoteURL.show(id).at("actions"))
    } catch let errors as FieldErrors {
      return try await NotePages(doors).page(id, context, tried: .init(.action, form, errors))
    }
  }

  @Sendable func edit(_ request: Request, _ context: SignedIn) async throws -> Response {
    try await editPage(nil, FieldErrors(), .ok, context)
  }

  @Sendable func update(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, viewer, now) = (try context.id("action", of: ActionItem.self), context.viewer, doors.now())
    let form = try await request.form()
    if let wait = await gifts.take(viewer.id) { throw TooManyTries(wait: wait) }
    do {
      let session = try await doors.store.write { tx in
        let session = try ActionItem.find(id, in: tx).session
        let draft = try read(form, at: session, now: now, in: tx)
        try ActionItem.edit(id, to: draft, by: viewer.person, isOrganiser: viewer.mayOrganise, in: tx)
        return session
      }
      return context.redirect(to: NoteURL.show(session).at("actions"), saying: say("The action is changed."))
    } catch let errors as FieldErrors {
      return try await editPage(form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func settle(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, viewer) = (try context.id("action", of: ActionItem.self), context.viewer)
    let state = try ActionForm.state(try await request.form())
    try await doors.store.write { tx in
      try ActionItem.settle(id, as: state, by: viewer.person, isOrganiser: viewer.mayOrganise, in: tx)
    }
    return context.redirect(to: Back.link(request, or: ActionURL.mine), saying: ActionPages.saying(state))
  }

  private static func saying(_ state: ActionItem.State) -> String {
    switch state {
    case .done: say("Noted: done.")
    case .dropped: say("Noted: dropped.")
    case .open: say("The action is open again.")
    }
  }

  private func read(_ form: FormFields, at id: ID<Session>, now: Instant, in tx: Transaction) throws
    -> ActionDraft
  {
    let session = try Session.find(id, in: tx)
    return try ActionForm.draft(
      form, owners: try Partaking.all(at: id, in: tx).map(\.id), earliest: session.plan.time.wall.day,
      today: session.zone.wall(at: now).day)
  }

  private func editPage(
    _ form: FormFields?, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: SignedIn
  ) async throws -> Response {
    let (id, viewer) = (try context.id("action", of: ActionItem.self), context.viewer)
    let view = try await doors.store.read { tx in
      let action = try ActionItem.find(id, in: tx)
      let part = try Partaking.find(
        viewer.person, at: action.session, isOrganiser: viewer.mayOrganise, in: tx)
      try ActionRules.edit(action, runsIt: part.runsIt)
      return EditActionPage(
        action: action, sessionTitle: part.session.title,
        people: try Partaking.all(at: action.session, in: tx),
        state: FormState(form ?? ActionForm.filled(action), errors: errors))
    }
    return context.page(
      title: say("Change the action"), section: .sessions, status: status, frame: .narrow, view)
  }
}
