import Database
import Essentials
import People

extension PresentTopics {
  /// All topics, and all votes where they are compared, in two statements.
  static func find(withVotes: Bool, in tx: Transaction) throws -> PresentTopics {
    let topics = try tx.all("SELECT \(sql: Topic.columns) FROM topic ORDER BY id", Topic.init)
    guard withVotes else { return PresentTopics(topics: topics, votes: [:]) }
    let votes = try tx.all("SELECT topic_id, person_id, created_at FROM topic_vote") {
      row -> (VotePlace, Instant) in
      (VotePlace(topic: try row["topic_id"], person: try row["person_id"]), try row["created_at"])
    }
    return PresentTopics(topics: topics, votes: Dictionary(votes) { first, _ in first })
  }
}

/// Writing many at once, in few statements.
extension Topic {
  static func save(_ topics: [Topic], in tx: Transaction) throws {
    for some in topics.chunks(of: 200) {
      let rows = some.map { topic -> SQL in
        """
        (\(topic.id), \(topic.externalID), \(topic.title), \(topic.body), \(topic.origin), \(topic.link?.text),
         \(topic.asker), \(topic.state), \(topic.reason), \(topic.createdAt))
        """
      }
      try tx.run(
        """
        INSERT INTO topic (id, external_id, title, body, origin, link, asker_id, state, reason, created_at)
        VALUES \(sql: .rows(rows))
        ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body, origin = excluded.origin,
          link = excluded.link,
          is_compared = topic.is_compared AND topic.title = excluded.title AND topic.body = excluded.body
          AND topic.state NOT IN ('delivered', 'declined')
        """)
    }
    for topic in topics {
      try TextIndex.put(kind: "topic", id: topic.id.text, title: topic.title, body: topic.body, in: tx)
    }
  }

  static func add(_ votes: [PlannedVote], in tx: Transaction) throws {
    for some in votes.chunks(of: 500) {
      let rows = some.map { vote -> SQL in "(\(vote.place.topic), \(vote.place.person), \(vote.at))" }
      try tx.run("INSERT INTO topic_vote (topic_id, person_id, created_at) VALUES \(sql: .rows(rows))")
    }
  }

  static func remove(_ votes: [VotePlace], in tx: Transaction) throws {
    for (topic, places) in Dictionary(grouping: votes, by: \.topic).sorted(by: { $0.key < $1.key }) {
      for some in places.chunks(of: 500) {
        try tx.run(
          "DELETE FROM topic_vote WHERE topic_id = \(topic) AND person_id IN (\(list: some.map(\.person)))")
      }
    }
  }

  /// Counts anew how many need these topics.
  static func recount(_ topics: [ID<Topic>], in tx: Transaction) throws {
    for some in topics.chunks(of: 500) {
      try tx.run(
        """
        UPDATE topic SET votes = (SELECT count(*) FROM topic_vote WHERE topic_vote.topic_id = topic.id)
        WHERE id IN (\(list: some))
        """)
    }
  }
}
