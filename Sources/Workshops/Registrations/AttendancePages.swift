import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// Who came: said by those who run the session, or by people themselves with the code on the wall.
struct AttendancePages: Sendable {
  let doors: Doors
  /// Codes are tried ten times in ten minutes by one person at one session.
  private let tries: RateLimit

  init(_ doors: Doors) {
    self.doors = doors
    tries = RateLimit(10, per: .minutes(10), clock: doors.now)
  }

  func add(to rooms: Rooms) {
    rooms.signedIn.get("/sessions/:session/attendance", use: list)
    rooms.signedIn.put("/sessions/:session/attendance", use: record)
    rooms.signedIn.post("/sessions/:session/attendance/walk-ins", use: addWalkIn)
    rooms.signedIn.get("/sessions/:session/check-in", use: checkInPage)
    rooms.signedIn.post("/sessions/:session/check-in", use: checkIn)
  }

  @Sendable func list(_ request: Request, _ context: SignedIn) async throws -> Response {
    let session = try await session(context)
    return try await page(session, FormFields(), FieldErrors(), .ok, context)
  }

  @Sendable func record(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (session, person) = (try await session(context), context.viewer.person)
    let form = try await request.form()
    try await doors.store.write { tx in
      let presences = try AttendanceForm.presences(form, of: try AttendanceLine.all(at: session.id, in: tx))
      try Attendance.record(presences, at: session.id, by: person, in: tx)
    }
    return context.redirect(to: SessionURL.attendance(session.id), saying: say("Saved."))
  }

  @Sendable func addWalkIn(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (session, actor) = (try await session(context), context.viewer.person)
    let form = try await request.form()
    do {
      let people = try await doors.store.read { tx in try CrewNames.find([form["person"]], in: tx) }
      let (person, mode) = try AttendanceForm.walkIn(form, people: people)
      try await doors.store.write { tx in
        try Attendance.addWalkIn(person, as: mode, at: session.id, by: actor, in: tx)
      }
      return context.redirect(
        to: SessionURL.attendance(session.id), saying: say("\(people.name(of: person)) is added."))
    } catch let errors as FieldErrors {
      return try await page(session, form, errors, .unprocessableContent, context)
    } catch let refusal as AttendanceRefusal {
      let errors = FieldErrors("person", refusal.sentence)
      return try await page(session, form, errors, .unprocessableContent, context)
    }
  }

  private func session(_ context: SignedIn) async throws -> Session {
    try await doors.store.session(try context.id("session", of: Session.self), runBy: context.viewer)
  }

  private func page(
    _ session: Session, _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status,
    _ context: SignedIn
  ) async throws -> Response {
    let (lines, proposals) = try await doors.store.read { tx in
      (try AttendanceLine.all(at: session.id, in: tx), try CrewNames.proposed(for: nil, in: tx))
    }
    let view = AttendancePage(
      session: session, lines: lines, state: FormState(form, errors: errors, prefix: "walk"),
      proposals: proposals,
      address: doors.settings.address(of: SessionURL.checkIn(session.id)), zone: context.viewer.zone,
      now: doors.now())
    return context.page(title: say("Attendance"), section: .sessions, status: status, view)
  }
}

extension AttendancePages {
  @Sendable func checkInPage(_ request: Request, _ context: SignedIn) async throws -> Response {
    try await checkInPage(FormFields([("code", request.query("code"))]), FieldErrors(), .ok, context)
  }

  @Sendable func checkIn(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("session", of: Session.self), context.viewer.person)
    let form = try await request.form()
    if let wait = await tries.take("\(id) \(person)") { throw TooManyTries(wait: wait) }
    do {
      let mode = try SeatForm.mode(form)
      try await doors.store.write { tx in
        try Attendance.checkIn(person, as: mode, code: form["code"], at: id, in: tx)
      }
      return context.redirect(to: SessionURL.show(id), saying: say("You are checked in. Enjoy the hour."))
    } catch let errors as FieldErrors {
      return try await checkInPage(form, errors, .unprocessableContent, context)
    } catch let refusal as AttendanceRefusal {
      return try await checkInPage(
        form, FieldErrors("code", refusal.sentence), .unprocessableContent, context)
    }
  }

  private func checkInPage(
    _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: SignedIn
  ) async throws -> Response {
    let (id, person) = (try context.id("session", of: Session.self), context.viewer.person)
    let (session, seat, attendance) = try await doors.store.read { tx in
      (
        try Session.find(id, in: tx), try Registration.find(person, at: id, in: tx),
        try Attendance.find(person, at: id, in: tx)
      )
    }
    var form = form
    if !form.has("mode"), let seat, seat.state == .registered { form.set("mode", seat.mode.rawValue) }
    let view = CheckInPage(
      session: session, state: FormState(form, errors: errors), presence: attendance?.presence,
      zone: context.viewer.zone, now: doors.now())
    return context.page(title: say("Check in"), section: .sessions, status: status, frame: .narrow, view)
  }
}
