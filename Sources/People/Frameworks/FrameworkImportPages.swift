import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/admin/import/skills`: a framework is chosen, looked at, and taken over.
public struct FrameworkImportPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.organiser.get("/admin/import/skills", use: start)
    rooms.organiser.post("/admin/import/skills", use: read)
    rooms.organiser.get("/admin/import/skills/:draft", use: show)
    rooms.organiser.put("/admin/import/skills/:draft", use: map)
    rooms.organiser.delete("/admin/import/skills/:draft", use: discard)
    rooms.organiser.post("/admin/import/skills/:draft/application", use: apply)
  }

  @Sendable func start(_ request: Request, _ context: Organiser) async throws -> Response {
    try await startPage(FormFields(), FieldErrors(), .ok, context)
  }

  @Sendable func read(_ request: Request, _ context: Organiser) async throws -> Response {
    let form = try await request.form(limit: 2 * FrameworkImportForm.largest)
    do {
      let files = try FrameworkImportForm.files(form)
      let typed = String(form["name"].prefix(SkillLimits.name))
      let roles = files.roles.map { draft($0, ImportDraft.frameworkRoles, "", context) }
      let choices = try await doors.store.read { tx in try files.choices(named: typed, in: tx) }
      let nothing = FrameworkFiles.File(name: files.names, text: "", encoding: "")
      let main = draft(
        files.skills ?? nothing, ImportDraft.framework, choices.stored(roles: roles?.id), context)
      try await doors.store.write { tx in
        try main.save(in: tx)
        try roles?.save(in: tx)
      }
      return context.redirect(to: FrameworkImportURL.draft(main.id))
    } catch let errors as FieldErrors {
      return try await startPage(form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func show(_ request: Request, _ context: Organiser) async throws -> Response {
    try await lookPage(.ok, context)
  }

  @Sendable func map(_ request: Request, _ context: Organiser) async throws -> Response {
    let (form, drafts) = (try await request.form(), try await drafts(context))
    do {
      let choices = try FrameworkImportForm.choices(form, try drafts.files.tables())
      try await doors.store.write { tx in try drafts.keep(choices, in: tx) }
      return context.redirect(to: FrameworkImportURL.draft(drafts.main.id))
    } catch let errors as FieldErrors {
      return try await lookPage(form: form, errors: errors, .unprocessableContent, context)
    }
  }

  @Sendable func discard(_ request: Request, _ context: Organiser) async throws -> Response {
    let drafts = try await drafts(context)
    try await doors.store.write { tx in try drafts.delete(in: tx) }
    return context.redirect(
      to: FrameworkImportURL.start, saying: say("The list is put away. Nothing was changed."))
  }

  @Sendable func apply(_ request: Request, _ context: Organiser) async throws -> Response {
    let (form, drafts, actor) = (try await request.form(), try await drafts(context), context.viewer.person)
    let tables = try drafts.files.tables()
    var choices = FrameworkChoices(stored: drafts.main.choices, tables)
    choices.retires = form.has("retire")
    do {
      let (framework, outcome) = try await doors.store.write { [choices] tx in
        let done = try FrameworkImport.apply(
          tables, choices, fingerprint: form["fingerprint"], file: drafts.files.names, by: actor, in: tx)
        try drafts.delete(in: tx)
        return done
      }
      return context.redirect(
        to: FrameworkURL.show(framework.id), saying: say("The framework is taken over. \(outcome.summary)."))
    } catch let refusal as ImportRefusal {
      return try await lookPage(
        refusal: refusal.sentence, retires: choices.retires, .unprocessableContent, context)
    }
  }

  private func draft(_ file: FrameworkFiles.File, _ kind: String, _ choices: String, _ context: Organiser)
    -> ImportDraft
  {
    ImportDraft(
      id: doors.randomID(), kind: kind, person: context.viewer.person, fileName: file.name,
      content: file.text,
      choices: choices, encoding: file.encoding, createdAt: doors.now())
  }

  private func drafts(_ context: Organiser) async throws -> FrameworkDrafts {
    let (id, person) = (try context.id("draft", of: ImportDraft.self), context.viewer.person)
    return try await doors.store.read { tx in try FrameworkDrafts.find(id, of: person, in: tx) }
  }

  private func startPage(
    _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: Organiser
  ) async throws -> Response {
    let present = try await doors.store.read { tx in try Framework.all(in: tx).map(\.name) }
    return context.page(
      title: say("Import a framework"), section: .people, status: status,
      FrameworkImportStartPage(form: form, errors: errors, present: present))
  }

  private func lookPage(
    form: FormFields? = nil, errors: FieldErrors = FieldErrors(), refusal: String? = nil,
    retires: Bool = false,
    _ status: HTTPResponse.Status, _ context: Organiser
  ) async throws -> Response {
    let drafts = try await drafts(context)
    let tables = try drafts.files.tables()
    var choices = FrameworkChoices(stored: drafts.main.choices, tables)
    choices.retires = retires
    let plan = try await doors.store.read { [choices] tx in try FrameworkImport.look(tables, choices, in: tx)
    }
    let look = FrameworkLook(
      id: drafts.main.id, name: drafts.files.names, tables: tables, choices: choices, plan: plan)
    let view = FrameworkLookPage(look: look, form: form, errors: errors, refusal: refusal)
    return context.page(title: say("Import a framework"), section: .people, status: status, view)
  }
}
