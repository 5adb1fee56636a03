import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// The summary of a session: drafted, changed, sent, read.
public struct SummaryPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/sessions/:session/summary", use: show)
    rooms.signedIn.put("/sessions/:session/summary", use: write)
    rooms.signedIn.get("/sessions/:session/summary/edit", use: edit)
    rooms.signedIn.post("/sessions/:session/summary/sending", use: send)
  }

  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, viewer, now) = (try context.id("session", of: Session.self), context.viewer, doors.now())
    let today = viewer.zone.wall(at: now).day
    let (session, view) = try await doors.store.read { tx -> (Session, SummaryPage?) in
      let part = try Partaking.find(viewer.person, at: id, isOrganiser: viewer.mayOrganise, in: tx)
      let summary = try Summary.find(id, in: tx)
      guard part.runsIt || summary?.isSent == true else { return (part.session, nil) }
      if summary == nil { try NoteRules.write(part, now: now) }
      return (
        part.session,
        SummaryPage(
          part: part, body: try summary?.body ?? Summary.draft(id, in: tx), summary: summary,
          actions: try ActionLine.all(at: id, in: tx), reflections: try ReflectionLine.shared(on: id, in: tx),
          recipients: try Summary.recipients(of: id, in: tx).count, today: today)
      )
    }
    let title = say("Summary: \(session.title)")
    guard let view else {
      return context.page(title: title, section: .sessions, NoSummaryPage(session: session))
    }
    return context.page(title: title, section: .sessions, view)
  }

  @Sendable func edit(_ request: Request, _ context: SignedIn) async throws -> Response {
    let isFresh = request.query("draft") == "new"
    return try await editPage(context, .ok) { id, summary, tx in
      let body = try summary.flatMap { isFresh ? nil : $0.body } ?? Summary.draft(id, in: tx)
      return FormState(["body": body])
    }
  }

  @Sendable func write(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, viewer) = (try context.id("session", of: Session.self), context.viewer)
    let form = try await request.form()
    do {
      let body = try SummaryForm.body(form)
      try await doors.store.write { tx in
        try Summary.write(
          body, of: id, by: viewer.person, isOrganiser: viewer.mayOrganise,
          seen: form.has("seen") ? form["seen"] : nil, in: tx)
      }
      return context.redirect(to: SummaryURL.show(id), saying: say("The summary is saved."))
    } catch let errors as FieldErrors {
      return try await editPage(context, .unprocessableContent) { _, _, _ in FormState(form, errors: errors) }
    } catch let refusal as WrittenMeanwhile {
      return try await editPage(context, .unprocessableContent) { _, _, _ in
        FormState(form, errors: FieldErrors("body", refusal.sentence))
      }
    }
  }

  @Sendable func send(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, viewer) = (try context.id("session", of: Session.self), context.viewer)
    let count = try await doors.store.write { tx in
      try Summary.send(id, by: viewer.person, isOrganiser: viewer.mayOrganise, in: tx)
      return try Summary.recipients(of: id, in: tx).count
    }
    let saying = say(
      count: count, one: "The summary is on its way to 1 person.",
      other: "The summary is on its way to \(count) people.")
    return context.redirect(to: SummaryURL.show(id), saying: saying)
  }

  private func editPage(
    _ context: SignedIn, _ status: HTTPResponse.Status,
    _ state: @escaping @Sendable (ID<Session>, Summary?, Transaction) throws -> FormState
  ) async throws -> Response {
    let (id, viewer, now) = (try context.id("session", of: Session.self), context.viewer, doors.now())
    let view = try await doors.store.read { tx in
      let part = try Partaking.find(viewer.person, at: id, isOrganiser: viewer.mayOrganise, in: tx)
      try NoteRules.write(part, now: now)
      let summary = try Summary.find(id, in: tx)
      return EditSummaryPage(
        session: part.session, summary: summary, state: try state(id, summary, tx))
    }
    return context.page(
      title: say("Write the summary"), section: .sessions, status: status, frame: .narrow, view)
  }
}
