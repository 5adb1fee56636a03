import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// Planning, changing and cancelling.
extension SessionPages {
  @Sendable func new(_ request: Request, _ context: Organiser) async throws -> Response {
    let topic = try await topic(request.query("topic"))
    return try await schedulePage(
      topic, SessionForm.blank(topic, zone: context.viewer.zone), FieldErrors(), .ok, context)
  }

  @Sendable func create(_ request: Request, _ context: Organiser) async throws -> Response {
    let (form, person) = (try await request.form(), context.viewer.person)
    let topic = try await topic(form["topic"])
    do {
      let plan = try await plan(form)
      let session = try await doors.store.write { tx in
        try Session.schedule(
          plan, from: topic?.id, by: person, anyway: form.has("anyway"), headStart: form.has("head_start"),
          in: tx)
      }
      let saying =
        topic == nil
        ? say("Scheduled.") : say("Scheduled. Those who asked for the topic and voted for it are invited.")
      return context.redirect(to: SessionURL.show(session.id), saying: saying)
    } catch let errors as FieldErrors {
      return try await schedulePage(topic, form, errors, .unprocessableContent, context)
    } catch let clashes as SessionClashes {
      let errors = FieldErrors("anyway", clashes.sentence)
      return try await schedulePage(topic, form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func edit(_ request: Request, _ context: SignedIn) async throws -> Response {
    let id = try context.id("session", of: Session.self)
    let session = try await doors.store.session(id, runBy: context.viewer)
    try SessionRules.cancel(session, now: doors.now())
    let people = try await doors.store.read { tx in try Person.find(session.plan.crew, in: tx) }
    return try await changePage(
      session, SessionForm.filled(session.plan, people: people), FieldErrors(), .ok, context)
  }

  @Sendable func update(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("session", of: Session.self), context.viewer.person)
    let session = try await doors.store.session(id, runBy: context.viewer)
    let form = try await request.form()
    do {
      let plan = try await plan(form)
      if let wait = await changes.take(person.text) { throw TooManyTries(wait: wait) }
      let changes = try await doors.store.write { tx in
        try Session.revise(
          id, to: plan, by: person, anyway: form.has("anyway"), seen: Int(form["sequence"]), in: tx)
      }
      return context.redirect(to: SessionURL.show(id), saying: SessionPages.saying(changes))
    } catch let errors as FieldErrors {
      return try await changePage(session, form, errors, .unprocessableContent, context)
    } catch let refusal as SessionRefusal {
      return try await changePage(
        session, form, FieldErrors("title", refusal.sentence), .unprocessableContent, context)
    } catch let clashes as SessionClashes {
      return try await changePage(
        session, form, FieldErrors("anyway", clashes.sentence), .unprocessableContent, context)
    }
  }

  private static func saying(_ changes: [SessionChange]) -> String {
    if changes.isEmpty { return say("Nothing was changed.") }
    return changes.contains(where: \.concernsRegistered)
      ? say("Saved. Everybody with a seat is told what changed.") : say("Saved.")
  }

  @Sendable func askToCancel(_ request: Request, _ context: SignedIn) async throws -> Response {
    let id = try context.id("session", of: Session.self)
    let session = try await doors.store.session(id, runBy: context.viewer)
    try SessionRules.cancel(session, now: doors.now())
    return try await cancelPage(session, FormFields(), FieldErrors(), .ok, context)
  }

  @Sendable func cancel(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("session", of: Session.self), context.viewer.person)
    let session = try await doors.store.session(id, runBy: context.viewer)
    let form = try await request.form()
    do {
      let reason = try SessionForm.reason(form)
      try await doors.store.write { tx in try Session.cancel(id, reason: reason, by: person, in: tx) }
      return context.redirect(
        to: SessionURL.show(id),
        saying: say("Cancelled. Everybody with a seat or in line is told, with your reason."))
    } catch let errors as FieldErrors {
      return try await cancelPage(session, form, errors, .unprocessableContent, context)
    }
  }

  private func topic(_ text: String) async throws -> Topic? {
    if text.isEmpty { return nil }
    guard let id = ID<Topic>(text) else { throw NotHere() }
    return try await doors.store.read { tx in try Topic.find(id, in: tx) }
  }

  private func plan(_ form: FormFields) async throws -> SessionPlan {
    let people = try await doors.store.read { tx in try CrewNames.find(CrewNames.typed(form), in: tx) }
    return try SessionForm.plan(form, people: people)
  }
}
