import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/admin/people`: accounts and roles.
public struct AdminPeoplePages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.administrator.get("/admin/people", use: list)
    rooms.administrator.get("/admin/people/new", use: new)
    rooms.administrator.post("/admin/people", use: create)
    rooms.administrator.get("/admin/people/:person", use: show)
    rooms.administrator.put("/admin/people/:person", use: update)
    rooms.administrator.put("/admin/people/:person/last-day", use: setLastDay)
    rooms.administrator.get("/admin/people/:person/deactivation", use: askDeactivation)
    rooms.administrator.post("/admin/people/:person/deactivation", use: deactivate)
    rooms.administrator.delete("/admin/people/:person/deactivation", use: reactivate)
    rooms.administrator.post("/admin/people/:person/roles/:role", use: giveRole)
    rooms.administrator.delete("/admin/people/:person/roles/:role", use: takeRole)
  }

  @Sendable func list(_ request: Request, _ context: Administrator) async throws -> Response {
    let filter = DirectoryFilter(request.queryItems, isAdministrator: true)
    let after = ID<Person>(request.query("after"))
    let directory = try await doors.store.read { tx in try Directory.find(filter, after: after, in: tx) }
    return context.page(
      title: say("People and roles"), section: .administration,
      AdminPeoplePage(directory: directory, isFirst: after == nil))
  }

  @Sendable func new(_ request: Request, _ context: Administrator) async throws -> Response {
    var form = FormFields()
    form.set("zone", context.viewer.zone.name)
    return try await newPage(form, FieldErrors(), .ok, context)
  }

  @Sendable func create(_ request: Request, _ context: Administrator) async throws -> Response {
    let (form, actor) = (try await request.form(), context.viewer.person)
    do {
      let draft = try PersonForm.whole(form, zone: context.viewer.zone)
      let roles = Set(form.all("role").compactMap(Role.init))
      let person = try await doors.store.write { tx in try Person.add(draft, roles: roles, by: actor, in: tx)
      }
      return context.redirect(
        to: AdminURL.person(person.id),
        saying: doors.sendsMail
          ? say("\(person.name) is added and can sign in.")
          : say(
            "\(person.name) is added. Tell them to ask for a link at the sign-in page: no mail is sent here, so it waits in the outbox, and you hand it to them."
          ))
    } catch let errors as FieldErrors {
      return try await newPage(form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func show(_ request: Request, _ context: Administrator) async throws -> Response {
    let id = try context.id("person", of: Person.self)
    let draft = try await doors.store.read { tx in try PersonDraft.find(id, in: tx) }
    return try await page(id, PersonForm.filled(draft), FieldErrors(), .ok, context)
  }

  @Sendable func update(_ request: Request, _ context: Administrator) async throws -> Response {
    let (id, actor) = (try context.id("person", of: Person.self), context.viewer.person)
    let (form, current) = (try await request.form(), ID<SignIn>(stored: context.viewer.signIn))
    do {
      let draft = try PersonForm.whole(form, zone: context.viewer.zone)
      let isMoved = try await doors.store.write { tx in
        let kept = try PersonDraft.find(id, in: tx)
        try PersonVersion.check(form, typed: draft, kept: kept)
        try Person.change(id, to: draft, by: actor, at: current, in: tx)
        return kept.email != draft.email
      }
      return context.redirect(
        to: AdminURL.person(id),
        saying: isMoved
          ? say("The changes are kept. Both addresses are told, and browsers were signed out.")
          : say("The changes are kept."))
    } catch let errors as FieldErrors {
      return try await page(id, form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func setLastDay(_ request: Request, _ context: Administrator) async throws -> Response {
    let (id, actor, form) = (
      try context.id("person", of: Person.self), context.viewer.person, try await request.form()
    )
    do {
      let day = try LastDay.read(form)
      try await doors.store.write { tx in try LastDay.set(day, of: id, by: actor, in: tx) }
      return context.redirect(to: AdminURL.person(id), saying: say("The last day is noted."))
    } catch let errors as FieldErrors {
      let draft = try await doors.store.read { tx in try PersonDraft.find(id, in: tx) }
      return try await page(
        id, PersonForm.filled(draft), FieldErrors(), .unprocessableContent, context,
        lastDay: FormState(form, errors: errors, prefix: "leave"))
    }
  }

  @Sendable func giveRole(_ request: Request, _ context: Administrator) async throws -> Response {
    let (id, role, actor) = (
      try context.id("person", of: Person.self), try role(context), context.viewer.person
    )
    try await doors.store.write { tx in try Person.giveRole(role, to: id, by: actor, in: tx) }
    return context.redirect(to: AdminURL.person(id), saying: say("\(role.word): the role is given."))
  }

  @Sendable func takeRole(_ request: Request, _ context: Administrator) async throws -> Response {
    let (id, role, actor) = (
      try context.id("person", of: Person.self), try role(context), context.viewer.person
    )
    try await doors.store.write { tx in try Person.takeRole(role, from: id, by: actor, in: tx) }
    let isOwnEnd = id == actor && role == .administrator
    return context.redirect(
      to: isOwnEnd ? PersonURL.show(id) : AdminURL.person(id), saying: say("\(role.word): the role is taken.")
    )
  }

  private func role(_ context: Administrator) throws -> Role {
    guard let role = context.parameters.get("role").flatMap(Role.init) else { throw NotHere() }
    return role
  }

  private func newPage(
    _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: Administrator
  ) async throws -> Response {
    let choices = try await doors.store.read { tx in try PersonChoices.find(in: tx) }
    let view = NewPersonPage(form: form, errors: errors, choices: choices, sendsMail: doors.sendsMail)
    return context.page(
      title: say("Add a person"), section: .administration, status: status, frame: .narrow, view)
  }

  private func page(
    _ id: ID<Person>, _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status,
    _ context: Administrator, lastDay typed: FormState? = nil
  ) async throws -> Response {
    let zone = context.viewer.zone
    let view = try await doors.store.read { tx in
      let person = try Person.find(id, in: tx)
      return AdminPersonPage(
        person: person, version: PersonVersion.next(form, errors, kept: try PersonDraft.find(id, in: tx)),
        bounce: try Bounce.find(person, in: tx), form: form, errors: errors,
        choices: try PersonChoices.find(in: tx),
        lastDay: try typed
          ?? FormState(["leaves_on": LastDay.find(of: id, in: tx)?.iso ?? ""], prefix: "leave"),
        zone: zone)
    }
    return context.page(title: view.person.name, section: .administration, status: status, view)
  }
}
