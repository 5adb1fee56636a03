import Database
import Essentials

/// Which topics a figure counts, and the list behind it shows.
enum TopicShow: String, Sendable, CaseIterable {
  case all, open, planned, scheduled, delivered, declined
  /// Open, nobody has decided anything, and nobody offers to teach it.
  case unanswered
  /// Somebody offers to teach it, and it has no session.
  case offered

  var sql: SQL {
    switch self {
    case .all: "TRUE"
    case .open, .planned, .scheduled, .delivered, .declined: "state = \(rawValue)"
    case .unanswered: "state = 'open' AND offers = 0 AND NOT is_answered"
    case .offered: "state NOT IN ('delivered', 'declined') AND offers > 0 AND NOT has_session"
    }
  }

  var word: String {
    switch self {
    case .all: say("Topics that were asked for")
    case .open: say("Open topics")
    case .planned: say("Planned topics")
    case .scheduled: say("Scheduled topics")
    case .delivered: say("Delivered topics")
    case .declined: say("Declined topics")
    case .unanswered: say("Topics without an answer or an offer")
    case .offered: say("Topics with an offer and no session")
    }
  }
}

/// Which sessions a figure counts, and the list behind it shows.
enum SessionShow: String, Sendable, CaseIterable {
  case held, cancelled, planned
  /// Held, and nobody noted who was there although somebody had a seat.
  case unrecorded
  /// Held before people, and no summary was sent.
  case unsent
  /// Held within the last two months, and one of these two.
  case unfinished
  /// To come, and everybody who was to run it has left.
  case abandoned
  /// To come, with people waiting for a seat.
  case line
  /// Held, with answers of feedback.
  case answered

  func sql(now: Instant) -> SQL {
    switch self {
    case .held: "(session.state <> 'cancelled' AND session.ends_at <= \(now))"
    case .cancelled: "session.state = 'cancelled'"
    case .planned: "(session.state = 'scheduled' AND session.ends_at > \(now))"
    case .unrecorded:
      """
      (\(sql: SessionShow.held.sql(now: now)) AND NOT session.is_recorded
        AND EXISTS (SELECT 1 FROM insights_seat AS seat WHERE seat.session_id = session.id AND seat.state = 'registered'))
      """
    case .unsent:
      """
      (\(sql: SessionShow.held.sql(now: now)) AND NOT session.is_summed_up
        AND (session.is_recorded OR EXISTS (
          SELECT 1 FROM insights_seat AS seat WHERE seat.session_id = session.id AND seat.state = 'registered')))
      """
    case .unfinished:
      """
      ((\(sql: SessionShow.unrecorded.sql(now: now)) OR \(sql: SessionShow.unsent.sql(now: now)))
        AND session.ends_at > \(now - .days(SessionShow.reach)))
      """
    case .abandoned:
      """
      (\(sql: SessionShow.planned.sql(now: now)) AND NOT EXISTS (
        SELECT 1 FROM insights_crew AS crew JOIN insights_person AS person ON person.id = crew.person_id
        WHERE crew.session_id = session.id))
      """
    case .line:
      """
      (\(sql: SessionShow.planned.sql(now: now))
        AND EXISTS (SELECT 1 FROM insights_seat AS seat WHERE seat.session_id = session.id AND seat.state = 'waitlisted'))
      """
    case .answered: "session.id IN (SELECT session_id FROM insights_feedback)"
    }
  }

  /// Those that are to come are shown soonest first, and whatever the period.
  var isAhead: Bool { self == .planned || self == .line || self == .abandoned }

  /// After that many days nobody is asked any more to finish a session.
  static let reach = 60

  var word: String {
    switch self {
    case .held: say("Sessions that were held")
    case .cancelled: say("Sessions that were cancelled")
    case .planned: say("Sessions to come")
    case .unrecorded: say("Sessions without attendance")
    case .unsent: say("Sessions without a summary")
    case .unfinished: say("Sessions to finish")
    case .abandoned: say("Sessions that nobody runs")
    case .line: say("Sessions with a waitlist")
    case .answered: say("Sessions with feedback")
    }
  }
}
