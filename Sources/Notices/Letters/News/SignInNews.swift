import Database
import Essentials
import People

enum SignInNews {
  static func asked(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let person = try event.subject(as: Person.self)
    let wording = SignInWording(next: SignInRules.next(event.detail["next"] ?? "/").text)
    return [
      LetterPlan(
        .signIn, cause: event.id.text, to: [Addressee(person, .askedToSignIn)], actor: nil,
        until: event.at + .hours(2),
        write: wording.letter)
    ]
  }
}
