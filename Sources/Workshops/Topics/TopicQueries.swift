import Database
import Essentials
import People

extension Topic.State: SQLBindable, SQLReadable {
  /// As the column `topic.state` says it: `merged_into` tells a merged topic from one that was declined.
  public var sqlValue: SQLValue { (self == .merged ? Topic.State.declined : self).rawValue.sqlValue }

  /// From the columns `state` and `merged_into`.
  init(_ row: Row) throws {
    let target: String? = try row["merged_into"]
    self = target == nil ? try row["state"] : .merged
  }
}
extension Topic.Origin: SQLBindable, SQLReadable {}
extension Offer.Kind: SQLBindable, SQLReadable {}

extension Topic {
  static let columns: SQL = """
    topic.id, topic.external_id, topic.title, topic.body, topic.origin, topic.link, topic.asker_id, topic.state,
    topic.reason, topic.merged_into, topic.created_at
    """

  init(_ row: Row) throws {
    let link: String? = try row["link"]
    self.init(
      id: try row["id"], externalID: try row["external_id"], title: try row["title"], body: try row["body"],
      origin: try row["origin"], link: link.flatMap { Link(checking: $0) }, asker: try row["asker_id"],
      state: try State(row), reason: try row["reason"], mergedInto: try row["merged_into"],
      createdAt: try row["created_at"])
  }

  /// As the partial indexes on live topics say it (`State.isLive`).
  static let isLive: SQL = "topic.state NOT IN ('delivered', 'declined')"

  public static func find(_ id: ID<Topic>, in tx: Transaction) throws -> Topic {
    guard let topic = try tx.one("SELECT \(sql: columns) FROM topic WHERE id = \(id)", Topic.init) else {
      throw NotHere()
    }
    return topic
  }

  func save(in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO topic (id, external_id, title, body, origin, link, asker_id, state, reason, merged_into, created_at)
      VALUES (\(id), \(externalID), \(title), \(body), \(origin), \(link?.text), \(asker), \(state), \(reason),
        \(mergedInto), \(createdAt))
      ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body, origin = excluded.origin,
        link = excluded.link, state = excluded.state, reason = excluded.reason, merged_into = excluded.merged_into,
        external_id = excluded.external_id,
        is_compared = topic.is_compared AND topic.title = excluded.title AND topic.body = excluded.body
          AND topic.state NOT IN ('delivered', 'declined')
      """)
    try TextIndex.put(kind: "topic", id: id.text, title: title, body: body, in: tx)
  }

  /// Writes down a change of state, so that people can read what happened.
  func recordStep(by person: ID<Person>?, in tx: Transaction) throws {
    let step: ID<TopicStep> = tx.newID()
    try tx.run(
      """
      INSERT INTO topic_step (id, topic_id, state, reason, person_id, created_at)
      VALUES (\(step), \(id), \(state.rawValue), \(reason), \(person), \(tx.now))
      """)
  }

  /// Those who asked for it, or for what lives on in it, or need it too; they hear first what becomes of it.
  public static func wanters(of id: ID<Topic>, in tx: Transaction) throws -> [ID<Person>] {
    try tx.all(
      """
      SELECT person_id AS id FROM topic_vote WHERE topic_id = \(id)
      UNION SELECT asker_id AS id FROM topic WHERE id IN (\(sql: parts(of: id))) AND asker_id IS NOT NULL
      ORDER BY id
      """
    ) { row in try row["id"] }
  }
}

/// One vote a person, taken back as easily as given.
extension Topic {
  /// True when this made a difference.
  static func addVote(_ id: ID<Topic>, of person: ID<Person>, in tx: Transaction) throws -> Bool {
    let added = try tx.run(
      """
      INSERT INTO topic_vote (topic_id, person_id, created_at) VALUES (\(id), \(person), \(tx.now))
      ON CONFLICT (topic_id, person_id) DO NOTHING
      """)
    if added == 1 { try TopicRanking.followVote(of: id, by: person, isGiven: true, in: tx) }
    return added == 1
  }

  static func removeVote(_ id: ID<Topic>, of person: ID<Person>, in tx: Transaction) throws -> Bool {
    let removed = try tx.run("DELETE FROM topic_vote WHERE topic_id = \(id) AND person_id = \(person)")
    if removed == 1 { try TopicRanking.followVote(of: id, by: person, isGiven: false, in: tx) }
    return removed == 1
  }
}

extension Topic {
  /// What the same person asked for in the same words, as a form that was sent twice does.
  static func twin(of draft: TopicDraft, by person: ID<Person>, in tx: Transaction) throws -> Topic? {
    try tx.one(
      """
      SELECT \(sql: columns) FROM topic WHERE asker_id = \(person) AND title = \(draft.title) AND body = \(draft.body)
        AND state <> 'declined' AND created_at > \(tx.now - .minutes(10)) ORDER BY id DESC LIMIT 1
      """, Topic.init)
  }
}

extension Offer {
  static func find(by person: ID<Person>, for topic: ID<Topic>, in tx: Transaction) throws -> Offer? {
    try tx.one(
      "SELECT person_id, kind, note FROM topic_offer WHERE topic_id = \(topic) AND person_id = \(person)"
    ) { row in Offer(person: try row["person_id"], kind: try row["kind"], note: try row["note"]) }
  }

  func save(for topic: ID<Topic>, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO topic_offer (topic_id, person_id, kind, note, created_at)
      VALUES (\(topic), \(person), \(kind), \(note), \(tx.now))
      ON CONFLICT (topic_id, person_id) DO UPDATE SET kind = excluded.kind, note = excluded.note
      """)
    try Offer.count(topic, in: tx)
  }

  static func remove(by person: ID<Person>, for topic: ID<Topic>, in tx: Transaction) throws {
    try tx.run("DELETE FROM topic_offer WHERE topic_id = \(topic) AND person_id = \(person)")
    try count(topic, in: tx)
  }

  /// Whoever has slides does not offer to teach.
  static func count(_ topic: ID<Topic>, in tx: Transaction) throws { try count([topic], in: tx) }

  static func count(_ topics: [ID<Topic>], in tx: Transaction) throws {
    for some in topics.chunks(of: 500) {
      try tx.run(
        """
        UPDATE topic SET offers = (
          SELECT count(*) FROM topic_offer WHERE topic_offer.topic_id = topic.id AND topic_offer.kind <> 'slides')
        WHERE id IN (\(list: some))
        """)
    }
  }
}
