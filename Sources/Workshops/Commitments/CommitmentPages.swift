import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// One's own commitments; those of others are not here, whoever asks.
public struct CommitmentPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/me/plan", use: plan)
    rooms.signedIn.get("/sessions/:session/commitments", use: show)
    rooms.signedIn.post("/sessions/:session/commitments", use: make)
    rooms.signedIn.get("/commitments/:commitment/edit", use: edit)
    rooms.signedIn.put("/commitments/:commitment", use: update)
    rooms.signedIn.delete("/commitments/:commitment", use: takeBack)
    rooms.signedIn.put("/commitments/:commitment/answer", use: answer)
    CommitmentAnswerPages(doors).add(to: rooms)
  }

  private func today(_ context: SignedIn) -> Day { context.viewer.zone.wall(at: doors.now()).day }

  @Sendable func plan(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (person, today) = (context.viewer.person, today(context))
    let view = try await doors.store.read { tx in
      PlanPage(
        open: try CommitmentLine.open(of: person, in: tx), kept: try CommitmentLine.kept(of: person, in: tx),
        reflections: try ReflectionLine.all(by: person, in: tx),
        actions: try ActionLine.open(of: person, in: tx).count,
        today: today)
    }
    return context.page(title: say("Your plan"), section: .home, view)
  }

  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    let later = today(context).adding(days: CommitmentRules.firstFollowUp).iso
    return try await page(context, FormState(["due_on1": later, "due_on2": later, "due_on3": later]), .ok)
  }

  @Sendable func make(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("session", of: Session.self), context.viewer.person)
    let form = try await request.form()
    do {
      let drafts = try CommitmentForm.drafts(form, today: today(context))
      try await doors.store.write { tx in try Commitment.make(drafts, at: id, by: person, in: tx) }
      return context.redirect(
        to: CommitmentURL.plan,
        saying: say("On your plan. We ask how it goes after two weeks, and on the day."))
    } catch let errors as FieldErrors {
      return try await page(context, FormState(form, errors: errors), .unprocessableContent)
    }
  }

  @Sendable func edit(_ request: Request, _ context: SignedIn) async throws -> Response {
    try await editPage(context, nil, .ok)
  }

  @Sendable func update(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("commitment", of: Commitment.self), context.viewer.person)
    let form = try await request.form()
    do {
      let draft = try CommitmentForm.draft(form, today: today(context))
      try await doors.store.write { tx in try Commitment.edit(id, to: draft, by: person, in: tx) }
      return context.redirect(to: CommitmentURL.plan, saying: say("The commitment is changed."))
    } catch let errors as FieldErrors {
      return try await editPage(context, FormState(form, errors: errors), .unprocessableContent)
    }
  }

  @Sendable func takeBack(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("commitment", of: Commitment.self), context.viewer.person)
    try await doors.store.write { tx in try Commitment.takeBack(id, by: person, in: tx) }
    return context.redirect(to: CommitmentURL.plan, saying: say("Taken back."))
  }

  @Sendable func answer(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("commitment", of: Commitment.self), context.viewer.person)
    let (state, barrier) = try CommitmentForm.answer(try await request.form())
    try await doors.store.write { tx in
      try Commitment.answer(id, as: state, barrier: barrier, by: person, in: tx)
    }
    return context.redirect(
      to: Back.link(request, or: CommitmentURL.plan), saying: CommitmentAnswerPages.saying(state))
  }

  private func page(
    _ context: SignedIn, _ state: FormState, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let (id, person) = (try context.id("session", of: Session.self), context.viewer.person)
    let (now, today) = (doors.now(), today(context))
    let view = try await doors.store.read { tx in
      let part = try Partaking.find(person, at: id, isOrganiser: false, in: tx)
      try CommitmentRules.make(0, with: part, present: 0, now: now)
      return CommitmentsPage(
        session: part.session, present: try Commitment.all(of: person, at: id, in: tx), state: state,
        today: today)
    }
    return context.page(
      title: say("What will you do?"), section: .sessions, status: status, frame: .narrow, view)
  }

  private func editPage(
    _ context: SignedIn, _ tried: FormState?, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let (id, person) = (try context.id("commitment", of: Commitment.self), context.viewer.person)
    let commitment = try await doors.store.read { tx in try Commitment.find(id, of: person, in: tx) }
    let view = EditCommitmentPage(
      commitment: commitment, state: tried ?? FormState(CommitmentForm.filled(commitment)))
    return context.page(
      title: say("Change the commitment"), section: .home, status: status, frame: .narrow, view)
  }
}
