import Database
import Doors
import Essentials
import Hummingbird
import Web

/// Closing an account and opening it again.
extension AdminPeoplePages {
  @Sendable func askDeactivation(_ request: Request, _ context: Administrator) async throws -> Response {
    try await deactivationPage(FieldErrors(), .ok, context)
  }

  @Sendable func deactivate(_ request: Request, _ context: Administrator) async throws -> Response {
    let (id, actor) = (try context.id("person", of: Person.self), context.viewer.person)
    let isConfirmed = try await request.form().has("confirm")
    do {
      try await doors.store.write { tx in
        try Person.deactivate(id, by: actor, isConfirmed: isConfirmed, in: tx)
      }
    } catch PersonRefusal.confirmOwnEnd {
      let errors = FieldErrors("confirm", PersonRefusal.confirmOwnEnd.sentence)
      return try await deactivationPage(errors, .unprocessableContent, context)
    }
    if id == actor {
      return context.redirect(to: SignInURL.page, saying: say("Your account is deactivated."))
    }
    return context.redirect(
      to: AdminURL.person(id), saying: say("The account is deactivated, and all its browsers are signed out.")
    )
  }

  @Sendable func reactivate(_ request: Request, _ context: Administrator) async throws -> Response {
    let (id, actor) = (try context.id("person", of: Person.self), context.viewer.person)
    try await doors.store.write { tx in try Person.reactivate(id, by: actor, in: tx) }
    return context.redirect(to: AdminURL.person(id), saying: say("The account is active again."))
  }

  private func deactivationPage(
    _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: Administrator
  ) async throws -> Response {
    let id = try context.id("person", of: Person.self)
    let (person, reports) = try await doors.store.read { tx in
      (try Person.find(id, in: tx), try Person.reports(of: id, in: tx).count)
    }
    if !person.isActive { return context.redirect(to: AdminURL.person(id)) }
    let view = DeactivationPage(
      person: person, reports: reports, isMe: id == context.viewer.person, errors: errors)
    return context.page(
      title: say("Deactivate \(person.name)"), section: .administration, status: status, frame: .narrow, view)
  }
}
