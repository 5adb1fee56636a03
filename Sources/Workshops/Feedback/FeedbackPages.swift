import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// Feedback through the link of a letter, which needs no sign-in and never asks who holds it; and on the session's page.
public struct FeedbackPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.open.get("/feedback/sent", use: sent)
    rooms.open.get("/feedback/how-it-is-made-certain", use: certain)
    rooms.open.get("/feedback/:key", use: ask)
    rooms.open.post("/feedback/:key", use: give)
    rooms.signedIn.get("/sessions/:session/feedback", use: show)
    rooms.signedIn.get("/sessions/:session/feedback/own", use: own)
  }

  @Sendable func sent(_ request: Request, _ context: Visitor) -> Response {
    context.page(title: say("Thank you"), frame: .bare, FeedbackSaying.sent)
  }

  @Sendable func certain(_ request: Request, _ context: Visitor) -> Response {
    context.page(title: say("How feedback is kept apart from people"), frame: .narrow, FeedbackCertainPage())
  }

  @Sendable func ask(_ request: Request, _ context: Visitor) async throws -> Response {
    let key = context.parameters.get("key") ?? ""
    do {
      return try await form(key, FormState(), .ok, context)
    } catch let refusal as FeedbackRefusal {
      return unstored(
        context.page(title: say("Feedback"), status: .gone, frame: .bare, FeedbackSaying.refused(refusal)))
    }
  }

  @Sendable func give(_ request: Request, _ context: Visitor) async throws -> Response {
    let key = context.parameters.get("key") ?? ""
    let form = try await request.form()
    do {
      let draft = try FeedbackForm.draft(form)
      // Guesses are turned away without a place in the line of those who write.
      _ = try await doors.store.read { tx in try Feedback.check(key, in: tx) }
      try await doors.store.write { tx in try Feedback.give(draft, with: key, in: tx) }
      await doors.store.leaveNoTrace()
      return context.redirect(to: FeedbackURL.sent)
    } catch let errors as FieldErrors {
      return try await self.form(key, FormState(form, errors: errors), .unprocessableContent, context)
    } catch let refusal as FeedbackRefusal {
      return context.page(
        title: say("Feedback"), status: .unprocessableContent, frame: .bare, FeedbackSaying.refused(refusal))
    }
  }

  /// Those who ran it and those who look after the whole see the answers; everybody else gives theirs.
  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, viewer) = (try context.id("session", of: Session.self), context.viewer)
    let isSponsor = viewer.has(Role.sponsor.rawValue)
    // Writing, which one at a time may do, is left to when there is something to bring to light.
    if try await doors.store.read({ tx in try FeedbackTotals.ready(in: tx).contains(id) }) {
      try await doors.store.write { tx in try Feedback.bringToLight(id, in: tx) }
    }
    let found = try await doors.store.read { tx -> FeedbackResultPage? in
      let part = try Partaking.find(viewer.person, at: id, isOrganiser: viewer.mayOrganise, in: tx)
      let sight = FeedbackRules.sight(
        runsIt: part.isCrew, isOrganiser: part.isOrganiser, isSponsor: isSponsor)
      guard sight != .nothing else { return nil }
      var mayAnswer = false
      if case .open = try Feedback.standing(part, in: tx) { mayAnswer = true }
      return FeedbackResultPage(
        hour: try FeedbackHour.find(id, in: tx), results: try Feedback.results(id, in: tx), sight: sight,
        mayAnswer: mayAnswer)
    }
    guard let found else { return try await own(request, context) }
    return context.page(title: say("Feedback: \(found.hour.title)"), section: .sessions, found)
  }

  @Sendable func own(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("session", of: Session.self), context.viewer.person)
    let (hour, standing, isKnown) = try await doors.store.read { tx in
      let part = try Partaking.find(person, at: id, isOrganiser: false, in: tx)
      let standing = try Feedback.standing(part, in: tx)
      var isKnown = true
      if case .open(let key) = standing { isKnown = try FeedbackToken.find(hash: key.hash, in: tx) != nil }
      return (try FeedbackHour.find(id, in: tx), standing, isKnown)
    }
    if !isKnown, case .open(let key) = standing {
      try await doors.store.write { tx in try Feedback.admit(key, to: id, in: tx) }
    }
    guard case .open(let key) = standing else {
      return context.page(
        title: say("Feedback"), frame: .bare, FeedbackStandingPage(hour: hour, standing: standing))
    }
    let view = FeedbackFormPage(hour: hour, key: key.text, state: FormState())
    return unstored(context.page(title: say("Feedback"), frame: .bare, view))
  }

  private func form(
    _ key: String, _ state: FormState, _ status: HTTPResponse.Status, _ context: Visitor
  ) async throws -> Response {
    let hour = try await doors.store.read { tx in
      try FeedbackHour.find(try Feedback.check(key, in: tx).session, in: tx)
    }
    let view = FeedbackFormPage(hour: hour, key: key, state: state)
    return unstored(context.page(title: say("Feedback"), status: status, frame: .bare, view))
  }

  /// A page with a key, or with an answer in it, stays in no cache.
  private func unstored(_ response: Response) -> Response {
    var response = response
    response.headers[.cacheControl] = "no-store"
    return response
  }
}
