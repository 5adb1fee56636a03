import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// The notes of a session.
public struct NotePages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/sessions/:session/notes", use: show)
    rooms.signedIn.put("/sessions/:session/notes", use: write)
    rooms.signedIn.post("/sessions/:session/notes/points", use: addPoint)
    rooms.signedIn.delete("/sessions/:session/notes/points/:point", use: removePoint)
  }

  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    try await page(try context.id("session", of: Session.self), context, tried: nil)
  }

  @Sendable func write(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, viewer) = (try context.id("session", of: Session.self), context.viewer)
    let form = try await request.form()
    do {
      let body = try NoteForm.notes(form)
      try await doors.store.write { tx in
        try SessionNotes.write(
          body, at: id, by: viewer.person, isOrganiser: viewer.mayOrganise,
          seen: form.has("seen") ? form["seen"] : nil, in: tx)
      }
      return context.redirect(to: NoteURL.show(id), saying: say("The notes are saved."))
    } catch let errors as FieldErrors {
      return try await page(id, context, tried: TriedNote(.notes, form, errors))
    } catch let refusal as WrittenMeanwhile {
      return try await page(
        id, context, tried: TriedNote(.notes, form, FieldErrors("notes", refusal.sentence)))
    }
  }

  @Sendable func addPoint(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, viewer) = (try context.id("session", of: Session.self), context.viewer)
    let form = try await request.form()
    do {
      let (kind, body) = try NoteForm.point(form)
      try await doors.store.write { tx in
        try SessionPoint.add(kind, body, at: id, by: viewer.person, isOrganiser: viewer.mayOrganise, in: tx)
      }
      return context.redirect(to: NoteURL.show(id).at("\(kind.rawValue)s"))
    } catch let errors as FieldErrors {
      let part: TriedNote.Part = form["kind"] == SessionPoint.Kind.question.rawValue ? .question : .decision
      return try await page(id, context, tried: TriedNote(part, form, errors))
    }
  }

  @Sendable func removePoint(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, viewer) = (try context.id("session", of: Session.self), context.viewer)
    let point = try context.id("point", of: SessionPoint.self)
    try await doors.store.write { tx in
      try SessionPoint.remove(point, from: id, by: viewer.person, isOrganiser: viewer.mayOrganise, in: tx)
    }
    return context.redirect(to: NoteURL.show(id), saying: say("Removed."))
  }

  func page(_ id: ID<Session>, _ context: SignedIn, tried: TriedNote?) async throws -> Response {
    let (viewer, now) = (context.viewer, doors.now())
    let today = viewer.zone.wall(at: now).day
    let view = try await doors.store.read { tx in
      let part = try Partaking.find(viewer.person, at: id, isOrganiser: viewer.mayOrganise, in: tx)
      try NoteRules.read(part)
      return NotesPage(
        part: part, notes: try SessionNotes.find(id, in: tx), actions: try ActionLine.all(at: id, in: tx),
        people: try Partaking.all(at: id, in: tx), summary: try Summary.find(id, in: tx), tried: tried,
        today: today)
    }
    return context.page(
      title: say("Notes: \(view.part.session.title)"), section: .sessions,
      status: tried == nil ? .ok : .unprocessableContent, view)
  }
}
