import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/sign-in` and what belongs to it, for everybody.
public struct SignInPages: Sendable {
  let doors: Doors
  private let limits: SignInLimits

  public init(_ doors: Doors) {
    self.doors = doors
    limits = SignInLimits(doors)
  }

  public func add(to rooms: Rooms) {
    rooms.open.get("/sign-in", use: show)
    rooms.open.get("/sign-in/sent", use: sent)
    rooms.open.post("/sign-in/links", use: askForLink)
    rooms.open.get("/sign-in/links/:key", use: showLink)
    rooms.open.post("/sign-in/links/:key", use: useLink)
    rooms.open.post("/sign-in/password", use: usePassword)
  }

  @Sendable func show(_ request: Request, _ context: Visitor) async throws -> Response {
    let next = SignInRules.next(request.query("next"))
    if context.viewer != nil { return context.redirect(to: next) }
    return page(SignInPage(form: request.queryItems, errors: FieldErrors(), next: next), .ok, context)
  }

  @Sendable func sent(_ request: Request, _ context: Visitor) async throws -> Response {
    let isSent = doors.sendsMail
    return context.page(
      title: isSent ? say("Look into your mail") : say("Ask an administrator"), frame: .bare,
      LinkSentPage(isSent: isSent))
  }

  @Sendable func askForLink(_ request: Request, _ context: Visitor) async throws -> Response {
    let form = try await request.form()
    let next = SignInRules.next(form["next"])
    var errors = FieldErrors()
    guard let email = Check.email(form, "email", named: say("E-mail address"), &errors) else {
      return page(SignInPage(form: form, errors: errors, next: next), .unprocessableContent, context)
    }
    try hold(await limits.takeLink(for: email, from: context.address))
    try await SignIn.askForLink(email: email, next: next, doors: doors)
    return context.redirect(to: SignInURL.sent)
  }

  @Sendable func showLink(_ request: Request, _ context: Visitor) async throws -> Response {
    let key = try context.parameters.require("key")
    do {
      let person = try await SignIn.look(at: key, doors: doors)
      return context.page(
        title: say("Sign in"), frame: .bare, UseLinkPage(key: key, person: person, viewer: context.viewer))
    } catch let refusal as SignInRefusal {
      return refused(refusal, .gone, context)
    }
  }

  @Sendable func useLink(_ request: Request, _ context: Visitor) async throws -> Response {
    // Nobody guesses 128 bits, so using a link is not counted: a colleague's mistakes keep nobody out.
    let key = try context.parameters.require("key")
    do {
      let used = try await SignIn.use(
        link: key, agent: request.headers[.userAgent] ?? "", before: before(context), doors: doors)
      return signedIn(used.key, to: used.next, context)
    } catch let refusal as SignInRefusal {
      return refused(refusal, .unprocessableContent, context)
    }
  }

  private func refused(_ refusal: SignInRefusal, _ status: HTTPResponse.Status, _ context: Visitor)
    -> Response
  {
    if let viewer = context.viewer {
      return context.page(
        title: say("You are signed in"), status: status, frame: .bare, NeedlessLinkPage(name: viewer.name))
    }
    let view = SignInPage(form: FormFields(), errors: FieldErrors(), next: "/", refusal: refusal.sentence)
    return page(view, status, context)
  }

  @Sendable func usePassword(_ request: Request, _ context: Visitor) async throws -> Response {
    let form = try await request.form()
    let next = SignInRules.next(form["next"])
    var errors = FieldErrors()
    let email = Check.email(form, "email", named: say("E-mail address"), &errors)
    let password = form.raw("password")
    if password.isEmpty || password.count > 1000 {
      errors.add("password", say("Password is empty. Type it, or ask for a link."))
    }
    if let email, errors.isEmpty {
      try hold(await limits.takePassword(of: email, from: context.address))
      do {
        let agent = request.headers[.userAgent] ?? ""
        let key = try await SignIn.use(
          email: email, password: password, agent: agent, before: before(context), doors: doors)
        await limits.giveBack(to: context.address)
        return signedIn(key, to: next, context)
      } catch let refusal as SignInRefusal {
        errors.add("password", refusal.sentence)
      }
    }
    return page(SignInPage(form: form, errors: errors, next: next), .unprocessableContent, context)
  }

  private func hold(_ wait: Duration?) throws {
    if let wait {
      throw TooManyTries(
        wait: wait, meanwhile: say("The link in the last mail from us still works; look into your mail."))
    }
  }

  private func page(_ view: SignInPage, _ status: HTTPResponse.Status, _ context: Visitor) -> Response {
    context.page(title: say("Sign in"), status: status, frame: .bare, view)
  }

  /// The sign-in of the cookie that came with the request; only whoever holds its token has one.
  private func before(_ context: Visitor) -> ID<SignIn>? { context.viewer.map { ID(stored: $0.signIn) } }

  private func signedIn(_ key: Key, to next: Link, _ context: Visitor) -> Response {
    var response = context.redirect(to: next)
    response.setCookie(SignInCookie.holding(key, secure: context.isSecure))
    return response
  }
}
