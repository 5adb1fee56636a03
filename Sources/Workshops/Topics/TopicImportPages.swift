import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// `/admin/import/topics`: a list of topics, with its votes where there are any, is chosen, looked at, and taken over.
public struct TopicImportPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.organiser.get("/topics.csv") { try await file(.csv, $1) }
    rooms.organiser.get("/topics.json") { try await file(.json, $1) }
    rooms.organiser.get("/admin/import/topics", use: start)
    rooms.organiser.post("/admin/import/topics", use: read)
    rooms.organiser.get("/admin/import/topics/:draft", use: show)
    rooms.organiser.put("/admin/import/topics/:draft", use: map)
    rooms.organiser.delete("/admin/import/topics/:draft", use: discard)
    rooms.organiser.post("/admin/import/topics/:draft/application", use: apply)
  }

  /// All topics, as an import takes them.
  private func file(_ format: ListFormat, _ context: Organiser) async throws -> Response {
    let text = try await doors.store.read { tx in try TopicLists.topics(in: tx).text(format) }
    return context.file(text, name: "topics.\(format.rawValue)", type: format.mediaType)
  }

  @Sendable func start(_ request: Request, _ context: Organiser) async throws -> Response {
    startPage(FormFields(), FieldErrors(), .ok, context)
  }

  @Sendable func read(_ request: Request, _ context: Organiser) async throws -> Response {
    let form = try await request.form(limit: 2 * TopicImportForm.largest)
    do {
      let files = try TopicImportForm.files(form)
      var (choices, errors) = (
        TopicChoices(guessing: TopicTables(topics: files.topics.table, votes: files.votes?.table)),
        FieldErrors()
      )
      TopicImportForm.decisions(form, &choices, &errors)
      try errors.throwIfAny()
      let votes = files.votes.map { draft($0, ImportDraft.topicVotes, "", context) }
      let topics = draft(files.topics, ImportDraft.topics, choices.stored(votes: votes?.id), context)
      try await doors.store.write { tx in
        try topics.save(in: tx)
        try votes?.save(in: tx)
      }
      return context.redirect(to: TopicImportURL.draft(topics.id))
    } catch let errors as FieldErrors {
      return startPage(form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func show(_ request: Request, _ context: Organiser) async throws -> Response {
    try await lookPage(.ok, context)
  }

  @Sendable func map(_ request: Request, _ context: Organiser) async throws -> Response {
    let (form, files) = (try await request.form(), try await files(context))
    do {
      let choices = try TopicImportForm.choices(form, try files.tables)
      try await doors.store.write { tx in try files.keep(choices, in: tx) }
      return context.redirect(to: TopicImportURL.draft(files.topics.id))
    } catch let errors as FieldErrors {
      return try await lookPage(form: form, errors: errors, .unprocessableContent, context)
    }
  }

  @Sendable func discard(_ request: Request, _ context: Organiser) async throws -> Response {
    let files = try await files(context)
    try await doors.store.write { tx in try files.delete(in: tx) }
    return context.redirect(
      to: TopicImportURL.start, saying: say("The list is put away. Nothing was changed."))
  }

  @Sendable func apply(_ request: Request, _ context: Organiser) async throws -> Response {
    let (form, files, actor) = (try await request.form(), try await files(context), context.viewer.person)
    let tables = try files.tables
    let choices = TopicChoices(stored: files.topics.choices, tables)
    do {
      let outcome = try await doors.store.write { tx in
        let outcome = try TopicImport.apply(
          tables, choices, fingerprint: form["fingerprint"], file: files.topics.fileName, by: actor, in: tx)
        try files.delete(in: tx)
        return outcome
      }
      return context.redirect(to: TopicURL.list, saying: say("The list is taken over. \(outcome.summary)."))
    } catch let refusal as ImportRefusal {
      return try await lookPage(refusal: refusal.sentence, .unprocessableContent, context)
    }
  }

  private func draft(_ file: ReadFile, _ kind: String, _ choices: String, _ context: Organiser) -> ImportDraft
  {
    ImportDraft(
      id: doors.randomID(), kind: kind, person: context.viewer.person, fileName: file.name,
      content: file.text,
      choices: choices, encoding: file.table.encoding, createdAt: doors.now())
  }

  private func files(_ context: Organiser) async throws -> TopicImportFiles {
    let (id, person) = (try context.id("draft", of: ImportDraft.self), context.viewer.person)
    return try await doors.store.read { tx in try TopicImportFiles.find(id, of: person, in: tx) }
  }

  private func startPage(
    _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: Organiser
  ) -> Response {
    context.page(
      title: say("Import topics"), section: .topics, status: status,
      TopicImportStartPage(form: form, errors: errors))
  }

  private func lookPage(
    form: FormFields? = nil, errors: FieldErrors = FieldErrors(), refusal: String? = nil,
    _ status: HTTPResponse.Status,
    _ context: Organiser
  ) async throws -> Response {
    let files = try await files(context)
    let tables = try files.tables
    let choices = TopicChoices(stored: files.topics.choices, tables)
    let plan = try await doors.store.read { tx in try TopicImport.look(tables, choices, in: tx) }
    let look = TopicImportLook(files: files, tables: tables, choices: choices, plan: plan)
    let view = TopicImportLookPage(look: look, form: form, errors: errors, refusal: refusal)
    return context.page(title: say("Import topics"), section: .topics, status: status, view)
  }
}
