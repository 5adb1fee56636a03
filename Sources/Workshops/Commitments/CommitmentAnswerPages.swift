import Database
import Doors
import Essentials
import Hummingbird
import Web

/// The link of a follow-up letter. Looking at it changes nothing, because mail programs look before people do.
struct CommitmentAnswerPages: Sendable {
  let doors: Doors

  init(_ doors: Doors) { self.doors = doors }

  func add(to rooms: Rooms) {
    rooms.open.get("/commitments/answer/:key", use: ask)
    rooms.open.post("/commitments/answer/:key", use: answer)
  }

  @Sendable func ask(_ request: Request, _ context: Visitor) async throws -> Response {
    let proposed = Commitment.State(rawValue: request.query("answer")).flatMap {
      Commitment.State.answers.contains($0) ? $0 : nil
    }
    do {
      return try await page(context, nil, proposed, .ok)
    } catch let refusal as CommitmentRefusal {
      return context.page(
        title: say("Your plan"), status: .gone, frame: .bare, CommitmentOverPage(refusal: refusal))
    }
  }

  @Sendable func answer(_ request: Request, _ context: Visitor) async throws -> Response {
    let key = context.parameters.get("key") ?? ""
    let form = try await request.form()
    do {
      let (state, barrier) = try CommitmentForm.answer(form)
      // Guesses are turned away without a place in the line of those who write.
      _ = try await doors.store.read { tx in try Commitment.find(key: key, in: tx) }
      try await doors.store.write { tx in
        _ = try Commitment.answer(key: key, as: state, barrier: barrier, in: tx)
      }
      return context.redirect(to: CommitmentURL.answer(key: key), saying: CommitmentAnswerPages.saying(state))
    } catch let errors as FieldErrors {
      return try await page(context, FormState(form, errors: errors), nil, .unprocessableContent)
    } catch let refusal as CommitmentRefusal {
      return context.page(
        title: say("Your plan"), status: .unprocessableContent, frame: .bare,
        CommitmentOverPage(refusal: refusal))
    }
  }

  static func saying(_ state: Commitment.State) -> String {
    switch state {
    case .done: say("Noted: done. Well kept.")
    case .underWay: say("Noted: under way.")
    case .stuck: say("Noted: stuck. Say what is in the way, if you can name it.")
    case .open: say("Noted.")
    }
  }

  private func page(
    _ context: Visitor, _ tried: FormState?, _ proposed: Commitment.State?, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let key = context.parameters.get("key") ?? ""
    let view = try await doors.store.read { tx in
      let commitment = try Commitment.find(key: key, in: tx)
      return CommitmentAnswerPage(
        commitment: commitment, sessionTitle: try Session.find(commitment.session, in: tx).title, key: key,
        proposed: proposed, state: tried ?? FormState(["barrier": commitment.barrier]))
    }
    var response = context.page(title: say("Your plan"), status: status, frame: .bare, view)
    response.headers[.cacheControl] = "no-store"
    return response
  }
}
