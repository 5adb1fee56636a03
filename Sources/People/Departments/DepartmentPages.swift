import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/admin/departments`: the parts of the organisation.
public struct DepartmentPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.administrator.get("/admin/departments", use: list)
    rooms.administrator.post("/admin/departments", use: create)
    rooms.administrator.get("/admin/departments/:department", use: show)
    rooms.administrator.put("/admin/departments/:department", use: rename)
    rooms.administrator.delete("/admin/departments/:department", use: remove)
    rooms.administrator.post("/admin/departments/:department/merger", use: merge)
  }

  @Sendable func list(_ request: Request, _ context: Administrator) async throws -> Response {
    try await listPage(FormFields(), FieldErrors(), .ok, context)
  }

  @Sendable func create(_ request: Request, _ context: Administrator) async throws -> Response {
    let (form, actor) = (try await request.form(), context.viewer.person)
    do {
      let name = try DepartmentForm.name(form)
      try await doors.store.write { tx in _ = try Department.found(name, by: actor, in: tx) }
      return context.redirect(to: AdminURL.departments, saying: say("\(name) is added."))
    } catch let errors as FieldErrors {
      return try await listPage(form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func show(_ request: Request, _ context: Administrator) async throws -> Response {
    try await page(nil, FieldErrors(), .ok, context)
  }

  @Sendable func rename(_ request: Request, _ context: Administrator) async throws -> Response {
    let (id, actor) = (try context.id("department", of: Department.self), context.viewer.person)
    let form = try await request.form()
    do {
      let name = try DepartmentForm.name(form)
      try await doors.store.write { tx in try Department.rename(id, to: name, by: actor, in: tx) }
      return context.redirect(
        to: AdminURL.department(id), saying: say("The department is called \(name) now."))
    } catch let errors as FieldErrors {
      return try await page(form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func merge(_ request: Request, _ context: Administrator) async throws -> Response {
    let (id, actor) = (try context.id("department", of: Department.self), context.viewer.person)
    let form = try await request.form()
    do {
      let other = try DepartmentForm.target(form)
      let names = try await doors.store.write { tx in try Department.merge(id, into: other, by: actor, in: tx)
      }
      return context.redirect(
        to: AdminURL.department(other), saying: say("\(names.gone) is now part of \(names.stays)."))
    } catch let errors as FieldErrors {
      return try await page(form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func remove(_ request: Request, _ context: Administrator) async throws -> Response {
    let (id, actor) = (try context.id("department", of: Department.self), context.viewer.person)
    let name = try await doors.store.write { tx in try Department.remove(id, by: actor, in: tx) }
    return context.redirect(to: AdminURL.departments, saying: say("\(name) is removed."))
  }

  private func listPage(
    _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: Administrator
  ) async throws -> Response {
    let lines = try await doors.store.read { tx in try DepartmentLine.all(in: tx) }
    let view = DepartmentsPage(lines: lines, form: form, errors: errors)
    return context.page(
      title: say("Departments"), section: .administration, status: status, frame: .narrow, view)
  }

  /// `typed` is nil where nothing was.
  private func page(
    _ typed: FormFields?, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: Administrator
  ) async throws -> Response {
    let id = try context.id("department", of: Department.self)
    let (department, people, all) = try await doors.store.read { tx in
      guard let department = try Department.find(id, in: tx) else { throw NotHere() }
      return (department, try department.size(in: tx), try Department.all(in: tx))
    }
    var form = typed ?? FormFields()
    if !form.has("name") { form.set("name", department.name) }
    let view = DepartmentPage(
      department: department, people: people, others: all.filter { $0.id != id }, form: form, errors: errors)
    return context.page(
      title: department.name, section: .administration, status: status, frame: .narrow, view)
  }
}
