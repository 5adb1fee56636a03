import Database
import Doors
import Essentials
import Hummingbird
import Web

/// Where somebody is signed in, how to end it, and the password: for the person alone.
public struct MySignInPages: Sendable {
  let doors: Doors
  private let limit: RateLimit

  public init(_ doors: Doors) {
    self.doors = doors
    limit = RateLimit(10, per: .minutes(15), clock: doors.now)
  }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/me/sign-ins", use: list)
    rooms.signedIn.delete("/me/sign-ins", use: endAll)
    rooms.signedIn.delete("/me/sign-ins/current", use: signOut)
    rooms.signedIn.delete("/me/sign-ins/:signIn", use: end)
    rooms.signedIn.put("/me/password", use: setPassword)
    rooms.signedIn.delete("/me/password", use: removePassword)
  }

  @Sendable func list(_ request: Request, _ context: SignedIn) async throws -> Response {
    try await page(FormFields(), FieldErrors(), .ok, context)
  }

  @Sendable func signOut(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (viewer, current) = (context.viewer, ID<SignIn>(stored: context.viewer.signIn))
    try await doors.store.write { tx in try SignIn.end(current, of: viewer.person, in: tx) }
    return signedOut(context, saying: say("You are signed out of this browser."))
  }

  @Sendable func end(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (viewer, id) = (context.viewer, try context.id("signIn", of: SignIn.self))
    try await doors.store.write { tx in try SignIn.end(id, of: viewer.person, in: tx) }
    return context.redirect(to: SignInURL.mine, saying: say("That browser is signed out."))
  }

  @Sendable func endAll(_ request: Request, _ context: SignedIn) async throws -> Response {
    let viewer = context.viewer
    try await doors.store.write { tx in try SignIn.endAll(of: viewer.person, in: tx) }
    return signedOut(context, saying: say("You are signed out everywhere."))
  }

  @Sendable func setPassword(_ request: Request, _ context: SignedIn) async throws -> Response {
    if let wait = await limit.take(context.viewer.id) { throw TooManyTries(wait: wait) }
    let form = try await request.form()
    let viewer = context.viewer
    var errors = FieldErrors()
    do {
      try PasswordRules.check(form.raw("password"), about: [viewer.name, viewer.email])
    } catch {
      errors.add("password", error.sentence)
    }
    try await checkCurrent(form, viewer, &errors)
    guard errors.isEmpty else { return try await page(form, errors, .unprocessableContent, context) }
    let hash = try await doors.passwords.hash(form.raw("password"))
    try await doors.store.write { tx in
      try SignIn.keepPassword(hash, of: viewer.person, at: ID(stored: viewer.signIn), in: tx)
    }
    return context.redirect(
      to: SignInURL.mine, saying: say("Your password is set. All other browsers are signed out."))
  }

  @Sendable func removePassword(_ request: Request, _ context: SignedIn) async throws -> Response {
    if let wait = await limit.take(context.viewer.id) { throw TooManyTries(wait: wait) }
    let (form, viewer) = (try await request.form(), context.viewer)
    var errors = FieldErrors()
    let isFresh = try await doors.store.read { tx in
      try SignIn.isFresh(ID(stored: viewer.signIn), in: tx)
    }
    if !isFresh || !form["current"].isEmpty { try await checkCurrent(form, viewer, &errors) }
    guard errors.isEmpty else { return try await page(form, errors, .unprocessableContent, context) }
    try await doors.store.write { tx in
      try SignIn.keepPassword(nil, of: viewer.person, at: ID(stored: viewer.signIn), in: tx)
    }
    return context.redirect(
      to: SignInURL.mine,
      saying: say(
        "Your password is removed, and all other browsers are signed out. You sign in by a link from now on.")
    )
  }

  /// Whoever finds a browser open must not change how its owner gets in.
  private func checkCurrent(_ form: FormFields, _ viewer: Viewer, _ errors: inout FieldErrors) async throws {
    let (old, isFresh) = try await doors.store.read { tx in
      (
        try Person.password(of: viewer.person, in: tx),
        try SignIn.isFresh(ID(stored: viewer.signIn), in: tx)
      )
    }
    if old == nil, !isFresh {
      errors.add(
        "password",
        say("To set a first password, sign out, sign in by a link, and set it within a quarter of an hour."))
    }
    guard let old, try await doors.passwords.verify(form.raw("current"), against: old) == .wrong else {
      return
    }
    errors.add(
      "current",
      say(
        "Current password is not right. Type it again; or sign out, sign in by a link, and remove it within a quarter of an hour."
      ))
  }

  private func page(
    _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: SignedIn
  ) async throws -> Response {
    let viewer = context.viewer
    let (all, password) = try await doors.store.read { tx in
      (try SignIn.all(of: viewer.person, in: tx), try Person.password(of: viewer.person, in: tx))
    }
    let view = MySignInsPage(
      signIns: all, current: ID(stored: viewer.signIn), hasPassword: password != nil, errors: errors,
      zone: viewer.zone, now: doors.now())
    return context.page(title: say("Where you are signed in"), status: status, view)
  }

  private func signedOut(_ context: SignedIn, saying: String) -> Response {
    var response = context.redirect(to: SignInURL.page, saying: saying)
    response.setCookie(SignInCookie.gone(secure: context.visitor.isSecure))
    return response
  }
}
