import Database
import Essentials
import People

/// What people ask and say of each other's skills. Levels stand in no letter: who they are about reads them in the house.
enum SkillNews {
  static func ratingAsked(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let person = try Person.find(event.subject(as: Person.self), in: tx)
    let rater = try event.id("rater", of: Person.self)
    let wording = RatingAskWording(person: person.id, name: person.name)
    // Whoever asks again on the same day writes no second letter.
    return [
      plan(
        event, cause: "rating-ask:\(person.id):\(rater):\(day(event))", to: rater, .askedOfSkills,
        wording.letter)
    ]
  }

  static func ratingGiven(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    guard let rater = event.actorID else { return [] }
    let person = try event.subject(as: Person.self)
    let wording = RatingWording(
      name: try Person.find(rater, in: tx).name, waits: event.detail["waits"] == "yes")
    return [
      plan(event, cause: "rating:\(person):\(rater):\(day(event))", to: person, .hasSkills, wording.letter)
    ]
  }

  static func ratingAnswered(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let person = try Person.find(event.subject(as: Person.self), in: tx)
    let rater = try event.id("rater", of: Person.self)
    let wording = RatingAnswerWording(person: person.id, name: person.name)
    return [
      plan(
        event, cause: "rating-answer:\(person.id):\(rater):\(day(event))", to: rater, .spokeOfSkills,
        wording.letter)
    ]
  }

  static func helpAsked(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let asked = try HelpAsk.find(event.subject(as: HelpAsk.self), in: tx)
    let wording = HelpWording(
      skill: asked.skillName, asker: asked.askerName, address: asked.askerEmail, words: asked.words)
    return [
      plan(event, cause: event.id.text, to: asked.helper, .mayBeAsked(skill: asked.skillName), wording.letter)
    ]
  }

  private static func plan(
    _ event: RecordedEvent, cause: String, to person: ID<Person>, _ reason: Reason,
    _ write: @escaping @Sendable (Receiver) -> LetterContent
  ) -> LetterPlan {
    LetterPlan(.skill, cause: cause, to: [Addressee(person, reason)], actor: event.actorID, write: write)
  }

  private static func day(_ event: RecordedEvent) -> String { Zone.utc.wall(at: event.at).day.iso }
}
