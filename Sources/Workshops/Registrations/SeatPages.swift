import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// Taking a seat and giving it back.
struct SeatPages: Sendable {
  let doors: Doors

  func add(to rooms: Rooms) {
    rooms.signedIn.post("/sessions/:session/seat", use: take)
    rooms.signedIn.delete("/sessions/:session/seat", use: release)
  }

  @Sendable func take(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("session", of: Session.self), context.viewer.person)
    let mode = try SeatForm.mode(try await request.form())
    let seat = try await doors.store.write { tx in try Registration.take(mode, at: id, by: person, in: tx) }
    return context.redirect(to: SessionURL.show(id), saying: SeatPages.saying(seat))
  }

  @Sendable func release(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("session", of: Session.self), context.viewer.person)
    let before = try await doors.store.write { tx in try Registration.release(at: id, by: person, in: tx) }
    let saying =
      before == .waitlisted
      ? say("You are out of the line.")
      : say("Your seat is released. If somebody waits for one, it is theirs.")
    return context.redirect(to: SessionURL.show(id), saying: saying)
  }

  private static func saying(_ seat: Registration) -> String {
    switch (seat.state, seat.mode) {
    case (.registered, .room): say("You have a seat in the room.")
    case (.registered, .remote): say("You have a remote seat. The link to join is on this page.")
    default: say("You are in line. We tell you as soon as a seat is free.")
    }
  }
}

/// Which seat somebody asks for.
enum SeatForm {
  static func mode(_ form: FormFields) throws(FieldErrors) -> SeatMode {
    var errors = FieldErrors()
    let mode = Check.choice(form, "mode", named: say("Seat"), of: SeatMode.self, &errors)
    guard let mode else { throw errors }
    return mode
  }
}
