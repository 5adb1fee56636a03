import Database
import Essentials

/// A topic that would stand elsewhere.
struct RankMove: Sendable {
  let id: ID<Topic>
  let title: String
  let before: Int
  let after: Int
}

extension RankMove {
  static let shown = 20

  /// The first topics as other weights would put them, with where they stand now.
  static func first(with weights: RankWeights, in tx: Transaction) throws -> [RankMove] {
    let rows = try tx.rows(
      """
      WITH placed AS (
        SELECT topic.id, topic.title, row_number() OVER (ORDER BY topic.rank DESC, topic.id DESC) AS before_place,
          row_number() OVER (ORDER BY \(sql: weights.score) DESC, topic.id DESC) AS after_place
        FROM topic JOIN topic_rank ON topic_rank.topic_id = topic.id WHERE \(sql: Topic.isLive))
      SELECT id, title, before_place, after_place FROM placed ORDER BY after_place LIMIT \(shown)
      """)
    return try rows.map { row in
      RankMove(
        id: try row["id"], title: try row["title"], before: try row["before_place"],
        after: try row["after_place"])
    }
  }
}
