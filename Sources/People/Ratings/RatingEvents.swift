import Database
import Essentials

extension Event {
  /// Somebody asks a colleague for a word on their level; the detail names the `rater`.
  public static let ratingAsked = "rating.asked"
  /// Somebody said something of a colleague's level. Its subject is the person of whom; the detail says whether
  /// it `waits` until they take it.
  public static let ratingGiven = "rating.given"
  /// A person says something to a word on their level; the detail names the `rater`.
  public static let ratingAnswered = "rating.answered"
  /// Somebody asks for help; the subject is the question.
  public static let helpAsked = "help.asked"

  static func ratingAsked(_ rater: ID<Person>, by person: ID<Person>) -> Event {
    Event(ratingAsked, person, by: person, ["rater": rater.text])
  }
  static func ratingGiven(of person: ID<Person>, by rater: ID<Person>, waits: Bool) -> Event {
    Event(ratingGiven, person, by: rater, ["waits": waits ? "yes" : "no"])
  }
  static func ratingAnswered(_ rater: ID<Person>, by person: ID<Person>) -> Event {
    Event(ratingAnswered, person, by: person, ["rater": rater.text])
  }
  static func helpAsked(_ ask: ID<HelpAsk>, by person: ID<Person>) -> Event {
    Event(helpAsked, ask, by: person)
  }
}
