import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/departments`: what each part of the organisation needs of its people, for everybody to read and for organisers to set.
public struct DepartmentTargetPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/departments", use: list)
    rooms.signedIn.get("/departments/:department", use: show)
    rooms.organiser.get("/departments/:department/edit", use: edit)
    rooms.organiser.put("/departments/:department", use: update)
  }

  @Sendable func list(_ request: Request, _ context: SignedIn) async throws -> Response {
    let all = try await doors.store.read { tx in try DepartmentNeeds.all(in: tx) }
    return context.page(title: say("Departments"), section: .people, DepartmentNeedsPage(all: all))
  }

  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    let id = try context.id("department", of: Department.self)
    let needs = try await doors.store.read { tx in try DepartmentTargets.find(id, in: tx) }
    let view = DepartmentTargetsPage(needs: needs, isOrganiser: context.viewer.mayOrganise)
    return context.page(title: needs.department.name, section: .people, view)
  }

  @Sendable func edit(_ request: Request, _ context: Organiser) async throws -> Response {
    try await page(nil, FieldErrors(), .ok, context)
  }

  @Sendable func update(_ request: Request, _ context: Organiser) async throws -> Response {
    let (id, actor) = (try context.id("department", of: Department.self), context.viewer.person)
    let form = try await request.form()
    do {
      var errors = FieldErrors()
      let (levels, added) = TargetForm.read(form, &errors)
      try errors.throwIfAny()
      let department = try await doors.store.write { tx in
        try DepartmentTargets.change(id, levels: levels, added: added, form: form, by: actor, in: tx)
      }
      return context.redirect(
        to: DepartmentTargetURL.show(id), saying: say("What \(department.name) needs is changed."))
    } catch let errors as FieldErrors {
      return try await page(form, errors, .unprocessableContent, context)
    }
  }

  /// `typed` is nil where nothing was.
  private func page(
    _ typed: FormFields?, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: Organiser
  ) async throws -> Response {
    let id = try context.id("department", of: Department.self)
    let view = try await doors.store.read { tx in
      let needs = try DepartmentTargets.find(id, in: tx)
      let filled = FormFields(TargetForm.filled(needs.targets))
      return DepartmentTargetEditPage(
        needs: needs, choices: try TargetForm.choices(in: tx), form: TargetForm.shown(typed, kept: filled),
        errors: errors,
        version: FormVersion.next(typed, errors, kept: filled))
    }
    return context.page(
      title: say("What a department needs"), section: .people, status: status, frame: .narrow, view)
  }
}

enum DepartmentTargetURL {
  static let list = Link("/departments")
  static func show(_ id: ID<Department>) -> Link { Link(path: "/departments/\(id)") }
  static func edit(_ id: ID<Department>) -> Link { Link(path: "/departments/\(id)/edit") }
}
