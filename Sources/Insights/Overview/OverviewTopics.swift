import Database
import Essentials
import Workshops

/// The topics that a figure counts, the newest first.
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
  let next: ID<Topic>?

  /// Two statements.
  static func find(
    _ show: TopicShow, since start: Instant?, after: ID<Topic>?, in tx: Transaction
  ) throws -> OverviewTopics {
    let wanted: SQL = "\(sql: show.sql) AND created_at >= \(start?.milliseconds ?? 0)"
    let place: SQL = after.map { "AND id < \($0)" } ?? ""
    let lines = try tx.all(
      """
      SELECT id, title, state, votes, offers, created_at FROM insights_topic
      WHERE \(sql: wanted) \(sql: place) ORDER BY id DESC LIMIT \(pageSize + 1)
      """
    ) { row in
      Line(
        id: try row["id"], title: try row["title"], state: try row["state"], votes: try row["votes"],
        offers: try row["offers"], createdAt: try row["created_at"])
    }
    let total: Int = try tx.value("SELECT count(*) FROM insights_topic WHERE \(sql: wanted)") ?? 0
    let shown = Array(lines.prefix(pageSize))
    return OverviewTopics(
      show: show, lines: shown, total: total, next: lines.count > pageSize ? shown.last?.id : nil)
  }
}
