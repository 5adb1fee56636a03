import Database
import Essentials
import Workshops

/// What stands of a session in every list of the overview.
struct SessionFact: Sendable {
  let id: ID<Session>
  let title: String
  let start: Instant
  let zone: Zone

  init(_ row: Row) throws {
    (id, title, start, zone) = (try row["id"], try row["title"], try row["starts_at"], try row["zone"])
  }
}

/// The sessions that a figure counts: those that are over latest first, those to come soonest first.
struct OverviewSessions: Sendable {
  static let pageSize = 50

  struct Line: Sendable {
    let session: SessionFact
    let state: SessionState
    let seats: Int
    let registered: Int
    let waiting: Int
    /// Nil where nobody noted who was there.
    let attended: Int?
    /// How many answers of feedback there are, and how many of them are shown.
    let answered: Int
    let shown: Int
    let isSummedUp: Bool
  }

  let show: SessionShow
  let lines: [Line]
  let total: Int
  let next: String?

  /// Two statements. `after` is the place the page before named; nonsense starts at the top.
  static func find(
    _ show: SessionShow, since start: Instant?, after: String, in tx: Transaction
  ) throws -> OverviewSessions {
    let since = show.isAhead ? 0 : start?.milliseconds ?? 0
    let wanted: SQL = "\(sql: show.sql(now: tx.now)) AND session.starts_at >= \(since)"
    let order: SQL = show.isAhead ? "starts_at, id" : "starts_at DESC, id DESC"
    let lines = try tx.all(
      """
      WITH page AS (
        SELECT * FROM insights_session AS session WHERE \(sql: wanted) \(sql: place(after, show))
        ORDER BY \(sql: order) LIMIT \(pageSize + 1))
      SELECT page.*, coalesce(seat.registered, 0) AS registered, coalesce(seat.waiting, 0) AS waiting,
        (SELECT count(*) FROM insights_presence WHERE session_id = page.id) AS attended,
        coalesce(feedback.answered, 0) AS answered, coalesce(feedback.shown, 0) AS shown
      FROM page LEFT JOIN (
          SELECT session_id, count(*) FILTER (WHERE state = 'registered') AS registered,
            count(*) FILTER (WHERE state = 'waitlisted') AS waiting
          FROM insights_seat WHERE session_id IN (SELECT id FROM page) GROUP BY session_id
        ) AS seat ON seat.session_id = page.id
        LEFT JOIN insights_feedback AS feedback ON feedback.session_id = page.id
      ORDER BY \(sql: order)
      """, Line.init)
    let total: Int =
      try tx.value("SELECT count(*) FROM insights_session AS session WHERE \(sql: wanted)") ?? 0
    let shown = Array(lines.prefix(pageSize))
    return OverviewSessions(
      show: show, lines: shown, total: total,
      next: lines.count > pageSize
        ? shown.last.map { "\($0.session.start.milliseconds).\($0.session.id)" } : nil)
  }

  private static func place(_ after: String, _ show: SessionShow) -> SQL {
    let parts = after.split(separator: ".")
    guard parts.count == 2, let start = Int64(parts[0]), let id = ID<Session>(String(parts[1])) else {
      return ""
    }
    return show.isAhead
      ? "AND (session.starts_at > \(start) OR session.starts_at = \(start) AND session.id > \(id))"
      : "AND (session.starts_at < \(start) OR session.starts_at = \(start) AND session.id < \(id))"
  }
}

extension OverviewSessions.Line {
  fileprivate init(_ row: Row) throws {
    let isRecorded: Bool = try row["is_recorded"]
    self.init(
      session: try SessionFact(row), state: try row["state"], seats: try row["seats"],
      registered: try row["registered"], waiting: try row["waiting"],
      attended: isRecorded ? try row["attended"] : nil, answered: try row["answered"],
      shown: try row["shown"],
      isSummedUp: try row["is_summed_up"])
  }
}
