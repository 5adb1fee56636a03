import Database
import Essentials
import People

/// Why a topic stands where it stands: its values, and the facts behind them for a sentence.
public struct RankReasons: Sendable {
  let values: RankValues
  let votes: Int
  let departments: Int
  let state: Topic.State
  let asked: Instant
  let skills: [RankSkill]

  /// What speaks for it in points, the most first; nothing that adds nothing.
  func points(_ weights: RankWeights) -> [(part: RankPart, points: Int)] {
    RankPart.allCases.map { ($0, weights[$0] * values[$0] / 1000) }.filter { $0.points > 0 }
      .sorted { ($0.points, $1.part.rawValue) > ($1.points, $0.part.rawValue) }
  }

  /// Two statements.
  static func all(of ids: [ID<Topic>], in tx: Transaction) throws -> [ID<Topic>: RankReasons] {
    let skills = try RankSkill.all(of: ids, in: tx)
    let all = try tx.all(
      """
      SELECT topic.id, topic.votes, topic.state, topic.created_at, topic_rank.departments,
        topic_rank.want, topic_rank.gap, topic_rank.risk, topic_rank.goal, topic_rank.reach, topic_rank.age,
        topic_rank.supply
      FROM topic JOIN topic_rank ON topic_rank.topic_id = topic.id WHERE topic.id IN (\(list: ids))
      """
    ) { row in
      let id: ID<Topic> = try row["id"]
      return (
        id,
        RankReasons(
          values: try RankValues(row), votes: try row["votes"], departments: try row["departments"],
          state: try row["state"],
          asked: try row["created_at"], skills: skills[id] ?? [])
      )
    }
    return Dictionary(uniqueKeysWithValues: all)
  }
}
