import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// One's own reflection on a session; there is no way to another person's that is not shared.
public struct ReflectionPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/sessions/:session/reflection", use: show)
    rooms.signedIn.put("/sessions/:session/reflection", use: write)
    rooms.signedIn.delete("/sessions/:session/reflection", use: remove)
  }

  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    try await page(context, nil, .ok)
  }

  @Sendable func write(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("session", of: Session.self), context.viewer.person)
    let form = try await request.form()
    do {
      let words = try ReflectionForm.draft(form)
      try await doors.store.write { tx in try Reflection.write(words, on: id, by: person, in: tx) }
      let saying =
        words.isShared
        ? say("Kept, and shared on the session’s page.")
        : say("Kept. Only you see it, here and on your plan.")
      return context.redirect(to: ReflectionURL.one(id), saying: saying)
    } catch let errors as FieldErrors {
      return try await page(context, FormState(form, errors: errors), .unprocessableContent)
    }
  }

  @Sendable func remove(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("session", of: Session.self), context.viewer.person)
    try await doors.store.write { tx in try Reflection.remove(on: id, by: person, in: tx) }
    return context.redirect(to: CommitmentURL.plan, saying: say("Deleted."))
  }

  private func page(
    _ context: SignedIn, _ tried: FormState?, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let (id, person, now) = (try context.id("session", of: Session.self), context.viewer.person, doors.now())
    let view = try await doors.store.read { tx in
      let part = try Partaking.find(person, at: id, isOrganiser: false, in: tx)
      try ReflectionRules.write(part, now: now)
      let own = try Reflection.find(by: person, on: id, in: tx)
      let stored = FormState(ReflectionForm.filled(own?.words ?? ReflectionDraft()))
      return ReflectionPage(
        session: part.session, isWritten: own != nil, state: tried ?? stored,
        shared: try ReflectionLine.shared(on: id, in: tx).filter { $0.reflection.person != person })
    }
    return context.page(title: say("Look back"), section: .sessions, status: status, frame: .narrow, view)
  }
}
