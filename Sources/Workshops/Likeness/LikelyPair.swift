import Database
import Essentials
import People

/// Two topics that probably ask for the same.
struct LikelyPair: Sendable {
  struct Side: Sendable {
    let id: ID<Topic>
    let title: String
    let votes: Int
  }

  let one: Side
  let other: Side

  /// The one that is merged into the other: with fewer votes; of equals the second.
  var ends: Side { one.votes < other.votes ? one : other }
  var stays: Side { one.votes < other.votes ? other : one }
}

extension LikelyPair {
  /// So many are shown; when they are decided, others follow.
  static let pageSize = 25

  private static let open: SQL = """
    topic_likeness JOIN topic AS one ON one.id = topic_likeness.topic_id
      JOIN topic AS other ON other.id = topic_likeness.other_id
    WHERE NOT topic_likeness.is_dismissed AND one.state NOT IN ('delivered', 'declined')
      AND other.state NOT IN ('delivered', 'declined')
    """

  private static let columns: SQL = """
    one.id AS one_id, one.title AS one_title, one.votes AS one_votes,
    other.id AS other_id, other.title AS other_title, other.votes AS other_votes
    """

  private init(_ row: Row) throws {
    one = Side(id: try row["one_id"], title: try row["one_title"], votes: try row["one_votes"])
    other = Side(id: try row["other_id"], title: try row["other_title"], votes: try row["other_votes"])
  }

  /// The most alike first.
  static func first(in tx: Transaction) throws -> [LikelyPair] {
    try tx.all(
      """
      SELECT \(sql: columns) FROM \(sql: open)
      ORDER BY topic_likeness.likeness DESC, topic_likeness.topic_id, topic_likeness.other_id LIMIT \(pageSize)
      """, LikelyPair.init)
  }

  static func count(in tx: Transaction) throws -> Amount {
    Amount(
      try tx.value(
        "SELECT count(*) FROM (SELECT 1 AS one FROM \(sql: open) LIMIT \(Amount.most + 1)) AS counted") ?? 0)
  }

  /// The most alike of each of these topics.
  static func best(of ids: [ID<Topic>], in tx: Transaction) throws -> [ID<Topic>: Side] {
    let pairs = try tx.all(
      """
      SELECT \(sql: columns), topic_likeness.likeness AS likeness FROM \(sql: open)
        AND topic_likeness.topic_id IN (\(list: ids))
      UNION ALL SELECT \(sql: columns), topic_likeness.likeness AS likeness FROM \(sql: open)
        AND topic_likeness.other_id IN (\(list: ids))
      ORDER BY likeness DESC, one_id, other_id
      """, LikelyPair.init)
    let sides = pairs.flatMap { [($0.one.id, $0.other), ($0.other.id, $0.one)] }
    return Dictionary(sides) { first, _ in first }
  }

  /// Of what is over or merged no pair is shown; if it comes back, it is compared again.
  static func forget(_ id: ID<Topic>, in tx: Transaction) throws {
    try tx.run("DELETE FROM topic_likeness WHERE (topic_id = \(id) OR other_id = \(id)) AND NOT is_dismissed")
  }

  /// An organiser says that two topics are not the same; nobody is shown them as such again.
  static func dismiss(_ one: ID<Topic>, _ other: ID<Topic>, by person: ID<Person>, in tx: Transaction) throws
  {
    let changed = try tx.run(
      """
      UPDATE topic_likeness SET is_dismissed = TRUE WHERE topic_id = \(min(one, other)) AND other_id = \(max(one, other))
      """)
    guard changed == 1 else { throw NotHere() }
    let titles = try [one, other].map { try Topic.find($0, in: tx).title }
    try Audit.record(
      "topics told apart", of: one.text, detail: titles.joined(separator: " ≠ "), by: person, in: tx)
  }
}
