import Database
import Essentials
import People

/// One topic on the board.
struct TriageLine: Sendable {
  let topic: TopicLine
  let answeredAt: Instant?
  /// Its next session.
  let session: ID<Session>?
  /// What probably asks for the same.
  var alike: LikelyPair.Side?
}

/// One pile of the board, those who wait longest first.
struct TriageBoard: Sendable {
  /// So many are moved at once at most.
  static let pageSize = 25

  let pile: TriagePile
  let lines: [TriageLine]
  let counts: [TriagePile: Amount]
  let duplicates: Amount
  let wait: WaitFigures
  /// Where the next page begins; nil on the last.
  let next: String?

  /// Six statements.
  static func find(_ pile: TriagePile, after: String, for person: ID<Person>, in tx: Transaction) throws
    -> TriageBoard
  {
    let lines = try tx.all(
      """
      SELECT topic.id, topic.title, topic.origin, topic.asker_id, topic.state, topic.merged_into, topic.votes, topic.offers,
        topic.comments, topic.created_at, topic.rank, topic.answered_at, person.name, department.name AS department,
        NULL AS voter, (SELECT session.id FROM session WHERE session.topic_id = topic.id AND session.state = 'scheduled'
          ORDER BY session.starts_at, session.id LIMIT 1) AS session_id
      FROM topic LEFT JOIN person ON person.id = topic.asker_id
        LEFT JOIN department ON department.id = person.department_id
      WHERE \(sql: pile.sql) AND \(sql: place(after)) ORDER BY topic.created_at, topic.id LIMIT \(pageSize + 1)
      """
    ) { row in
      TriageLine(
        topic: try TopicLine(row, for: person), answeredAt: try row["answered_at"],
        session: try row["session_id"])
    }
    let alike = try LikelyPair.best(of: lines.map(\.topic.id), in: tx)
    let shown = lines.prefix(pageSize).map { line in
      TriageLine(
        topic: line.topic, answeredAt: line.answeredAt, session: line.session, alike: alike[line.topic.id])
    }
    return TriageBoard(
      pile: pile, lines: shown, counts: try counts(in: tx), duplicates: try LikelyPair.count(in: tx),
      wait: try WaitFigures.find(in: tx),
      next: lines.count > pageSize
        ? shown.last.map { "\($0.topic.createdAt.milliseconds).\($0.topic.id)" } : nil)
  }

  private static func place(_ after: String) -> SQL {
    let parts = after.split(separator: ".")
    guard parts.count == 2, let moment = Int(parts[0]), let id = ID<Topic>(String(parts[1])) else {
      return "TRUE"
    }
    return "(topic.created_at, topic.id) > (\(moment), \(id))"
  }

  static func counts(in tx: Transaction) throws -> [TriagePile: Amount] {
    let few: (TriagePile) -> SQL = { pile in
      "(SELECT count(*) FROM (SELECT 1 AS one FROM topic WHERE \(sql: pile.sql) LIMIT \(Amount.most + 1)) AS counted)"
    }
    let row = try tx.first(
      """
      SELECT \(sql: few(.new)) AS new, \(sql: few(.waiting)) AS waiting, \(sql: few(.planned)) AS planned,
        \(sql: few(.scheduled)) AS scheduled
      """)
    return Dictionary(
      uniqueKeysWithValues: try TriagePile.allCases.map { pile in (pile, Amount(try row?[pile.rawValue] ?? 0))
      })
  }
}

/// How long people wait for the first answer of a human being, over the topics of a year. What was merged is counted with the
/// topic in which it lives on; of what was imported nobody knows when it was answered.
struct WaitFigures: Sendable, Equatable {
  static let days = 365
  /// Within so many days somebody should have answered.
  static let goal = 14

  let asked: Int
  let answered: Int
  /// Half of those who asked had an answer within so many days; nil when fewer than half have one.
  let median: Double?
  /// Of those who asked at least 14 days ago: how many, and how many had an answer within 14 days.
  let due: Int
  let inTime: Int

  /// Two statements. Who still waits stands behind everybody who was answered, so the median is that of all who asked.
  static func find(in tx: Transaction) throws -> WaitFigures {
    let (since, due) = (tx.now - .days(days), tx.now - .days(goal))
    let row = try tx.first(
      """
      SELECT count(*) AS asked, count(answered_at) AS answered, count(*) FILTER (WHERE created_at <= \(due)) AS due,
        count(*) FILTER (WHERE created_at <= \(due) AND answered_at - created_at <= \(Duration.days(goal).milliseconds64)) AS in_time
      FROM topic WHERE created_at > \(since) AND merged_into IS NULL AND external_id IS NULL
      """)
    let asked: Int = try row?["asked"] ?? 0
    let wait: Int? = try tx.value(
      """
      SELECT COALESCE(answered_at - created_at, -1) FROM topic WHERE created_at > \(since) AND merged_into IS NULL AND external_id IS NULL
      ORDER BY answered_at IS NULL, answered_at - created_at LIMIT 1 OFFSET \(max(0, (asked - 1) / 2))
      """)
    return WaitFigures(
      asked: asked, answered: try row?["answered"] ?? 0,
      median: wait.flatMap { $0 < 0 ? nil : Duration.milliseconds($0).inDays },
      due: try row?["due"] ?? 0, inTime: try row?["in_time"] ?? 0)
  }
}
