import Database
import Essentials
import People
import Workshops

/// All figures of the overview. Each counts what a list behind it shows.
struct OverviewFigures: Sendable {
  let topics: TopicFigures
  let sessions: SessionFigures
  let reach: Reach
  let commitments: CommitmentCounts
  let actions: ActionCounts
  let feedback: FeedbackTotals
}

/// Topics that were asked for in the period, by where they stand now.
struct TopicFigures: Sendable, Equatable {
  let asked: Int
  let states: [Topic.State: Int]

  static func find(since start: Instant?, in tx: Transaction) throws -> TopicFigures {
    let states = try tx.all(
      "SELECT state, count(*) AS number FROM insights_topic WHERE created_at >= \(start?.milliseconds ?? 0) GROUP BY state"
    ) { row -> (Topic.State, Int) in (try row["state"], try row["number"]) }
    return TopicFigures(
      asked: states.reduce(0) { $0 + $1.1 }, states: Dictionary(states) { first, _ in first })
  }
}

/// Sessions that began in the period, and those to come.
struct SessionFigures: Sendable, Equatable {
  let held: Int
  let cancelled: Int
  let planned: Int
  /// At the sessions that were held: how many seats there were, and how many were taken.
  let seats: Int
  let registered: Int
  /// Held sessions at which somebody noted who was there; how many had a seat there, and how many of them came.
  let recorded: Int
  let expected: Int
  let attended: Int

  /// Two statements.
  static func find(since start: Instant?, in tx: Transaction) throws -> SessionFigures {
    let held = SessionShow.held.sql(now: tx.now), since = start?.milliseconds ?? 0
    let sessions = try tx.first(
      """
      SELECT count(*) FILTER (WHERE \(sql: held) AND starts_at >= \(since)) AS held,
        count(*) FILTER (WHERE \(sql: SessionShow.cancelled.sql(now: tx.now)) AND starts_at >= \(since)) AS cancelled,
        count(*) FILTER (WHERE \(sql: SessionShow.planned.sql(now: tx.now))) AS planned,
        coalesce(sum(seats) FILTER (WHERE \(sql: held) AND starts_at >= \(since)), 0) AS seats,
        count(*) FILTER (WHERE \(sql: held) AND is_recorded AND starts_at >= \(since)) AS recorded
      FROM insights_session AS session
      """)
    let seats = try tx.first(
      """
      WITH held AS MATERIALIZED (
        SELECT id, is_recorded FROM insights_session AS session
        WHERE \(sql: held) AND session.starts_at >= \(since))
      SELECT count(*) AS registered, count(*) FILTER (WHERE held.is_recorded) AS expected,
        count(presence.person_id) AS attended
      FROM held JOIN insights_seat AS seat ON seat.session_id = held.id
        LEFT JOIN insights_presence AS presence
          ON presence.session_id = seat.session_id AND presence.person_id = seat.person_id
      WHERE seat.state = 'registered'
      """)
    guard let sessions, let seats else { throw NotHere() }
    return SessionFigures(
      held: try sessions["held"], cancelled: try sessions["cancelled"], planned: try sessions["planned"],
      seats: try sessions["seats"], registered: try seats["registered"], recorded: try sessions["recorded"],
      expected: try seats["expected"], attended: try seats["attended"])
  }
}

extension OverviewFigures {
  static func find(_ span: OverviewSpan, in tx: Transaction) throws -> OverviewFigures {
    OverviewFigures(
      topics: try .find(since: span.start, in: tx), sessions: try .find(since: span.start, in: tx),
      reach: try .find(since: span.start, in: tx),
      commitments: try .find(since: span.start, today: span.today, in: tx),
      actions: try .find(from: span.start, today: span.today, in: tx),
      feedback: try .find(from: span.start, in: tx))
  }
}
