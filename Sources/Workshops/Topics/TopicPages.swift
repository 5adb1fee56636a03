import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// The backlog and one topic. A handler reads, asks a deed, and shows or leads on; it decides nothing itself.
public struct TopicPages: Sendable {
  let doors: Doors
  let limits: TopicLimits

  public init(_ doors: Doors) { (self.doors, limits) = (doors, TopicLimits(doors)) }

  public func add(to rooms: Rooms) {
    NamelessPages(doors).add(to: rooms)
    rooms.signedIn.get("/topics", use: list)
    rooms.signedIn.get("/topics/new", use: new)
    rooms.signedIn.get("/topics/similar", use: similar)
    rooms.signedIn.post("/topics", use: create)
    rooms.signedIn.get("/topics/:topic", use: show)
    rooms.signedIn.get("/topics/:topic/edit", use: edit)
    rooms.signedIn.put("/topics/:topic", use: update)
    rooms.signedIn.post("/topics/:topic/vote", use: vote)
    rooms.signedIn.delete("/topics/:topic/vote", use: takeBackVote)
    rooms.signedIn.post("/topics/:topic/offer", use: offer)
    rooms.signedIn.delete("/topics/:topic/offer", use: takeBackOffer)
    rooms.signedIn.post("/topics/:topic/comments", use: comment)
    rooms.signedIn.delete("/topics/:topic/comments/:comment", use: removeComment)
    rooms.organiser.put("/topics/:topic/state", use: move)
  }

  @Sendable func list(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (filter, after, person) = (
      TopicFilter(request.queryItems), request.query("after"), context.viewer.person
    )
    let backlog = try await doors.store.read { tx in
      try TopicBacklog.find(filter, after: after, for: person, in: tx)
    }
    let view = BacklogPage(
      backlog: backlog, isFirst: after.isEmpty, isOrganiser: context.viewer.mayOrganise, now: doors.now())
    return context.page(title: say("Topics"), section: .topics, view)
  }

  @Sendable func new(_ request: Request, _ context: SignedIn) async throws -> Response {
    var form = FormFields([("title", request.query("title"))])
    if let skill = ID<Skill>(request.query("skill")) { form.set("skill", skill.text) }
    return try await askPage(form, FieldErrors(), .ok, context)
  }

  @Sendable func similar(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (title, person) = (String(request.query("q").prefix(TopicForm.titleMax)), context.viewer.person)
    let lines = try await doors.store.read { tx in try TopicLine.similar(to: title, for: person, in: tx) }
    return context.page(
      title: say("Likely duplicates"), section: .topics,
      SimilarTopics(lines: lines, isInForm: request.query("within") == "form"))
  }

  @Sendable func create(_ request: Request, _ context: SignedIn) async throws -> Response {
    let form = try await request.form()
    do {
      let (draft, person) = (try TopicForm.draft(form), context.viewer.person)
      try await limits.takeAsk(draft, by: person)
      let key = draft.isAnonymous ? privateKey(draft, form) : nil
      let topic = try await doors.store.write { tx in try Topic.ask(draft, by: person, key: key, in: tx) }
      if let key {
        return context.redirect(to: NamelessURL.page(key.text), saying: say("Asked without your name."))
      }
      return context.redirect(
        to: TopicURL.show(topic.id), saying: say("Asked. You are told as soon as something happens."))
    } catch let errors as FieldErrors {
      return try await askPage(form, errors, .unprocessableContent, context)
    } catch let refusal as AskedEnough {
      return try await askPage(form, FieldErrors("title", refusal.sentence), .tooManyRequests, context)
    }
  }

  @Sendable func edit(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, viewer) = (try context.id("topic", of: Topic.self), context.viewer)
    let topic = try await doors.store.read { tx in try Topic.find(id, in: tx) }
    try TopicRules.edit(topic, by: viewer.person, isOrganiser: viewer.mayOrganise)
    return editPage(id, TopicForm.filled(topic), FieldErrors(), .ok, context)
  }

  @Sendable func update(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, viewer) = (try context.id("topic", of: Topic.self), context.viewer)
    let form = try await request.form()
    do {
      let draft = try TopicForm.draft(form)
      try await doors.store.write { tx in
        try Topic.edit(id, to: draft, by: viewer.person, isOrganiser: viewer.mayOrganise, in: tx)
      }
      return context.redirect(to: TopicURL.show(id), saying: say("The topic is changed."))
    } catch let errors as FieldErrors {
      return editPage(id, form, errors, .unprocessableContent, context)
    } catch let refusal as TopicRefusal {
      return editPage(id, form, FieldErrors("title", refusal.sentence), .unprocessableContent, context)
    }
  }

  @Sendable func vote(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("topic", of: Topic.self), context.viewer.person)
    try await doors.store.write { tx in try Topic.vote(id, by: person, in: tx) }
    return context.redirect(to: Back.link(request, or: TopicURL.show(id)))
  }

  @Sendable func takeBackVote(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("topic", of: Topic.self), context.viewer.person)
    try await doors.store.write { tx in try Topic.takeBackVote(id, by: person, in: tx) }
    return context.redirect(to: Back.link(request, or: TopicURL.show(id)))
  }

  /// Without a secret of the form the words alone would make a key that others can guess.
  private func privateKey(_ draft: TopicDraft, _ form: FormFields) -> Key {
    guard let secret = ID<Key>(form["secret"]) else { return doors.newKey() }
    return Key(
      secret: secret.text, for: [draft.title, draft.body, draft.origin.rawValue, draft.link?.text ?? ""])
  }

  private func askPage(
    _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: SignedIn
  ) async throws -> Response {
    let (title, person) = (form["title"], context.viewer.person)
    var form = form
    if form["secret"].isEmpty { form.set("secret", doors.newKey().text) }
    let alike = try await doors.store.read { tx in try TopicLine.similar(to: title, for: person, in: tx) }
    let view = AskPage(form: form, errors: errors, alike: alike)
    return context.page(title: say("Ask for a topic"), section: .topics, status: status, view)
  }

  private func editPage(
    _ id: ID<Topic>, _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status,
    _ context: SignedIn
  ) -> Response {
    context.page(
      title: say("Change the topic"), section: .topics, status: status,
      EditTopicPage(id: id, form: form, errors: errors))
  }
}
