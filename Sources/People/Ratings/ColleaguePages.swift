import Database
import Doors
import Essentials
import Hummingbird
import Web

/// `/people/…/skills`: what colleagues, and who leads somebody, say of their level; and what the person does with it.
public struct ColleaguePages: Sendable {
  let doors: Doors
  /// Each word writes a letter.
  private let letters: RateLimit

  public init(_ doors: Doors) {
    self.doors = doors
    letters = RateLimit(60, per: .hours(1), clock: doors.now)
  }

  public func add(to rooms: Rooms) {
    rooms.signedIn.get("/people/:person/skills", use: show)
    rooms.signedIn.put("/people/:person/skills", use: save)
    rooms.signedIn.delete("/people/:person/skills/:skill", use: forget)
    rooms.signedIn.get("/me/skills/:skill", use: mine)
    rooms.signedIn.post("/me/ratings/:rating/acceptance", use: take)
    rooms.signedIn.delete("/me/ratings/:rating/acceptance", use: putAside)
    rooms.signedIn.put("/me/ratings/:rating/answer", use: answer)
  }

  @Sendable func show(_ request: Request, _ context: SignedIn) async throws -> Response {
    let id = try context.id("person", of: Person.self)
    if id == context.viewer.person { return context.redirect(to: MySkillsURL.list) }
    return try await page(request, nil, FieldErrors(), .ok, context)
  }

  @Sendable func save(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, rater) = (try context.id("person", of: Person.self), context.viewer.person)
    let form = try await request.form()
    do {
      let ratings = try ColleagueForm.ratings(form)
      if let wait = await letters.take(rater.text) { throw TooManyTries(wait: wait) }
      let (name, outcome) = try await doors.store.write { tx in
        try ColleagueRating.save(ratings, of: id, by: rater, in: tx)
      }
      let done =
        switch outcome {
        case .unchanged: say("Nothing has changed.")
        case .counts: say("\(name) can read it now.")
        case .waits: say("\(name) is told, and can take it.")
        }
      return context.redirect(to: ColleagueURL.skills(of: id), saying: done)
    } catch let errors as FieldErrors {
      return try await page(request, form, errors, .unprocessableContent, context)
    }
  }

  @Sendable func forget(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, rater) = (try context.id("person", of: Person.self), context.viewer.person)
    let skill = try context.id("skill", of: Skill.self)
    try await doors.store.write { tx in try ColleagueRating.forget(skill, of: id, by: rater, in: tx) }
    return context.redirect(to: ColleagueURL.skills(of: id), saying: say("What you said of it is forgotten."))
  }

  @Sendable func mine(_ request: Request, _ context: SignedIn) async throws -> Response {
    try await page(try context.id("skill", of: Skill.self), FormFields(), FieldErrors(), .ok, context)
  }

  @Sendable func take(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("rating", of: GivenRating.self), context.viewer.person)
    let skill = try await doors.store.write { tx in try GivenRating.take(id, by: person, in: tx) }
    return context.redirect(to: MySkillsURL.one(skill), saying: say("It counts now."))
  }

  @Sendable func putAside(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("rating", of: GivenRating.self), context.viewer.person)
    _ = try await doors.store.write { tx in try GivenRating.putAside(id, by: person, in: tx) }
    return context.redirect(to: MySkillsURL.list, saying: say("It is put aside, and nobody is told."))
  }

  @Sendable func answer(_ request: Request, _ context: SignedIn) async throws -> Response {
    let (id, person) = (try context.id("rating", of: GivenRating.self), context.viewer.person)
    var form = try await request.form()
    do {
      let answer = try ColleagueForm.answer(form)
      if let wait = await letters.take(person.text) { throw TooManyTries(wait: wait) }
      let skill = try await doors.store.write { tx in
        try GivenRating.reply(answer, to: id, by: person, in: tx)
      }
      return context.redirect(to: MySkillsURL.one(skill), saying: say("Your answer is kept."))
    } catch let errors as FieldErrors {
      form.set("rating", id.text)
      let skill = try await doors.store.read { tx in try GivenRating.find(id, of: person, in: tx).skill }
      return try await page(skill, form, errors, .unprocessableContent, context)
    }
  }

  private func page(
    _ skill: ID<Skill>, _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status,
    _ context: SignedIn
  ) async throws -> Response {
    let person = context.viewer.person
    let story = try await doors.store.read { tx in try MySkillStory.find(skill, of: person, in: tx) }
    let view = MySkillPage(story: story, form: form, errors: errors, now: doors.now())
    return context.page(title: story.skill.name, section: .people, status: status, view)
  }

  /// `typed` is nil where nothing was.
  private func page(
    _ request: Request, _ typed: FormFields?, _ errors: FieldErrors, _ status: HTTPResponse.Status,
    _ context: SignedIn
  ) async throws -> Response {
    let (id, rater) = (try context.id("person", of: Person.self), context.viewer.person)
    let words = String(request.query("q").prefix(200))
    let adding = MySkillsForm.shown(request.query("add"), typed)
    let (about, found) = try await doors.store.read { tx in
      (
        try ColleagueSkills.find(id, for: rater, adding: adding, in: tx),
        words.isEmpty ? [] : try SkillSearch.find(words, in: tx)
      )
    }
    let view = ColleaguePage(
      about: about, words: words, found: found, form: typed, errors: errors, now: doors.now())
    return context.page(title: say("Skills of \(about.person.name)"), section: .people, status: status, view)
  }
}
