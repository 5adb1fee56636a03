import Database
import Essentials
import Workshops

/// Commitments by the session they come from. Sessions after which fewer than five people promised something are counted in
/// batches (`CommitmentBatches`): what somebody promised is theirs.
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
  /// Nil when nothing is counted together.
  let others: Group?
  let whole: CommitmentCounts
  /// How many sessions of the period are not counted yet.
  let waiting: Int
  static let most = 500

  /// Four statements. The latest sessions first, `most` of them.
  static func find(since start: Instant?, today: Day, in tx: Transaction) throws -> OverviewCommitments {
    OverviewCommitments(
      lines: try alone(since: start, today: today, in: tx),
      others: try together(since: start, today: today, in: tx),
      whole: try .find(since: start, today: today, in: tx), waiting: try waiting(since: start, in: tx))
  }

  private static func alone(since start: Instant?, today: Day, in tx: Transaction) throws -> [Line] {
    try tx.all(
      """
      SELECT session.id, session.title, session.starts_at, session.zone, \(sql: counts(today))
      FROM insights_commitment AS commitment JOIN insights_session AS session ON session.id = commitment.session_id
      WHERE commitment.counts_from >= \(start?.milliseconds ?? 0) AND commitment.batch IS NULL
      GROUP BY session.id, session.title, session.starts_at, session.zone
      HAVING count(DISTINCT commitment.person_id) >= \(CommitmentBatches.smallestGroup)
      ORDER BY session.starts_at DESC, session.id DESC LIMIT \(most)
      """
    ) { row in Line(session: try SessionFact(row), counts: try CommitmentCounts(row)) }
  }

  private static func together(since start: Instant?, today: Day, in tx: Transaction) throws -> Group? {
    let group = try tx.one(
      """
      SELECT count(DISTINCT session_id) AS sessions, \(sql: counts(today))
      FROM insights_commitment AS commitment
      WHERE batch IS NOT NULL AND counts_from >= \(start?.milliseconds ?? 0)
      """
    ) { row in Group(sessions: try row["sessions"], counts: try CommitmentCounts(row)) }
    return group.flatMap { $0.sessions > 0 ? $0 : nil }
  }

  private static func waiting(since start: Instant?, in tx: Transaction) throws -> Int {
    try tx.value(
      """
      SELECT count(*) FROM (
        SELECT session_id FROM insights_commitment
        WHERE batch IS NULL AND counts_from >= \(start?.milliseconds ?? 0)
        GROUP BY session_id HAVING count(DISTINCT person_id) < \(CommitmentBatches.smallestGroup)) AS few
      """) ?? 0
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
}
