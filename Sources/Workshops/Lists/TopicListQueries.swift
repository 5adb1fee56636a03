import Database
import Essentials
import People

/// Topics, what they ask for, who needs them and who offers to teach, as lists.
enum TopicLists {
  static func all(in tx: Transaction) throws -> [PlainList] {
    [try topics(in: tx), try skills(in: tx), try votes(in: tx), try offers(in: tx)]
  }

  /// What lists call a topic (`Topic.number`).
  private static let number: SQL = "COALESCE(topic.external_id, topic.id)"

  static func topics(in tx: Transaction) throws -> PlainList {
    let rows = try tx.rows(
      """
      SELECT \(sql: Topic.columns), asker.email AS asker, topic.answered_at, topic.taken_up_at,
        COALESCE(target.external_id, target.id) AS target, merger.email AS merger, topic_merge.created_at AS merged_at,
        topic_merge.state AS state_before, topic_merge.reason AS reason_before
      FROM topic LEFT JOIN person AS asker ON asker.id = topic.asker_id
        LEFT JOIN topic_merge ON topic_merge.topic_id = topic.id
        LEFT JOIN person AS merger ON merger.id = topic_merge.merged_by
        LEFT JOIN topic AS target ON target.id = topic.merged_into
      """)
    return PlainList(.topics, try rows.map(cells))
  }

  private static func cells(_ row: Row) throws -> [String] {
    let topic = try Topic(row)
    func text(_ column: String) throws -> String { try (row[column] as String?) ?? "" }
    func moment(_ column: String) throws -> String { try (row[column] as Instant?)?.iso ?? "" }
    return [
      topic.number, topic.title, topic.body, topic.origin.rawValue, topic.link?.text ?? "", try text("asker"),
      topic.createdAt.iso, topic.state.rawValue, topic.reason, try moment("answered_at"),
      try moment("taken_up_at"),
      try text("target"), try text("merger"), try moment("merged_at"), try text("state_before"),
      try text("reason_before"),
    ]
  }

  private static func skills(in tx: Transaction) throws -> PlainList {
    let rows = try tx.rows(
      """
      SELECT \(sql: number) AS number, framework.name AS framework, skill.name AS skill, topic_skill.level
      FROM topic_skill JOIN topic ON topic.id = topic_skill.topic_id JOIN skill ON skill.id = topic_skill.skill_id
        JOIN framework ON framework.id = skill.framework_id
      """)
    return PlainList(
      .topicSkills,
      try rows.map { row in
        [try row["number"], try row["framework"], try row["skill"], String(try row["level"] as Int)]
      })
  }

  private static func votes(in tx: Transaction) throws -> PlainList {
    let rows = try tx.rows(
      """
      SELECT person.email, \(sql: number) AS number, topic_vote.created_at
      FROM topic_vote JOIN topic ON topic.id = topic_vote.topic_id JOIN person ON person.id = topic_vote.person_id
      """)
    return PlainList(
      .votes,
      try rows.map { row in
        [try row["email"], try row["number"], "1", (try row["created_at"] as Instant).iso]
      })
  }

  private static func offers(in tx: Transaction) throws -> PlainList {
    let rows = try tx.rows(
      """
      SELECT \(sql: number) AS number, person.email, topic_offer.kind, topic_offer.note, topic_offer.created_at
      FROM topic_offer JOIN topic ON topic.id = topic_offer.topic_id JOIN person ON person.id = topic_offer.person_id
      """)
    return PlainList(
      .offers,
      try rows.map { row in
        [
          try row["number"], try row["email"], try row["kind"], try row["note"],
          (try row["created_at"] as Instant).iso,
        ]
      })
  }
}
