import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/job-roles`: kinds of work and what they need, for everybody to read and for organisers to change.
public struct JobRolePages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/job-roles", use: list)
    rooms.signedIn.get("/job-roles/:jobRole", use: show)
    rooms.organiser.get("/job-roles/:jobRole/edit", use: edit)
    rooms.organiser.put("/job-roles/:jobRole", use: update)
    rooms.organiser.post("/job-roles/:jobRole/retirement", use: retire)
    rooms.organiser.delete("/job-roles/:jobRole/retirement", use: bringBack)
    rooms.organiser.get("/frameworks/:framework/job-roles/new", use: new)
    rooms.organiser.post("/frameworks/:framework/job-roles", use: create)
  }

  @Sendable func list(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (filter, after) = (JobRoleFilter(request.queryItems), ID<JobRole>(request.query("after")))
    let list = try await doors.store.read { tx in try JobRoleList.find(filter, after: after, in: tx) }
    return context.page(
      title: say("Job roles"), section: .people,
      JobRoleListPage(
        list: list, isFirst: after == nil, isOrganiser: context.viewer.mayOrganise,
        isSponsor: context.viewer.maySponsor))
  }

  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    let id = try context.id("jobRole", of: JobRole.self)
    let story = try await doors.store.read { tx in try JobRoleStory.find(id, in: tx) }
    return context.page(
      title: story.role.name, section: .people,
      JobRolePage(story: story, isOrganiser: context.viewer.mayOrganise))
  }

  @Sendable func edit(_ request: Request, _ context: Organiser) async throws -> Response {
    try await page(nil, FieldErrors(), .ok, context)
  }

  @Sendable func update(_ request: Request, _ context: Organiser) async throws -> Response {
    let (id, actor) = (try context.id("jobRole", of: JobRole.self), context.viewer.person)
    let form = try await request.form()
    do {
      let draft = try JobRoleForm.draft(form)
      try await doors.store.write { tx in try JobRole.change(id, to: draft, form: form, by: actor, in: tx) }
      return context.redirect(to: JobRoleURL.show(id), saying: say("The job role is changed."))
    } catch let errors as FieldErrors {
      return try await page(form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func retire(_ request: Request, _ context: Organiser) async throws -> Response {
    let (id, actor) = (try context.id("jobRole", of: JobRole.self), context.viewer.person)
    let role = try await doors.store.write { tx in try JobRole.setRetired(true, id, by: actor, in: tx) }
    return context.redirect(to: JobRoleURL.show(id), saying: say("\(role.name) is out of use."))
  }

  @Sendable func bringBack(_ request: Request, _ context: Organiser) async throws -> Response {
    let (id, actor) = (try context.id("jobRole", of: JobRole.self), context.viewer.person)
    let role = try await doors.store.write { tx in try JobRole.setRetired(false, id, by: actor, in: tx) }
    return context.redirect(to: JobRoleURL.show(id), saying: say("\(role.name) is in use again."))
  }

  @Sendable func new(_ request: Request, _ context: Organiser) async throws -> Response {
    try await newPage(FormFields(), FieldErrors(), .ok, context)
  }

  @Sendable func create(_ request: Request, _ context: Organiser) async throws -> Response {
    let (framework, actor) = (try context.id("framework", of: Framework.self), context.viewer.person)
    let form = try await request.form()
    do {
      let draft = try JobRoleForm.draft(form)
      let role = try await doors.store.write { tx in try JobRole.add(draft, to: framework, by: actor, in: tx)
      }
      return context.redirect(to: JobRoleURL.show(role.id), saying: say("\(role.name) is added."))
    } catch let errors as FieldErrors {
      return try await newPage(form, errors, .unprocessableContent, context)
    }
  }

  /// `typed` is nil where nothing was.
  private func page(
    _ typed: FormFields?, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: Organiser
  ) async throws -> Response {
    let id = try context.id("jobRole", of: JobRole.self)
    let view = try await doors.store.read { tx in
      let role = try JobRole.find(id, in: tx)
      let filled = JobRoleForm.filled(JobRoleDraft(role, try RoleTargets.find(of: id, in: tx)))
      return JobRoleEditPage(
        framework: try Framework.find(role.framework, in: tx), id: id, name: role.name,
        skills: try Skill.names(of: role.framework, neededBy: id, in: tx),
        families: try JobRole.families(of: role.framework, in: tx).map(\.name),
        form: TargetForm.shown(typed, kept: filled),
        errors: errors, version: FormVersion.next(typed, errors, kept: filled))
    }
    return context.page(
      title: say("Change the job role"), section: .people, status: status, frame: .narrow, view)
  }

  private func newPage(
    _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: Organiser
  ) async throws -> Response {
    let id = try context.id("framework", of: Framework.self)
    let view = try await doors.store.read { tx in
      let framework = try Framework.find(id, in: tx)
      return JobRoleEditPage(
        framework: framework, id: nil, name: framework.name, skills: try Skill.names(of: id, in: tx),
        families: try JobRole.families(of: id, in: tx).map(\.name), form: form, errors: errors, version: nil)
    }
    return context.page(title: say("Add a job role"), section: .people, status: status, frame: .narrow, view)
  }
}
