import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// `/topics/…/skills` and `/sessions/…/skills`: which skills they are about.
public struct AimPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/topics/:topic/skills") { request, context in
      try await page(context, try topic(context), nil, FieldErrors(), .ok)
    }
    rooms.signedIn.put("/topics/:topic/skills") { request, context in
      try await save(request, context, try topic(context))
    }
    rooms.signedIn.get("/sessions/:session/skills") { request, context in
      try await page(context, try session(context), nil, FieldErrors(), .ok)
    }
    rooms.signedIn.put("/sessions/:session/skills") { request, context in
      try await save(request, context, try session(context))
    }
  }

  private func topic(_ context: SignedIn) throws -> AimSubject {
    .topic(try context.id("topic", of: Topic.self))
  }
  private func session(_ context: SignedIn) throws -> AimSubject {
    .session(try context.id("session", of: Session.self))
  }

  private func save(_ request: Request, _ context: SignedIn, _ subject: AimSubject) async throws -> Response {
    let (form, viewer) = (try await request.form(), context.viewer)
    do {
      var errors = FieldErrors()
      let (levels, added) = TargetForm.read(form, &errors)
      try errors.throwIfAny()
      try await doors.store.write { tx in
        switch subject {
        case .topic(let id):
          try Topic.aim(
            id, at: levels, added: added, form: form, by: viewer.person, isOrganiser: viewer.mayOrganise,
            in: tx)
        case .session(let id):
          try Session.aim(
            id, at: levels, added: added, form: form, by: viewer.person, isOrganiser: viewer.mayOrganise,
            in: tx)
        }
      }
      return context.redirect(to: subject.page, saying: say("The skills are kept."))
    } catch let errors as FieldErrors {
      return try await page(context, subject, form, errors, .unprocessableContent)
    }
  }

  /// `typed` is nil where nothing was.
  private func page(
    _ context: SignedIn, _ subject: AimSubject, _ typed: FormFields?, _ errors: FieldErrors,
    _ status: HTTPResponse.Status
  ) async throws -> Response {
    let viewer = context.viewer
    let view = try await doors.store.read { tx in
      let aims = try SkillAim.all(of: subject, in: tx)
      let filled = FormFields(TargetForm.filled(SkillAim.targets(aims)))
      return AimPage(
        subject: subject,
        title: try subject.title(for: viewer.person, isOrganiser: viewer.mayOrganise, in: tx), aims: aims,
        choices: try TargetForm.choices(in: tx),
        form: TargetForm.shown(typed, kept: filled), errors: errors,
        version: FormVersion.next(typed, errors, kept: filled))
    }
    return context.page(
      title: say("Skills"), section: subject.section, status: status, frame: .narrow, view)
  }
}
