import Database
import Essentials
import Workshops

/// The topics that a figure counts, those most needed first.
struct OverviewTopics: Sendable {
  static let pageSize = 50

  struct Line: Sendable {
    let id: ID<Topic>
    let title: String
    let state: Topic.State
    let votes: Int
    let offers: Int
    let createdAt: Instant
  }

  let show: TopicShow
  let lines: [Line]
  let total: Int
  /// Where the next page begins; nil on the last.
  let next: String?

  /// Two statements. `after` is the place the page before named; nonsense starts at the top.
  static func find(
    _ show: TopicShow, since start: Instant?, after: String, in tx: Transaction
  ) throws -> OverviewTopics {
    let wanted: SQL = "\(sql: show.sql) AND created_at >= \(start?.milliseconds ?? 0)"
    let lines = try tx.all(
      """
      SELECT id, title, state, votes, offers, created_at FROM insights_topic
      WHERE \(sql: wanted) AND \(sql: TopicPlace(after)?.behind ?? "TRUE") ORDER BY votes DESC, id DESC LIMIT \(pageSize + 1)
      """
    ) { row in
      Line(
        id: try row["id"], title: try row["title"], state: try row["state"], votes: try row["votes"],
        offers: try row["offers"], createdAt: try row["created_at"])
    }
    let total: Int = try tx.value("SELECT count(*) FROM insights_topic WHERE \(sql: wanted)") ?? 0
    let shown = Array(lines.prefix(pageSize))
    return OverviewTopics(
      show: show, lines: shown, total: total,
      next: lines.count > pageSize ? shown.last.map { TopicPlace(votes: $0.votes, id: $0.id).text } : nil)
  }
}
