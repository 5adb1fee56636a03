import Database
import Essentials
import People

/// A topic with all that became of it, for writing thousands at once: large demonstrations and measurements. No event is
/// recorded, so nobody hears of it; whoever makes one answers for its being in keeping with the rules.
public struct PastTopic: Sendable {
  public let topic: Topic
  /// Who needs it too, each once, and since when.
  public var voters: [(person: ID<Person>, at: Instant)] = []
  public var offers: [Offer] = []
  public var comments: [(id: ID<TopicComment>, person: ID<Person>, body: String, at: Instant)] = []
  /// How it came to its state.
  public var steps:
    [(id: ID<TopicStep>, state: Topic.State, reason: String, person: ID<Person>, at: Instant)] = []

  /// Nothing of it is later.
  public var latest: Instant?

  public init(_ topic: Topic) { self.topic = topic }

  public static func load(_ topics: [PastTopic], in tx: Transaction) throws {
    try tx.load(topicTable, topics.lazy.map(\.row))
    try tx.load(
      voteTable,
      topics.lazy.flatMap { past in
        past.voters.lazy.map { .row(past.topic.id, $0.person, $0.at) }
      })
    try tx.load(
      offerTable,
      topics.lazy.flatMap { past in
        past.offers.lazy.map { .row(past.topic.id, $0.person, $0.kind, $0.note, past.offeredAt) }
      })
    try tx.load(
      commentTable,
      topics.lazy.flatMap { past in
        past.comments.lazy.map { .row($0.id, past.topic.id, $0.person, $0.body, $0.at) }
      })
    try tx.load(
      stepTable,
      topics.lazy.flatMap { past in
        past.steps.lazy.map { .row($0.id, past.topic.id, $0.state, $0.reason, $0.person, $0.at) }
      })
    try TextIndex.load(
      kind: "topic", topics.lazy.map { ($0.topic.id.text, $0.topic.title, $0.topic.body) }, in: tx)
  }

  private var row: [SQLValue] {
    .row(
      topic.id, topic.title, topic.body, topic.origin, topic.asker, topic.state, topic.reason, voters.count,
      offers.count, comments.count, topic.createdAt, answeredAt, steps.map(\.at).max(), true)
  }

  private var offeredAt: Instant {
    latest.map { min(topic.createdAt + .days(1), $0) } ?? topic.createdAt + .days(1)
  }

  private var answeredAt: Instant? {
    let others = comments.filter { $0.person != topic.asker }.map(\.at) + steps.map(\.at)
    return (others + (offers.isEmpty ? [] : [offeredAt])).min()
  }

  private static let topicTable = TableLoad(
    "topic", "id", "title", "body", "origin", "asker_id", "state", "reason", "votes", "offers", "comments",
    "created_at", "answered_at", "taken_up_at", "is_compared")
  private static let voteTable = TableLoad("topic_vote", "topic_id", "person_id", "created_at")
  private static let offerTable = TableLoad(
    "topic_offer", "topic_id", "person_id", "kind", "note", "created_at")
  private static let commentTable = TableLoad(
    "topic_comment", "id", "topic_id", "person_id", "body", "created_at")
  private static let stepTable = TableLoad(
    "topic_step", "id", "topic_id", "state", "reason", "person_id", "created_at")
}
