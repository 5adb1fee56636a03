import Essentials
import People
import Workshops

/// One piece of news that letters bring: to whom, why, and what it says to each.
struct LetterPlan: Sendable {
  let kind: LetterKind
  /// What brought it about: an event's id, or for daily letters the day. Together with person and kind it happens once.
  let cause: String
  let circle: [Addressee]
  let actor: ID<Person>?
  /// Where it goes, if not to where its readers are reached.
  var address: String?
  /// The session whose calendar entry goes along.
  var session: ID<Session>?
  /// After this moment nobody needs it any more.
  var until: Instant?
  let write: @Sendable (Receiver) -> LetterContent

  init(
    _ kind: LetterKind, cause: String, to circle: [Addressee], actor: ID<Person>?,
    session: ID<Session>? = nil,
    until: Instant? = nil, write: @escaping @Sendable (Receiver) -> LetterContent
  ) {
    (self.kind, self.cause, self.circle, self.actor) = (kind, cause, circle, actor)
    (self.session, self.until, self.write) = (session, until, write)
  }
}

/// One letter, written and not yet kept.
struct LetterDraft: Sendable {
  let receiver: Receiver
  let address: String?
  let kind: LetterKind
  let cause: String
  let why: String
  let content: LetterContent
  let session: ID<Session>?
  let until: Instant?

  /// All letters of these plans, each in its reader's language.
  static func written(
    _ plans: [LetterPlan], people: [ID<Person>: Receiver], stops: Set<LetterStop>
  ) -> [LetterDraft] {
    plans.flatMap { plan in
      LetterRules.receivers(
        of: plan.kind, among: plan.circle, doneBy: plan.actor, people: people, stops: stops,
        isBound: plan.address != nil
      )
      .map { receiver, reason in
        Language.$current.withValue(receiver.language) {
          LetterDraft(
            receiver: receiver, address: plan.address, kind: plan.kind, cause: plan.cause,
            why: reason.sentence,
            content: plan.write(receiver), session: plan.session, until: plan.until)
        }
      }
    }
  }
}
