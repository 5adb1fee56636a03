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

  let lines: [Line]
  /// The sessions that are too small to stand alone, and their commitments.
  let others: (sessions: Int, counts: CommitmentCounts)
  static let most = 500

  /// One statement. The latest sessions first.
  static func find(since start: Instant?, today: Day, in tx: Transaction) throws -> OverviewCommitments {
    let all = try tx.all(
      """
      SELECT session.id, session.title, session.starts_at, session.zone,
        count(DISTINCT commitment.person_id) AS people,
        count(*) FILTER (WHERE commitment.state = 'done') AS kept,
        count(*) FILTER (WHERE commitment.state <> 'done' AND due_on < \(today)) AS missed,
        count(*) FILTER (WHERE commitment.state <> 'done' AND due_on >= \(today)) AS open
      FROM insights_commitment AS commitment JOIN insights_session AS session ON session.id = commitment.session_id
      WHERE session.starts_at >= \(start?.milliseconds ?? 0)
      GROUP BY session.id, session.title, session.starts_at, session.zone
      ORDER BY session.starts_at DESC, session.id DESC LIMIT \(most)
      """
    ) { row -> (people: Int, line: Line) in
      let counts = CommitmentCounts(kept: try row["kept"], missed: try row["missed"], open: try row["open"])
      return (try row["people"], Line(session: try SessionFact(row), counts: counts))
    }
    let small = all.filter { $0.people < ReachRules.smallestGroup }.map(\.line.counts)
    return OverviewCommitments(
      lines: all.filter { $0.people >= ReachRules.smallestGroup }.map(\.line),
      others: (small.count, .sum(small)))
  }
}

extension CommitmentCounts {
  static func sum(_ counts: [CommitmentCounts]) -> CommitmentCounts {
    CommitmentCounts(
      kept: counts.reduce(0) { $0 + $1.kept }, missed: counts.reduce(0) { $0 + $1.missed },
      open: counts.reduce(0) { $0 + $1.open })
  }
}
