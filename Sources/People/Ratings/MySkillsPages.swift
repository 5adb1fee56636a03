import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/me/skills`: what somebody works as, how well they can do what it needs, and what they may be asked about. Only they
/// see it, but for what they let themselves be found for.
public struct MySkillsPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/me/skills", use: show)
    rooms.signedIn.put("/me/skills", use: save)
    rooms.signedIn.delete("/me/skills/:skill", use: forget)
    rooms.signedIn.put("/me/job-role", use: choose)
  }

  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    try await page(
      MySkillsForm.shown(request.query("add"), nil), nil, FieldErrors(), .ok, context,
      showsAll: !request.query("all").isEmpty)
  }

  @Sendable func save(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (form, person) = (try await request.form(), context.viewer.person)
    do {
      let ratings = try MySkillsForm.ratings(form)
      try await doors.store.write { tx in try OwnRating.save(ratings, of: person, in: tx) }
      return context.redirect(to: MySkillsURL.list, saying: say("Your levels are kept."))
    } catch let errors as FieldErrors {
      return try await page(MySkillsForm.shown("", form), form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func forget(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (skill, person) = (try context.id("skill", of: Skill.self), context.viewer.person)
    try await doors.store.write { tx in try OwnRating.forget(skill, of: person, in: tx) }
    return context.redirect(to: MySkillsURL.list, saying: say("What you said of it is forgotten."))
  }

  @Sendable func choose(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (form, person) = (try await request.form(), context.viewer.person)
    do {
      let role = try MySkillsForm.role(form)
      try await doors.store.write { tx in try JobRole.choose(role, for: person, in: tx) }
      return context.redirect(
        to: MySkillsURL.list,
        saying: role == nil ? say("No job role is set.") : say("Below is what your work needs."))
    } catch let errors as FieldErrors {
      return try await page(MySkillsForm.shown("", form), form, errors, .unprocessableContent, context)
    }
  }

  /// `typed` is nil where nothing was.
  private func page(
    _ adding: [ID<Skill>], _ typed: FormFields?, _ errors: FieldErrors, _ status: HTTPResponse.Status,
    _ context: SignedIn, showsAll: Bool = false
  ) async throws -> Response {
    let person = context.viewer.person
    let (own, offered) = try await doors.store.read { tx in
      (try OwnSkills.find(person, adding: adding, in: tx), try OfferedRating.all(to: person, in: tx))
    }
    let view = MySkillsPage(
      own: own, offered: offered, form: typed, errors: errors, me: person, now: doors.now(),
      showsAll: showsAll, chosen: adding)
    return context.page(title: say("Your skills"), section: .people, status: status, view)
  }
}
