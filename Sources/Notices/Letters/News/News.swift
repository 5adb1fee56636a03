import Database
import Essentials
import People
import Workshops

/// Which events letters tell of, and what reads the facts for each. An event that is not here is no news for letters.
enum News {
  typealias Reader = @Sendable (RecordedEvent, Transaction) throws -> [LetterPlan]

  static let readers: [String: Reader] = [
    Event.signInAsked: SignInNews.asked,
    Event.personAdded: PersonNews.added,
    Event.addressChanged: PersonNews.addressChanged,
    Event.passwordChanged: PersonNews.passwordChanged,
    Event.ratingAsked: SkillNews.ratingAsked,
    Event.ratingGiven: SkillNews.ratingGiven,
    Event.ratingAnswered: SkillNews.ratingAnswered,
    Event.helpAsked: SkillNews.helpAsked,
    Event.topicMoved: TopicNews.moved,
    Event.topicTakenUp: TopicNews.takenUp,
    Event.topicMerged: MergeNews.merged,
    Event.topicParted: MergeNews.parted,
    Event.topicOffered: TopicNews.offered,
    Event.teachAsked: TopicNews.teachAsked,
    Event.topicCommented: TopicNews.commented,
    Event.sessionScheduled: SessionNews.scheduled,
    Event.sessionAssigned: SessionNews.assigned,
    Event.sessionUnassigned: SessionNews.unassigned,
    Event.sessionChanged: SessionNews.changed,
    Event.sessionCancelled: SessionNews.cancelled,
    Event.sessionHeld: SessionNews.held,
    Event.seatTaken: SeatNews.taken,
    Event.seatWaitlisted: SeatNews.waitlisted,
    Event.seatPromoted: SeatNews.promoted,
    Event.feedbackOpened: AfterNews.feedbackOpened,
    Event.feedbackAdmitted: AfterNews.feedbackAdmitted,
    Event.seatReleased: SeatNews.released,
    Event.summarySent: AfterNews.summarySent,
    Event.actionAssigned: AfterNews.actionAssigned,
    Event.actionDue: AfterNews.actionDue,
    Event.commitmentDue: AfterNews.commitmentDue,
  ]

  /// The letters an event asks for; none when what it tells of is gone by now.
  static func plans(for event: RecordedEvent, in tx: Transaction) throws -> [LetterPlan] {
    guard let reader = readers[event.kind] else { return [] }
    do { return try reader(event, tx) } catch is NotHere { return [] }
  }
}

extension RecordedEvent {
  /// The thing it happened to.
  func subject<Of>(as type: Of.Type) throws -> ID<Of> {
    guard let id = ID<Of>(subject) else { throw NotHere() }
    return id
  }

  /// The identity in its detail under this name.
  func id<Of>(_ name: String, of type: Of.Type) throws -> ID<Of> {
    guard let id = detail[name].flatMap({ ID<Of>($0) }) else { throw NotHere() }
    return id
  }

  var actorID: ID<Person>? { actor.flatMap { ID($0) } }
}
