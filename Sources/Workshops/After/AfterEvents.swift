import Database
import Essentials
import People

/// News from after a session. What people answer, write for themselves or promise themselves is no news: of feedback,
/// reflections that are not shared and commitments nothing is recorded but that a letter is due.
///
///     feedback.opened     subject: session                                       → those who were there: `Feedback.invited`
///     summary.sent        subject: session                                       → `Summary.recipients`
///     reflection.shared   subject: session; actor: who shared it                 → nobody yet; for digests
///     action.assigned     subject: action; detail: session, person               → its owner, unless they wrote it themselves
///     action.due          subject: action; detail: session, person; due today    → its owner
///     action.settled      subject: action; detail: session, person, state        → nobody yet; for digests
///     commitment.due      subject: commitment; detail: person; a follow-up is due → that person alone
extension Event {
  public static let feedbackOpened = "feedback.opened"
  /// Somebody of whom it was noted later that they came may answer now.
  public static let feedbackAdmitted = "feedback.admitted"
  public static let summarySent = "summary.sent"
  public static let reflectionShared = "reflection.shared"
  public static let actionAssigned = "action.assigned"
  public static let actionDue = "action.due"
  public static let actionSettled = "action.settled"
  public static let commitmentDue = "commitment.due"

  static func feedbackOpened(_ session: ID<Session>) -> Event { Event(feedbackOpened, session) }

  static func feedbackAdmitted(_ session: ID<Session>, _ person: ID<Person>) -> Event {
    Event(feedbackAdmitted, session, ["person": person.text])
  }

  static func summarySent(_ session: ID<Session>, by person: ID<Person>) -> Event {
    Event(summarySent, session, by: person)
  }

  static func reflectionShared(_ session: ID<Session>, by person: ID<Person>) -> Event {
    Event(reflectionShared, session, by: person)
  }

  static func action(_ kind: String, _ action: ActionItem, by person: ID<Person>? = nil) -> Event {
    let detail = [
      "session": action.session.text, "person": action.owner.text, "state": action.state.rawValue,
    ]
    return Event(kind, action.id, by: person, detail)
  }

  static func commitmentDue(_ commitment: Commitment) -> Event {
    Event(commitmentDue, commitment.id, ["person": commitment.person.text])
  }
}
