import Database
import Essentials
import People

/// A topic that lives on in another, as the page of that one shows it.
struct MergedTopic: Sendable {
  let id: ID<Topic>
  let title: String
  /// Who merged it, and when.
  let name: String
  let at: Instant

  static func all(in target: ID<Topic>, in tx: Transaction) throws -> [MergedTopic] {
    try tx.all(
      """
      SELECT topic.id, topic.title, person.name, topic_merge.created_at
      FROM topic JOIN topic_merge ON topic_merge.topic_id = topic.id JOIN person ON person.id = topic_merge.merged_by
      WHERE topic.merged_into = \(target) ORDER BY topic_merge.created_at, topic.id LIMIT 100
      """
    ) { row in
      MergedTopic(
        id: try row["id"], title: try row["title"], name: try row["name"], at: try row["created_at"])
    }
  }
}

/// Two topics side by side, before one is merged into the other.
struct MergeLook: Sendable {
  struct Side: Sendable {
    let topic: Topic
    let askerName: String?
    let votes: Int
    let offers: Int
    let comments: Int
  }

  let ends: Side
  let stays: Side
  /// How many voted for both.
  let shared: Int
  /// Why the one cannot be merged into the other; nil when it can.
  let refusal: MergeRefusal?

  /// How many want the one that stays when both are merged.
  var votes: Int { ends.votes + stays.votes - shared }

  /// Four statements.
  static func find(_ id: ID<Topic>, _ target: ID<Topic>, in tx: Transaction) throws -> MergeLook {
    let sides = try tx.all(
      """
      SELECT \(sql: Topic.columns), topic.votes, topic.comments, person.name,
        (SELECT count(*) FROM topic_offer WHERE topic_offer.topic_id = topic.id) AS all_offers
      FROM topic LEFT JOIN person ON person.id = topic.asker_id WHERE topic.id IN (\(id), \(target))
      """
    ) { row in
      Side(
        topic: try Topic(row), askerName: try row["name"], votes: try row["votes"],
        offers: try row["all_offers"],
        comments: try row["comments"])
    }
    guard let ends = sides.first(where: { $0.topic.id == id }),
      let stays = sides.first(where: { $0.topic.id == target })
    else { throw NotHere() }
    let shared: Int? = try tx.value(
      """
      SELECT count(*) FROM topic_vote AS mine JOIN topic_vote AS other ON other.person_id = mine.person_id
      WHERE mine.topic_id = \(id) AND other.topic_id = \(target)
      """)
    return MergeLook(
      ends: ends, stays: stays, shared: shared ?? 0,
      refusal: try Topic.mergeRefusal(ends.topic, into: stays.topic, in: tx))
  }
}
