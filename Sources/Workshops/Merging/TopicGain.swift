import Database
import Essentials
import People

/// What a topic has from another that was merged into it. It is written down, so that it can go back.
enum TopicGain {
  /// The votes, offers, questions to teach and skills that the target has not yet; where somebody offers more here than there,
  /// their offer.
  static func give(of id: ID<Topic>, to target: ID<Topic>, in tx: Transaction) throws {
    for kind in Kind.allCases { try give(kind, of: id, to: target, among: "TRUE", in: tx) }
    try count(target, in: tx)
  }

  private static func give(
    _ kind: Kind, of id: ID<Topic>, to target: ID<Topic>, among: SQL, in tx: Transaction
  ) throws {
    let lacking: SQL = """
      FROM \(sql: kind.table) AS mine LEFT JOIN \(sql: kind.table) AS other
        ON other.topic_id = \(target) AND other.\(sql: kind.subject) = mine.\(sql: kind.subject)
      WHERE mine.topic_id = \(id) AND (other.topic_id IS NULL OR \(sql: kind.isMore)) AND \(sql: among)
      """
    try tx.run(
      """
      INSERT INTO topic_gain (topic_id, kind, subject_id, was_kind, was_note)
      SELECT mine.topic_id, \(kind.rawValue), mine.\(sql: kind.subject), \(sql: kind.former) \(sql: lacking)
      ON CONFLICT (topic_id, kind, subject_id) DO NOTHING
      """)
    try tx.run(
      """
      INSERT INTO \(sql: kind.table) (topic_id, \(sql: kind.subject), \(sql: .joined(kind.rest)))
      SELECT \(target), mine.\(sql: kind.subject), \(sql: .joined(kind.rest.map { "mine.\(sql: $0)" })) \(sql: lacking)
      \(sql: kind.onConflict)
      """)
  }

  /// What the target got goes back. Whoever has taken a vote or an offer back since has taken it back here, too; what was given
  /// anew or changed there stays there. What other topics that live on in the target give, it has again.
  static func takeBack(of id: ID<Topic>, from target: ID<Topic>, in tx: Transaction) throws {
    for kind in [Kind.vote, .offer] {
      try tx.run(
        """
        DELETE FROM \(sql: kind.table) WHERE topic_id = \(id) AND person_id NOT IN (
          SELECT person_id FROM \(sql: kind.table) WHERE topic_id = \(target))
        """)
    }
    // Given anew there, it is no longer the vote that came along.
    try tx.run(
      """
      DELETE FROM topic_vote WHERE topic_id = \(id) AND person_id IN (\(sql: gained(.vote, of: id)))
        AND NOT EXISTS (SELECT 1 FROM topic_vote AS other WHERE other.topic_id = \(target)
          AND other.person_id = topic_vote.person_id AND other.created_at = topic_vote.created_at)
      """)
    try tx.run(
      """
      UPDATE teach_ask SET is_declined = TRUE WHERE topic_id = \(id) AND person_id IN (
        SELECT person_id FROM teach_ask WHERE topic_id = \(target) AND is_declined)
      """)
    try restoreOffers(of: id, to: target, in: tx)
    for kind in Kind.allCases {
      try tx.run(
        """
        DELETE FROM \(sql: kind.table) WHERE topic_id = \(target)
          AND \(sql: kind.subject) IN (\(sql: gained(kind, of: id)) AND was_kind IS NULL)
          AND EXISTS (SELECT 1 FROM \(sql: kind.table) AS mine WHERE mine.topic_id = \(id)
            AND mine.\(sql: kind.subject) = \(sql: kind.table).\(sql: kind.subject) AND \(sql: kind.isUnchanged))
        """)
    }
    let others: [ID<Topic>] = try tx.values("SELECT id FROM topic WHERE merged_into = \(target) ORDER BY id")
    for other in others {
      for kind in Kind.allCases {
        let gone: SQL = """
          mine.\(sql: kind.subject) IN (\(sql: gained(kind, of: id)))
            AND mine.\(sql: kind.subject) IN (SELECT \(sql: kind.subject) FROM \(sql: kind.table) WHERE topic_id = \(id))
          """
        try give(kind, of: other, to: target, among: gone, in: tx)
      }
    }
    try tx.run("DELETE FROM topic_gain WHERE topic_id = \(id)")
    for one in [target, id] { try count(one, in: tx) }
  }

  /// Where somebody offered more here, their offer there is what it was before. If another topic was merged after this one, it
  /// remembers that, too.
  private static func restoreOffers(of id: ID<Topic>, to target: ID<Topic>, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE topic_gain SET
        was_kind = (SELECT mine.was_kind FROM topic_gain AS mine
          WHERE mine.topic_id = \(id) AND mine.kind = 'offer' AND mine.subject_id = topic_gain.subject_id),
        was_note = (SELECT mine.was_note FROM topic_gain AS mine
          WHERE mine.topic_id = \(id) AND mine.kind = 'offer' AND mine.subject_id = topic_gain.subject_id)
      WHERE kind = 'offer' AND topic_id IN (SELECT topic.id FROM topic WHERE topic.merged_into = \(target))
        AND subject_id IN (\(sql: gained(.offer, of: id)))
        AND EXISTS (SELECT 1 FROM topic_offer AS mine WHERE mine.topic_id = \(id)
          AND mine.person_id = topic_gain.subject_id AND mine.kind = was_kind AND mine.note = was_note)
      """)
    try tx.run(
      """
      UPDATE topic_offer SET
        kind = (SELECT was_kind FROM topic_gain WHERE topic_id = \(id) AND kind = 'offer' AND subject_id = person_id),
        note = (SELECT was_note FROM topic_gain WHERE topic_id = \(id) AND kind = 'offer' AND subject_id = person_id)
      WHERE topic_id = \(target) AND person_id IN (\(sql: gained(.offer, of: id)) AND was_kind IS NOT NULL)
        AND EXISTS (SELECT 1 FROM topic_offer AS mine WHERE mine.topic_id = \(id)
          AND mine.person_id = topic_offer.person_id AND \(sql: Kind.offer.isUnchanged))
      """)
  }

  private static func gained(_ kind: Kind, of id: ID<Topic>) -> SQL {
    "SELECT subject_id FROM topic_gain WHERE topic_id = \(id) AND kind = \(kind.rawValue)"
  }

  private static func count(_ id: ID<Topic>, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE topic SET votes = (SELECT count(*) FROM topic_vote WHERE topic_vote.topic_id = topic.id) WHERE id = \(id)
      """)
    try Offer.count(id, in: tx)
    try TopicComment.count(id, in: tx)
  }

  enum Kind: String, CaseIterable {
    case vote, offer, ask, skill

    var table: SQL {
      switch self {
      case .vote: "topic_vote"
      case .offer: "topic_offer"
      case .ask: "teach_ask"
      case .skill: "topic_skill"
      }
    }

    var subject: SQL { self == .skill ? "skill_id" : "person_id" }

    /// The columns beside the topic and the subject.
    var rest: [SQL] {
      switch self {
      case .vote: ["created_at"]
      case .offer: ["kind", "note", "created_at"]
      case .ask: ["asked_by", "is_declined", "created_at"]
      case .skill: ["level"]
      }
    }

    var former: SQL { self == .offer ? "other.kind, other.note" : "NULL, NULL" }

    var isMore: SQL {
      guard self == .offer else { return "FALSE" }
      let strength: (SQL) -> SQL = {
        "CASE \(sql: $0).kind WHEN 'teach' THEN 2 WHEN 'co-teach' THEN 1 ELSE 0 END"
      }
      return "\(sql: strength("mine")) > \(sql: strength("other"))"
    }

    /// What the target has is still what it got; `mine` is the row it came from.
    var isUnchanged: SQL {
      switch self {
      case .vote: "mine.created_at = topic_vote.created_at"
      case .offer: "mine.kind = topic_offer.kind AND mine.note = topic_offer.note"
      case .ask: "TRUE"
      case .skill: "mine.level = topic_skill.level"
      }
    }

    var onConflict: SQL {
      self == .offer
        ? "ON CONFLICT (topic_id, person_id) DO UPDATE SET kind = excluded.kind, note = excluded.note" : ""
    }
  }
}

extension Topic {
  /// A query for the ids of a topic and of all that live on in it.
  static func parts(of id: ID<Topic>) -> SQL {
    "SELECT CAST(\(id) AS TEXT) AS id UNION ALL SELECT part.id FROM topic AS part WHERE part.merged_into = \(id)"
  }

  /// Those who asked for what lives on in it, each with the title they chose.
  public static func formerAskers(of id: ID<Topic>, in tx: Transaction) throws -> [(
    person: ID<Person>, title: String
  )] {
    try tx.all(
      "SELECT asker_id, title FROM topic WHERE merged_into = \(id) AND asker_id IS NOT NULL ORDER BY id"
    ) { row in
      (try row["asker_id"], try row["title"])
    }
  }
}
