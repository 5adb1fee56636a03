import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// `/topics/triage`: the organisers' board, on which topics wait for an answer.
public struct TriagePages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.organiser.get("/topics/triage", use: show)
    rooms.organiser.post("/topics/triage", use: move)
  }

  @Sendable func show(_ request: Request, _ context: Organiser) async throws -> Response {
    let pile = TriagePile(rawValue: request.query("pile")) ?? .new
    return try await page(pile, after: request.query("after"), FormFields(), FieldErrors(), .ok, context)
  }

  @Sendable func move(_ request: Request, _ context: Organiser) async throws -> Response {
    let (form, person) = (try await request.form(), context.viewer.person)
    let pile = TriagePile(rawValue: form["pile"]) ?? .new
    do {
      let (ids, move, reason) = try TriageForm.read(form)
      let outcome = try await doors.store.write { tx in
        try Topic.triage(ids, move, reason: reason, by: person, in: tx)
      }
      let link = form["after"].isEmpty ? pile.link : pile.link.with("after", form["after"])
      return context.redirect(to: link.at("list"), saying: TriageWords.said(outcome, move))
    } catch let errors as FieldErrors {
      return try await page(pile, after: form["after"], form, errors, .unprocessableContent, context)
    }
  }

  private func page(
    _ pile: TriagePile, after: String, _ form: FormFields, _ errors: FieldErrors,
    _ status: HTTPResponse.Status,
    _ context: Organiser
  ) async throws -> Response {
    let (person, now) = (context.viewer.person, doors.now())
    let (board, place) = try await doors.store.read { tx in
      let board = try TriageBoard.find(pile, after: after, for: person, in: tx)
      // The last page may have been moved away as a whole.
      guard board.lines.isEmpty, !after.isEmpty else { return (board, after) }
      return (try TriageBoard.find(pile, after: "", for: person, in: tx), "")
    }
    let view = TriagePage(board: board, after: place, form: form, errors: errors, now: now)
    return context.page(title: say("Triage"), section: .topics, status: status, view)
  }
}
