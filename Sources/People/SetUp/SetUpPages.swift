import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/set-up/:key`: the first page of a fresh instance.
public struct SetUpPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.open.get("/set-up/:key", use: show)
    rooms.open.post("/set-up/:key", use: found)
  }

  @Sendable func show(_ request: Request, _ context: Visitor) async throws -> Response {
    let key = try await checkedKey(context)
    var form = FormFields([("organisation", ""), ("zone", "")])
    for day in 1...5 { form.append("day", String(day)) }
    return context.page(
      title: say("Set up Guildhall"), frame: .bare, SetUpPage(key: key, form: form, errors: FieldErrors()))
  }

  @Sendable func found(_ request: Request, _ context: Visitor) async throws -> Response {
    let key = try await checkedKey(context)
    let form = try await request.form()
    do {
      let setUp = try SetUpForm.read(form)
      var hash: String?
      if let password = setUp.password { hash = try await doors.passwords.hash(password) }
      let signIn = doors.newKey()
      let passwordHash = hash
      try await doors.store.write { tx in
        try SetUp.check(key: key, in: tx)
        let person = try setUp.found(passwordHash: passwordHash, in: tx)
        try SignInLink.markUsed(key: key, in: tx)
        try SignIn.begin(for: person.id, key: signIn, agent: "", in: tx)
      }
      var response = context.redirect(
        to: Link("/admin"),
        saying: say("Welcome. Guildhall is ready; the next step is to bring your people in."))
      response.setCookie(SignInCookie.holding(signIn, secure: context.isSecure))
      return response
    } catch let errors as FieldErrors {
      let view = SetUpPage(key: key, form: form, errors: errors)
      return context.page(title: say("Set up Guildhall"), status: .unprocessableContent, frame: .bare, view)
    }
  }

  private func checkedKey(_ context: Visitor) async throws -> String {
    let key = try context.parameters.require("key")
    try await doors.store.read { tx in try SetUp.check(key: key, in: tx) }
    return key
  }
}
