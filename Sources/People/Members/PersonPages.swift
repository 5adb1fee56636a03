import Database
import Doors
import Essentials
import Hummingbird
import Web

/// The directory, everybody's page, and one's own profile.
public struct PersonPages: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/people", use: directory)
    rooms.signedIn.get("/people/:person", use: show)
    rooms.signedIn.get("/me", use: me)
    rooms.signedIn.get("/me/profile", use: edit)
    rooms.signedIn.put("/me/profile", use: update)
  }

  @Sendable func directory(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (filter, after) = (DirectoryFilter(request.queryItems), ID<Person>(request.query("after")))
    let directory = try await doors.store.read { tx in try Directory.find(filter, after: after, in: tx) }
    let view = DirectoryPage(
      directory: directory, isFirst: after == nil, isSponsor: context.viewer.maySponsor, now: doors.now())
    return context.page(title: say("People"), section: .people, view)
  }

  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    let id = try context.id("person", of: Person.self)
    let facts = try await doors.store.read { tx in try PersonFacts.find(id, in: tx) }
    let view = PersonPage(facts: facts, viewer: context.viewer, now: doors.now())
    return context.page(title: facts.person.name, section: .people, view)
  }

  @Sendable func me(_ request: Request, _ context: SignedIn) async throws -> Response {
    context.redirect(to: PersonURL.show(context.viewer.person))
  }

  @Sendable func edit(_ request: Request, _ context: SignedIn) async throws -> Response {
    let person = context.viewer.person
    let draft = try await doors.store.read { tx in try PersonDraft.find(person, in: tx) }
    return try await page(PersonForm.filled(draft), FieldErrors(), .ok, context)
  }

  @Sendable func update(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (person, form) = (context.viewer.person, try await request.form())
    do {
      try await doors.store.write { tx in
        let draft = try PersonForm.profile(form, of: try PersonDraft.find(person, in: tx))
        try Person.change(person, to: draft, by: person, in: tx)
      }
      return context.redirect(to: PersonURL.show(person), saying: say("Your profile is kept."))
    } catch let errors as FieldErrors {
      return try await page(form, errors, .unprocessableContent, context)
    }
  }

  private func page(
    _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: SignedIn
  ) async throws -> Response {
    let choices = try await doors.store.read { tx in try PersonChoices.find(in: tx) }
    let view = ProfilePage(form: form, errors: errors, choices: choices, me: context.viewer.person)
    return context.page(title: say("Your profile"), section: .people, status: status, frame: .narrow, view)
  }
}
