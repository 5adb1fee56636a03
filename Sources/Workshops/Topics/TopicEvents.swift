import Database
import Essentials
import People

extension Event {
  public static let topicAsked = "topic.asked"
  public static let topicMoved = "topic.moved"
  public static let topicOffered = "topic.offered"
  public static let topicCommented = "topic.commented"
  /// Somebody is asked to teach it; the detail names the `teacher`.
  public static let teachAsked = "topic.teach-asked"
  /// The organisers have read it and look for an answer; the detail has their `note`.
  public static let topicTakenUp = "topic.taken-up"
  /// The topic lives on in another; the detail names the one it goes `into`.
  public static let topicMerged = "topic.merged"
  /// It is a topic of its own again; the detail names the one it was taken `from`.
  public static let topicParted = "topic.parted"
  /// A list of topics was taken over. The topics in it are no news of their own.
  public static let topicsImported = "topics.imported"

  /// Somebody asked; without an actor when it was asked without a name.
  static func topicAsked(_ topic: Topic) -> Event {
    Event(kind: topicAsked, subject: topic.id.text, actor: topic.asker?.text)
  }

  /// The topic came into another state. `session` names the session that moved it.
  static func topicMoved(_ topic: Topic, by person: ID<Person>?) -> Event {
    Event(
      kind: topicMoved, subject: topic.id.text, actor: person?.text,
      detail: ["state": topic.state.rawValue, "reason": topic.reason])
  }

  static func topicOffered(_ topic: Topic, by person: ID<Person>, kind: Offer.Kind) -> Event {
    Event(kind: topicOffered, subject: topic.id.text, actor: person.text, detail: ["kind": kind.rawValue])
  }

  static func teachAsked(_ topic: Topic, _ teacher: ID<Person>, by organiser: ID<Person>) -> Event {
    Event(kind: teachAsked, subject: topic.id.text, actor: organiser.text, detail: ["teacher": teacher.text])
  }

  static func topicCommented(_ topic: Topic, by person: ID<Person>, comment: ID<TopicComment>) -> Event {
    Event(kind: topicCommented, subject: topic.id.text, actor: person.text, detail: ["comment": comment.text])
  }

  static func topicTakenUp(_ topic: Topic, note: String, by person: ID<Person>) -> Event {
    Event(topicTakenUp, topic.id, by: person, ["note": note])
  }

  static func topicMerged(_ topic: Topic, into other: Topic, by person: ID<Person>) -> Event {
    Event(topicMerged, topic.id, by: person, ["into": other.id.text])
  }

  static func topicParted(_ topic: Topic, from other: Topic, by person: ID<Person>) -> Event {
    Event(topicParted, topic.id, by: person, ["from": other.id.text])
  }

  static func topicsImported(_ plan: ID<TopicPlan>, _ outcome: TopicImportOutcome, by person: ID<Person>?)
    -> Event
  {
    Event(
      topicsImported, plan, by: person, ["added": String(outcome.added), "changed": String(outcome.changed)])
  }
}
