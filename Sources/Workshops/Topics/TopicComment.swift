import Database
import Essentials
import People

/// Something a person adds to a topic.
public struct TopicComment: Sendable {
  public let id: ID<TopicComment>
  public let person: ID<Person>
  public let name: String
  public let body: String
  public let createdAt: Instant

  static func add(_ body: String, to topic: ID<Topic>, by person: ID<Person>, in tx: Transaction) throws
    -> ID<TopicComment>
  {
    let id: ID<TopicComment> = tx.newID()
    try tx.run(
      """
      INSERT INTO topic_comment (id, topic_id, person_id, body, created_at)
      VALUES (\(id), \(topic), \(person), \(body), \(tx.now))
      """)
    try count(topic, in: tx)
    return id
  }

  /// With those of the topics that live on in it.
  static func count(_ topic: ID<Topic>, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE topic SET comments = (SELECT count(*) FROM topic_comment WHERE topic_id IN (\(sql: Topic.parts(of: topic))))
      WHERE id = \(topic)
      """)
  }

  /// It is what this person said last on the topic, as when a form is sent twice.
  static func isLast(_ body: String, on topic: ID<Topic>, by person: ID<Person>, in tx: Transaction) throws
    -> Bool
  {
    let last: String? = try tx.value(
      "SELECT body FROM topic_comment WHERE topic_id = \(topic) AND person_id = \(person) ORDER BY id DESC LIMIT 1"
    )
    return last == body
  }

  /// The newest hundred of a topic and of those that live on in it, oldest first.
  static func all(on topic: ID<Topic>, in tx: Transaction) throws -> [TopicComment] {
    try tx.all(
      """
      SELECT topic_comment.id, topic_comment.person_id, person.name, topic_comment.body, topic_comment.created_at
      FROM topic_comment JOIN person ON person.id = topic_comment.person_id
      WHERE topic_comment.topic_id IN (\(sql: Topic.parts(of: topic))) ORDER BY topic_comment.id DESC LIMIT 100
      """
    ) { row in
      TopicComment(
        id: try row["id"], person: try row["person_id"], name: try row["name"], body: try row["body"],
        createdAt: try row["created_at"])
    }.reversed()
  }

  /// Takes a comment away: one's own, or any for an organiser.
  static func remove(
    _ id: ID<TopicComment>, from topic: ID<Topic>, by person: ID<Person>, isOrganiser: Bool,
    in tx: Transaction
  ) throws {
    let author: ID<Person>? = try tx.value(
      "SELECT person_id FROM topic_comment WHERE id = \(id) AND topic_id IN (\(sql: Topic.parts(of: topic)))")
    guard let author else { throw NotHere() }
    guard author == person || isOrganiser else { throw NotHere() }
    // Comments of a merged topic are counted where it lives on.
    if try Topic.find(topic, in: tx).state == .merged { throw TopicRefusal.closed(.merged) }
    try tx.run("DELETE FROM topic_comment WHERE id = \(id)")
    try count(topic, in: tx)
    if author != person { try Audit.record("comment removed", of: topic.text, by: person, in: tx) }
  }
}

/// One change of a topic's state.
public struct TopicStep: Sendable {
  public let state: Topic.State
  public let reason: String
  public let name: String?
  public let at: Instant

  static func all(of topic: ID<Topic>, in tx: Transaction) throws -> [TopicStep] {
    try tx.all(
      """
      SELECT topic_step.state, topic_step.reason, topic_step.created_at, person.name
      FROM topic_step LEFT JOIN person ON person.id = topic_step.person_id
      WHERE topic_step.topic_id = \(topic) ORDER BY topic_step.id
      """
    ) { row in
      TopicStep(
        state: try row["state"], reason: try row["reason"], name: try row["name"], at: try row["created_at"])
    }
  }
}
