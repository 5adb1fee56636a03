import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/frameworks`: bodies of skills side by side, and their files.
public struct FrameworkPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/frameworks", use: list)
    rooms.signedIn.get("/frameworks/:framework", use: show)
    rooms.signedIn.get("/frameworks/:framework/skills.csv", use: skills)
    rooms.signedIn.get("/frameworks/:framework/job-roles.csv", use: roles)
    rooms.signedIn.get("/frameworks/:framework/framework.json", use: document)
    rooms.organiser.get("/frameworks/:framework/edit", use: edit)
    rooms.organiser.put("/frameworks/:framework", use: update)
  }

  @Sendable func list(_ request: Request, _ context: SignedIn) async throws -> Response {
    let lines = try await doors.store.read { tx in try FrameworkLine.all(in: tx) }
    return context.page(
      title: say("Frameworks"), section: .people,
      FrameworkListPage(
        lines: lines, isOrganiser: context.viewer.mayOrganise, isSponsor: context.viewer.maySponsor))
  }

  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, isOrganiser) = (try context.id("framework", of: Framework.self), context.viewer.mayOrganise)
    let view = try await doors.store.read { tx in
      FrameworkPage(
        line: try FrameworkLine.find(id, in: tx), groups: try GroupLine.outermost(of: id, in: tx),
        families: try JobRole.families(of: id, in: tx), isOrganiser: isOrganiser)
    }
    return context.page(title: view.line.framework.name, section: .people, view)
  }

  @Sendable func skills(_ request: Request, _ context: SignedIn) async throws -> Response {
    context.file(
      FrameworkExport.skillsCSV(try await present(context)), name: "skills.csv",
      type: "text/csv; charset=utf-8")
  }

  @Sendable func roles(_ request: Request, _ context: SignedIn) async throws -> Response {
    let present = try await present(context)
    return context.file(
      FrameworkExport.rolesCSV(present), name: name(present, "-job-roles.csv"),
      type: "text/csv; charset=utf-8")
  }

  @Sendable func document(_ request: Request, _ context: SignedIn) async throws -> Response {
    let present = try await present(context)
    return context.file(
      try FrameworkExport.json(present), name: name(present, ".json"), type: "application/json")
  }

  /// Called after the framework, so that several lie beside each other.
  private func name(_ present: PresentFramework, _ ending: String) -> String {
    let words = Folded.words(present.framework?.name ?? "").joined(separator: "-")
    return (words.utf8.allSatisfy { $0 < 128 } && !words.isEmpty ? String(words.prefix(60)) : "framework")
      + ending
  }

  private func present(_ context: SignedIn) async throws -> PresentFramework {
    let id = try context.id("framework", of: Framework.self)
    return try await doors.store.read { tx in
      try PresentFramework.find(try Framework.find(id, in: tx), in: tx)
    }
  }

  @Sendable func edit(_ request: Request, _ context: Organiser) async throws -> Response {
    try await page(nil, FieldErrors(), .ok, context)
  }

  @Sendable func update(_ request: Request, _ context: Organiser) async throws -> Response {
    let (id, actor) = (try context.id("framework", of: Framework.self), context.viewer.person)
    let form = try await request.form()
    do {
      let framework = try await doors.store.write { tx in
        try Framework.change(id, by: form, actor: actor, in: tx)
      }
      return context.redirect(to: FrameworkURL.show(id), saying: say("\(framework.name) is changed."))
    } catch let errors as FieldErrors {
      return try await page(form, errors, .unprocessableContent, context)
    }
  }

  /// `typed` is nil where nothing was.
  private func page(
    _ typed: FormFields?, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: Organiser
  ) async throws -> Response {
    let id = try context.id("framework", of: Framework.self)
    let framework = try await doors.store.read { tx in try Framework.find(id, in: tx) }
    let filled = FrameworkForm.filled(framework)
    return context.page(
      title: say("Change the framework"), section: .people, status: status, frame: .narrow,
      FrameworkEditPage(
        framework: framework, form: typed ?? filled, errors: errors,
        version: FormVersion.next(typed, errors, kept: filled)))
  }
}
