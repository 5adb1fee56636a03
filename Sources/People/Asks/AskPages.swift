import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/me/asks`: what colleagues ask of somebody and what they ask of colleagues; and asking for help with a skill.
public struct AskPages: Sendable {
  let doors: Doors
  /// Each question writes a letter.
  private let letters: RateLimit

  public init(_ doors: Doors) {
    self.doors = doors
    letters = RateLimit(20, per: .hours(1), clock: doors.now)
  }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/me/asks", use: show)
    rooms.signedIn.post("/me/asks", use: ask)
    rooms.signedIn.delete("/me/asks/:rater", use: takeBack)
    rooms.signedIn.delete("/me/asked/:person", use: decline)
    rooms.signedIn.put("/me/quiet-time", use: beginQuiet)
    rooms.signedIn.delete("/me/quiet-time", use: endQuiet)
    rooms.signedIn.get("/skills/:skill/helpers/:helper", use: helpForm)
    rooms.signedIn.post("/skills/:skill/helpers/:helper", use: askHelp)
  }

  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    try await page(ID(request.query("skill")), nil, FieldErrors(), .ok, context)
  }

  @Sendable func ask(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (form, person) = (try await request.form(), context.viewer.person)
    do {
      let draft = try AskForm.rating(form)
      try await takeLetter(person)
      let name = try await doors.store.write { tx in try RatingAsk.ask(draft, by: person, in: tx) }
      return context.redirect(
        to: AskURL.page, saying: say("\(name) is asked. They may say nothing, and that is fine."))
    } catch let errors as FieldErrors {
      return try await page(nil, form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func takeBack(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (rater, person) = (try context.id("rater", of: Person.self), context.viewer.person)
    try await doors.store.write { tx in try RatingAsk.takeBack(from: rater, by: person, in: tx) }
    return context.redirect(to: AskURL.page, saying: say("Your request is withdrawn."))
  }

  @Sendable func decline(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (person, rater) = (try context.id("person", of: Person.self), context.viewer.person)
    try await doors.store.write { tx in try RatingAsk.decline(person, by: rater, in: tx) }
    return context.redirect(to: AskURL.page, saying: say("It is put aside, and nobody is told."))
  }

  @Sendable func beginQuiet(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (form, viewer) = (try await request.form(), context.viewer)
    do {
      let until = try AskForm.quiet(form, today: viewer.zone.wall(at: doors.now()).day)
      try await doors.store.write { tx in try QuietTime.begin(until, for: viewer.person, in: tx) }
      return context.redirect(
        to: AskURL.page, saying: say("Nobody can ask you anything until \(Told.day(until))."))
    } catch let errors as FieldErrors {
      return try await page(nil, form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func endQuiet(_ request: Request, _ context: SignedIn) async throws -> Response {
    let person = context.viewer.person
    try await doors.store.write { tx in try QuietTime.end(for: person, in: tx) }
    return context.redirect(to: AskURL.page, saying: say("You can be asked again."))
  }

  @Sendable func helpForm(_ request: Request, _ context: SignedIn) async throws -> Response {
    try await helpPage(FormFields(), FieldErrors(), .ok, context)
  }

  @Sendable func askHelp(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (skill, helper) = (try context.id("skill", of: Skill.self), try context.id("helper", of: Person.self))
    let (form, asker) = (try await request.form(), context.viewer.person)
    do {
      let words = try AskForm.help(form)
      try await takeLetter(asker)
      let person = try await doors.store.write { tx in
        try HelpAsk.ask(words, of: helper, about: skill, by: asker, in: tx)
      }
      return context.redirect(
        to: SkillURL.show(skill), saying: say("\(person.name) is asked, and answers you directly."))
    } catch let errors as FieldErrors {
      return try await helpPage(form, errors, .unprocessableContent, context)
    } catch let refusal as AskRefusal {
      return try await helpPage(form, FieldErrors("words", refusal.sentence), .unprocessableContent, context)
    }
  }

  private func takeLetter(_ person: ID<Person>) async throws {
    if let wait = await letters.take(person.text) { throw TooManyTries(wait: wait) }
  }

  private func helpPage(
    _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status, _ context: SignedIn
  ) async throws -> Response {
    let (skill, helper) = (try context.id("skill", of: Skill.self), try context.id("helper", of: Person.self))
    let asker = context.viewer.person
    let view = try await doors.store.read { tx in
      HelpPage(
        skill: try Skill.find(skill, in: tx),
        // What was typed stays, whatever speaks against asking.
        helper: errors.isEmpty
          ? try HelpAsk.checked(helper, about: skill, by: asker, in: tx) : try Person.find(helper, in: tx),
        form: form, errors: errors, now: tx.now)
    }
    return context.page(title: say("Ask for help"), section: .people, status: status, frame: .narrow, view)
  }

  /// `typed` is nil where nothing was.
  private func page(
    _ adding: ID<Skill>?, _ typed: FormFields?, _ errors: FieldErrors, _ status: HTTPResponse.Status,
    _ context: SignedIn
  ) async throws -> Response {
    let viewer = context.viewer
    let chosen = ([adding].compactMap(\.self) + (typed?.all("skills") ?? []).compactMap { ID<Skill>($0) })
    let story = try await doors.store.read { tx in try AskStory.find(viewer.person, adding: chosen, in: tx) }
    let view = AsksPage(
      story: story, chosen: adding, form: typed ?? FormFields(), errors: errors, me: viewer.person,
      zone: viewer.zone, now: doors.now())
    return context.page(title: say("Asked of you, and by you"), section: .people, status: status, view)
  }
}
