import Database
import Essentials

/// What a topic has from another that was merged into it. It is written down, so that it can go back.
enum TopicGain {
  /// The votes, offers, questions to teach and skills that the target has not yet; where somebody offers more here than there,
  /// their offer.
  static func give(of id: ID<Topic>, to target: ID<Topic>, in tx: Transaction) throws {
    for kind in Kind.allCases {
      try tx.run(
        """
        INSERT INTO topic_gain (topic_id, kind, subject_id, was_kind, was_note)
        SELECT mine.topic_id, \(kind.rawValue), mine.\(sql: kind.subject), \(sql: kind.former)
        FROM \(sql: kind.table) AS mine LEFT JOIN \(sql: kind.table) AS other
          ON other.topic_id = \(target) AND other.\(sql: kind.subject) = mine.\(sql: kind.subject)
        WHERE mine.topic_id = \(id) AND (other.topic_id IS NULL OR \(sql: kind.isMore))
        """)
      try tx.run(
        """
        INSERT INTO \(sql: kind.table) (topic_id, \(sql: kind.subject), \(sql: kind.rest))
        SELECT \(target), \(sql: kind.subject), \(sql: kind.rest) FROM \(sql: kind.table)
        WHERE topic_id = \(id) AND \(sql: kind.subject) IN (\(sql: gained(kind, of: id)))
        \(sql: kind.onConflict)
        """)
    }
    try count(target, in: tx)
  }

  /// What the target got goes back. Whoever has taken a vote or an offer back since has taken it back here, too; an offer that
  /// was changed there stays there.
  static func takeBack(of id: ID<Topic>, from target: ID<Topic>, in tx: Transaction) throws {
    for kind in [Kind.vote, .offer] {
      try tx.run(
        """
        DELETE FROM \(sql: kind.table) WHERE topic_id = \(id) AND person_id NOT IN (
          SELECT person_id FROM \(sql: kind.table) WHERE topic_id = \(target))
        """)
    }
    try tx.run(
      """
      UPDATE teach_ask SET is_declined = TRUE WHERE topic_id = \(id) AND person_id IN (
        SELECT person_id FROM teach_ask WHERE topic_id = \(target) AND is_declined)
      """)
    try tx.run(
      """
      UPDATE topic_offer SET
        kind = (SELECT was_kind FROM topic_gain WHERE topic_id = \(id) AND kind = 'offer' AND subject_id = person_id),
        note = (SELECT was_note FROM topic_gain WHERE topic_id = \(id) AND kind = 'offer' AND subject_id = person_id)
      WHERE topic_id = \(target) AND \(sql: isUnchanged(id)) AND person_id IN (
        \(sql: gained(.offer, of: id)) AND was_kind IS NOT NULL)
      """)
    for kind in Kind.allCases {
      try tx.run(
        """
        DELETE FROM \(sql: kind.table) WHERE topic_id = \(target)
          AND \(sql: kind.subject) IN (\(sql: gained(kind, of: id)) AND was_kind IS NULL)
          \(sql: kind == .offer ? "AND \(sql: isUnchanged(id))" : "")
        """)
    }
    try tx.run("DELETE FROM topic_gain WHERE topic_id = \(id)")
    try count(target, in: tx)
    try count(id, in: tx)
  }

  private static func gained(_ kind: Kind, of id: ID<Topic>) -> SQL {
    "SELECT subject_id FROM topic_gain WHERE topic_id = \(id) AND kind = \(kind.rawValue)"
  }

  private static func isUnchanged(_ id: ID<Topic>) -> SQL {
    """
    EXISTS (SELECT 1 FROM topic_offer AS mine WHERE mine.topic_id = \(id) AND mine.person_id = topic_offer.person_id
      AND mine.kind = topic_offer.kind AND mine.note = topic_offer.note)
    """
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
    var rest: SQL {
      switch self {
      case .vote: "created_at"
      case .offer: "kind, note, created_at"
      case .ask: "asked_by, is_declined, created_at"
      case .skill: "level"
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

    var onConflict: SQL {
      self == .offer
        ? "ON CONFLICT (topic_id, person_id) DO UPDATE SET kind = excluded.kind, note = excluded.note" : ""
    }
  }
}

extension Topic {
  /// A query for the ids of a topic and of all that live on in it.
  static func parts(of id: ID<Topic>) -> SQL {
    """
    WITH RECURSIVE part AS (
      SELECT CAST(\(id) AS TEXT) AS id UNION SELECT topic.id FROM topic JOIN part ON topic.merged_into = part.id)
    SELECT id FROM part
    """
  }
}
