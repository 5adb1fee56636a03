import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/skills`: what people can do, for everybody to read and for organisers to change.
public struct SkillPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/skills", use: list)
    rooms.signedIn.get("/skills/:skill", use: show)
    rooms.organiser.get("/skills/:skill/edit", use: edit)
    rooms.organiser.put("/skills/:skill", use: update)
    rooms.organiser.post("/skills/:skill/retirement", use: retire)
    rooms.organiser.delete("/skills/:skill/retirement", use: bringBack)
    rooms.organiser.get("/frameworks/:framework/skills/new", use: new)
    rooms.organiser.post("/frameworks/:framework/skills", use: create)
  }

  @Sendable func list(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (filter, after) = (SkillFilter(request.queryItems), ID<Skill>(request.query("after")))
    let list = try await doors.store.read { tx in try SkillList.find(filter, after: after, in: tx) }
    let view = SkillListPage(
      list: list, isFirst: after == nil, isOrganiser: context.viewer.mayOrganise,
      isSponsor: context.viewer.maySponsor)
    return context.page(title: say("Skills"), section: .people, view)
  }

  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("skill", of: Skill.self), context.viewer.person)
    let story = try await doors.store.read { tx in try SkillStory.find(id, for: person, in: tx) }
    return context.page(
      title: story.skill.name, section: .people,
      SkillPage(story: story, me: person, isOrganiser: context.viewer.mayOrganise, now: doors.now()))
  }

  @Sendable func edit(_ request: Request, _ context: Organiser) async throws -> Response {
    let id = try context.id("skill", of: Skill.self)
    let draft = try await doors.store.read { tx in try SkillDraft.find(id, in: tx) }
    return try await page(id, SkillForm.filled(draft), FieldErrors(), .ok, context)
  }

  @Sendable func update(_ request: Request, _ context: Organiser) async throws -> Response {
    let (id, actor) = (try context.id("skill", of: Skill.self), context.viewer.person)
    let form = try await request.form()
    do {
      let draft = try SkillForm.draft(form)
      try await doors.store.write { tx in try Skill.change(id, to: draft, form: form, by: actor, in: tx) }
      return context.redirect(to: SkillURL.show(id), saying: say("The skill is changed."))
    } catch let errors as FieldErrors {
      return try await page(id, form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func retire(_ request: Request, _ context: Organiser) async throws -> Response {
    let (id, actor) = (try context.id("skill", of: Skill.self), context.viewer.person)
    let skill = try await doors.store.write { tx in try Skill.setRetired(true, id, by: actor, in: tx) }
    return context.redirect(to: SkillURL.show(id), saying: say("\(skill.name) is out of use."))
  }

  @Sendable func bringBack(_ request: Request, _ context: Organiser) async throws -> Response {
    let (id, actor) = (try context.id("skill", of: Skill.self), context.viewer.person)
    let skill = try await doors.store.write { tx in try Skill.setRetired(false, id, by: actor, in: tx) }
    return context.redirect(to: SkillURL.show(id), saying: say("\(skill.name) is in use again."))
  }

  @Sendable func new(_ request: Request, _ context: Organiser) async throws -> Response {
    try await newPage(FormFields(), FieldErrors(), .ok, context)
  }

  @Sendable func create(_ request: Request, _ context: Organiser) async throws -> Response {
    let (framework, actor) = (try context.id("framework", of: Framework.self), context.viewer.person)
    let form = try await request.form()
    do {
      let draft = try SkillForm.draft(form)
      let skill = try await doors.store.write { tx in try Skill.add(draft, to: framework, by: actor, in: tx) }
      return context.redirect(to: SkillURL.show(skill.id), saying: say("\(skill.name) is added."))
    } catch let errors as FieldErrors {
      return try await newPage(form, errors, .unprocessableContent, context)
    }
  }

  private func page(
    _ id: ID<Skill>, _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status,
    _ context: Organiser
  ) async throws -> Response {
    let view = try await doors.store.read { tx in
      let skill = try Skill.find(id, in: tx)
      let groups = try SkillGroup.all(of: skill.framework, in: tx)
      let kept = SkillDraft(skill, group: SkillGroup.path(skill.group, groups))
      return SkillEditPage(
        framework: try Framework.find(skill.framework, in: tx), id: id, name: skill.name,
        groups: groups.map { SkillGroup.path($0.id, groups) }, form: form, errors: errors,
        version: FormVersion.next(form, errors, kept: SkillForm.filled(kept)))
    }
    return context.page(
      title: say("Change the skill"), section: .people, status: status, frame: .narrow, view)
  }

  private func newPage(
    _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: Organiser
  ) async throws -> Response {
    let id = try context.id("framework", of: Framework.self)
    let view = try await doors.store.read { tx in
      let (framework, groups) = (try Framework.find(id, in: tx), try SkillGroup.all(of: id, in: tx))
      return SkillEditPage(
        framework: framework, id: nil, name: framework.name,
        groups: groups.map { SkillGroup.path($0.id, groups) },
        form: form, errors: errors, version: nil)
    }
    return context.page(title: say("Add a skill"), section: .people, status: status, frame: .narrow, view)
  }
}
