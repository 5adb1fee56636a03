import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/admin/import/people`: a list is chosen, looked at, and taken over.
public struct PeopleImportPages: Sendable {
  static let kind = "people"
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.administrator.get("/admin/import/people", use: start)
    rooms.administrator.post("/admin/import/people", use: read)
    rooms.administrator.get("/admin/import/people/:draft", use: show)
    rooms.administrator.put("/admin/import/people/:draft", use: map)
    rooms.administrator.delete("/admin/import/people/:draft", use: discard)
    rooms.administrator.post("/admin/import/people/:draft/application", use: apply)
  }

  @Sendable func start(_ request: Request, _ context: Administrator) async throws -> Response {
    startPage(FormFields(), FieldErrors(), .ok, context)
  }

  @Sendable func read(_ request: Request, _ context: Administrator) async throws -> Response {
    let form = try await request.form(limit: PeopleImportForm.largest)
    do {
      let (table, text, name) = try PeopleImportForm.table(form)
      let choices = PeopleChoices(mapping: ColumnMapping(guessing: table.header))
      let draft = ImportDraft(
        id: doors.randomID(), kind: PeopleImportPages.kind, person: context.viewer.person, fileName: name,
        content: text,
        choices: choices.stored, encoding: table.encoding, createdAt: doors.now())
      try await doors.store.write { tx in try draft.save(in: tx) }
      return context.redirect(to: PeopleImportURL.draft(draft.id))
    } catch let errors as FieldErrors {
      return startPage(form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func show(_ request: Request, _ context: Administrator) async throws -> Response {
    try await lookPage(.ok, context)
  }

  @Sendable func map(_ request: Request, _ context: Administrator) async throws -> Response {
    let form = try await request.form()
    let draft = try await draft(context)
    do {
      let choices = try PeopleImportForm.choices(form, header: try draft.table.header)
      try await doors.store.write { tx in try draft.keep(choices: choices.stored, in: tx) }
      return context.redirect(to: PeopleImportURL.draft(draft.id))
    } catch let errors as FieldErrors {
      return try await lookPage(form: form, errors: errors, .unprocessableContent, context)
    }
  }

  @Sendable func discard(_ request: Request, _ context: Administrator) async throws -> Response {
    let draft = try await draft(context)
    try await doors.store.write { tx in try draft.delete(in: tx) }
    return context.redirect(
      to: AdminURL.importPeople, saying: say("The list is put away. Nothing was changed."))
  }

  @Sendable func apply(_ request: Request, _ context: Administrator) async throws -> Response {
    let (form, draft, actor) = (try await request.form(), try await draft(context), context.viewer.person)
    let table = try draft.table
    let choices = PeopleChoices(stored: draft.choices, columns: table.header.count)
    do {
      let missing = PeopleImportForm.missing(form)
      try NotSure.check(missing, form)
      let outcome = try await doors.store.write { tx in
        let outcome = try PeopleImport.apply(
          table, choices, missing: missing, fingerprint: form["fingerprint"],
          file: draft.fileName, by: actor, at: ID(stored: context.viewer.signIn), in: tx)
        try draft.delete(in: tx)
        return outcome
      }
      return context.redirect(to: AdminURL.people, saying: say("The list is taken over: \(outcome.summary)."))
    } catch let refusal as ImportRefusal {
      return try await lookPage(refusal: refusal.sentence, .unprocessableContent, context)
    } catch let refusal as NotSure {
      return try await lookPage(ticked: form, refusal: refusal.sentence, .unprocessableContent, context)
    }
  }

  private func draft(_ context: Administrator) async throws -> ImportDraft {
    let (id, person) = (try context.id("draft", of: ImportDraft.self), context.viewer.person)
    return try await doors.store.read { tx in
      try ImportDraft.find(id, kind: PeopleImportPages.kind, of: person, in: tx)
    }
  }

  private func startPage(
    _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: Administrator
  ) -> Response {
    context.page(
      title: say("Import people"), section: .administration, status: status,
      ImportStartPage(form: form, errors: errors))
  }

  private func lookPage(
    form: FormFields? = nil, errors: FieldErrors = FieldErrors(), ticked: FormFields = FormFields(),
    refusal: String? = nil,
    _ status: HTTPResponse.Status,
    _ context: Administrator
  ) async throws -> Response {
    let draft = try await draft(context)
    let table = try draft.table
    let choices = PeopleChoices(stored: draft.choices, columns: table.header.count)
    let plan = try await doors.store.read { tx in try PeopleImport.look(table, choices, in: tx) }
    let look = ImportLook(id: draft.id, fileName: draft.fileName, table: table, choices: choices, plan: plan)
    let view = ImportLookPage(
      look: look, form: form, errors: errors, ticked: ticked, refusal: refusal, me: context.viewer.person)
    return context.page(title: say("Import people"), section: .administration, status: status, view)
  }
}
