import Database
import Essentials
import Workshops

/// Which actions a figure counts, and the list behind it shows.
enum ActionShow: String, Sendable, CaseIterable {
  case open, overdue, done, dropped

  func sql(today: Day) -> SQL {
    switch self {
    case .open, .done, .dropped: "action.state = \(rawValue)"
    case .overdue: "action.state = 'open' AND action.due_on < \(today)"
    }
  }

  var word: String {
    switch self {
    case .open: say("Open actions")
    case .overdue: say("Overdue actions")
    case .done: say("Actions that are done")
    case .dropped: say("Actions that were dropped")
    }
  }
}

/// The actions that a figure counts, by their day.
struct OverviewActions: Sendable {
  static let pageSize = 50

  struct Line: Sendable {
    let id: ID<ActionItem>
    let body: String
    let owner: String
    let dueOn: Day
    let session: SessionFact
  }

  let show: ActionShow
  let lines: [Line]
  let total: Int
  let next: String?

  /// Two statements. `after` is the place the page before named; nonsense starts at the top.
  static func find(
    _ show: ActionShow, _ span: OverviewSpan, after: String, in tx: Transaction
  ) throws -> OverviewActions {
    let from: SQL =
      "insights_action AS action JOIN insights_session AS session ON session.id = action.session_id"
    let wanted: SQL =
      "\(sql: show.sql(today: span.today)) AND session.starts_at >= \(span.start?.milliseconds ?? 0)"
    let lines = try tx.all(
      """
      SELECT action.id AS action_id, action.body, action.owner, action.due_on, session.id, session.title,
        session.starts_at, session.zone
      FROM \(sql: from) WHERE \(sql: wanted) \(sql: place(after))
      ORDER BY action.due_on, action.id LIMIT \(pageSize + 1)
      """
    ) { row in
      Line(
        id: try row["action_id"], body: try row["body"], owner: try row["owner"], dueOn: try row["due_on"],
        session: try SessionFact(row))
    }
    let total: Int = try tx.value("SELECT count(*) FROM \(sql: from) WHERE \(sql: wanted)") ?? 0
    let shown = Array(lines.prefix(pageSize))
    return OverviewActions(
      show: show, lines: shown, total: total,
      next: lines.count > pageSize ? shown.last.map { "\($0.dueOn.iso).\($0.id)" } : nil)
  }

  private static func place(_ after: String) -> SQL {
    let parts = after.split(separator: ".")
    guard parts.count == 2, let day = Day(iso: String(parts[0])), let id = ID<ActionItem>(String(parts[1]))
    else { return "" }
    return "AND (action.due_on > \(day) OR action.due_on = \(day) AND action.id > \(id))"
  }
}
