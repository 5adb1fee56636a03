import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// One topic: what it is, who needs it, who offers, what was said, what became of it.
extension TopicPages {
  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    try await page(context, FormFields(), FieldErrors(), .ok)
  }

  @Sendable func offer(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("topic", of: Topic.self), context.viewer.person)
    let form = try await request.form()
    do {
      let (kind, note) = try TopicForm.offer(form)
      if let wait = await limits.letters.take(person.text) { throw TooManyTries(wait: wait) }
      try await doors.store.write { tx in try Topic.offer(kind, note: note, on: id, by: person, in: tx) }
      return context.redirect(to: TopicURL.show(id), saying: say("Thank you. The organisers see your offer."))
    } catch let errors as FieldErrors {
      return try await page(context, form, errors, .unprocessableContent)
    }
  }

  @Sendable func takeBackOffer(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("topic", of: Topic.self), context.viewer.person)
    try await doors.store.write { tx in try Topic.takeBackOffer(on: id, by: person, in: tx) }
    return context.redirect(to: TopicURL.show(id), saying: say("Your offer is taken back."))
  }

  @Sendable func comment(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("topic", of: Topic.self), context.viewer.person)
    let form = try await request.form()
    if let wait = await limits.letters.take(person.text) { throw TooManyTries(wait: wait) }
    do {
      let body = try TopicForm.comment(form)
      try await doors.store.write { tx in try Topic.comment(body, on: id, by: person, in: tx) }
      return context.redirect(to: TopicURL.show(id).at("comments"))
    } catch let errors as FieldErrors {
      return try await page(context, form, errors, .unprocessableContent)
    } catch let refusal as TopicRefusal {
      return try await page(context, form, FieldErrors("body", refusal.sentence), .unprocessableContent)
    }
  }

  @Sendable func removeComment(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, viewer) = (try context.id("topic", of: Topic.self), context.viewer)
    let comment = try context.id("comment", of: TopicComment.self)
    try await doors.store.write { tx in
      try TopicComment.remove(comment, from: id, by: viewer.person, isOrganiser: viewer.mayOrganise, in: tx)
    }
    return context.redirect(to: TopicURL.show(id).at("comments"), saying: say("The comment is removed."))
  }

  @Sendable func move(_ request: Request, _ context: Organiser) async throws -> Response {
    let (id, person) = (try context.id("topic", of: Topic.self), context.viewer.person)
    let form = try await request.form()
    do {
      let (state, reason) = try TopicForm.move(form)
      try await doors.store.write { tx in try Topic.move(id, to: state, reason: reason, by: person, in: tx) }
      return context.redirect(
        to: TopicURL.show(id), saying: say("Changed. Everyone who asked or voted is told, with your reason."))
    } catch let errors as FieldErrors {
      return try await page(context, form, errors, .unprocessableContent)
    } catch let refusal as TopicRefusal where refusal != .sessionAhead {
      return try await page(context, form, FieldErrors("reason", refusal.sentence), .unprocessableContent)
    }
  }

  private func page(
    _ context: some GuardedContext, _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let (id, viewer, now) = (try context.id("topic", of: Topic.self), context.viewer, doors.now())
    let story = try await doors.store.read { tx in try TopicStory.find(id, for: viewer.person, in: tx) }
    let view = TopicPage(
      story: story, form: form, errors: errors, viewer: viewer.person, isOrganiser: viewer.mayOrganise,
      zone: viewer.zone, now: now)
    return context.page(title: story.topic.title, section: .topics, status: status, view)
  }
}
