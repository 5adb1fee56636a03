import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/admin/organisation`: name, time zone, work week.
public struct OrganisationPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.administrator.get("/admin/organisation", use: show)
    rooms.administrator.put("/admin/organisation", use: update)
  }

  @Sendable func show(_ request: Request, _ context: Administrator) async throws -> Response {
    guard let organisation = try await doors.store.read({ tx in try Organisation.find(in: tx) }) else {
      throw NotHere()
    }
    return page(OrganisationForm.filled(organisation), FieldErrors(), .ok, context)
  }

  @Sendable func update(_ request: Request, _ context: Administrator) async throws -> Response {
    let (form, actor) = (try await request.form(), context.viewer.person)
    do {
      let organisation = try OrganisationForm.read(form)
      try await doors.store.write { tx in try organisation.change(by: actor, in: tx) }
      return context.redirect(to: AdminURL.organisation, saying: say("The settings are kept."))
    } catch let errors as FieldErrors {
      return page(form, errors, .unprocessableContent, context)
    }
  }

  private func page(
    _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: Administrator
  ) -> Response {
    context.page(
      title: say("Organisation"), section: .administration, status: status, frame: .narrow,
      OrganisationPage(form: form, errors: errors))
  }
}
