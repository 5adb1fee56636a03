import Essentials
import Workshops

/// What may be counted of commitments without telling what a few people promised.
enum OverviewCommitmentRules {
  typealias Line = OverviewCommitments.Line
  typealias Group = OverviewCommitments.Group

  /// Where those that are counted together come from fewer than five people, the smallest of the others joins them; where
  /// there is none, they are not shown.
  static func parted(_ lines: [Line], _ small: Group?) -> (alone: [Line], together: Group?) {
    guard let small, small.sessions > 0 else { return (lines, nil) }
    guard !small.counts.isEnough else { return (lines, small) }
    guard let least = lines.min(by: { $0.counts.people < $1.counts.people }) else { return ([], nil) }
    let together = Group(sessions: small.sessions + 1, counts: sum(small.counts, least.counts))
    return (lines.filter { $0.session.id != least.session.id }, together)
  }

  private static func sum(_ one: CommitmentCounts, _ other: CommitmentCounts) -> CommitmentCounts {
    CommitmentCounts(
      kept: one.kept + other.kept, missed: one.missed + other.missed, open: one.open + other.open,
      people: max(one.people, other.people))
  }
}
