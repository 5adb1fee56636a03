import Database
import Essentials
import Workshops

/// Commitments by the session they come from. Sessions after which fewer than five people promised something are counted
/// together: what somebody promised is theirs.
struct OverviewCommitments: Sendable {
  struct Line: Sendable {
    let session: SessionFact
    let counts: CommitmentCounts
  }

  /// Sessions that are counted together.
  struct Group: Sendable {
    let sessions: Int
    let counts: CommitmentCounts
  }

  let lines: [Line]
  /// Nil when nothing has to be counted together.
  let others: Group?
  let whole: CommitmentCounts
  static let most = 500

  /// Three statements. The latest sessions first, `most` of them.
  static func find(since start: Instant?, today: Day, in tx: Transaction) throws -> OverviewCommitments {
    let (lines, small) = (
      try large(since: start, today: today, in: tx), try small(since: start, today: today, in: tx)
    )
    let (alone, together) = OverviewCommitmentRules.parted(lines, small)
    return OverviewCommitments(
      lines: alone, others: together, whole: try .find(from: start, today: today, in: tx))
  }

  private static func large(since start: Instant?, today: Day, in tx: Transaction) throws -> [Line] {
    try tx.all(
      """
      SELECT session.id, session.title, session.starts_at, session.zone, \(sql: counts(today))
      FROM insights_commitment AS commitment JOIN insights_session AS session ON session.id = commitment.session_id
      WHERE session.starts_at >= \(start?.milliseconds ?? 0)
      GROUP BY session.id, session.title, session.starts_at, session.zone
      HAVING count(DISTINCT commitment.person_id) >= \(ReachRules.smallestGroup)
      ORDER BY session.starts_at DESC, session.id DESC LIMIT \(most)
      """
    ) { row in Line(session: try SessionFact(row), counts: try CommitmentCounts(row)) }
  }

  private static func small(since start: Instant?, today: Day, in tx: Transaction) throws -> Group? {
    try tx.one(
      """
      SELECT count(DISTINCT session.id) AS sessions, \(sql: counts(today))
      FROM insights_commitment AS commitment JOIN insights_session AS session ON session.id = commitment.session_id
      WHERE session.starts_at >= \(start?.milliseconds ?? 0) AND session.id IN (
        SELECT session_id FROM insights_commitment GROUP BY session_id
        HAVING count(DISTINCT person_id) < \(ReachRules.smallestGroup))
      """
    ) { row in Group(sessions: try row["sessions"], counts: try CommitmentCounts(row)) }
  }

  private static func counts(_ today: Day) -> SQL {
    """
    count(DISTINCT commitment.person_id) AS people,
      count(*) FILTER (WHERE commitment.state = 'done') AS kept,
      count(*) FILTER (WHERE commitment.state <> 'done' AND due_on < \(today)) AS missed,
      count(*) FILTER (WHERE commitment.state <> 'done' AND due_on >= \(today)) AS open
    """
  }
}

extension CommitmentCounts {
  fileprivate init(_ row: Row) throws {
    self.init(
      kept: try row["kept"], missed: try row["missed"], open: try row["open"], people: try row["people"])
  }

  /// As many people made them as may be counted.
  var isEnough: Bool { people >= ReachRules.smallestGroup }
}
