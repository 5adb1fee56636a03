import Database
import Essentials

/// The four piles in which organisers keep topics of which something can still come.
enum TriagePile: String, Sendable, CaseIterable {
  /// Nobody of the organisers has taken it up yet.
  case new
  /// Taken up, and not decided.
  case waiting
  case planned, scheduled

  var word: String {
    switch self {
    case .new: say("New")
    case .waiting: say("Needs an answer")
    case .planned: say("Planned")
    case .scheduled: say("Scheduled")
    }
  }

  /// In the words of the partial indexes.
  var sql: SQL {
    switch self {
    case .new: "topic.state = 'open' AND topic.taken_up_at IS NULL"
    case .waiting: "topic.state = 'open' AND topic.taken_up_at IS NOT NULL"
    case .planned: "topic.state = 'planned'"
    case .scheduled: "topic.state = 'scheduled'"
    }
  }

  /// What can be done with the topics in it. A scheduled topic follows its session.
  var moves: [TriageMove] {
    switch self {
    case .new: [.takeUp, .plan, .decline]
    case .waiting: [.plan, .decline]
    case .planned: [.reopen, .decline]
    case .scheduled: []
    }
  }

  var link: Link { TriageURL.page.with("pile", rawValue) }
}

/// What an organiser does with some topics at once.
enum TriageMove: String, Sendable, CaseIterable {
  case takeUp = "take-up"
  case plan, decline, reopen

  var word: String {
    switch self {
    case .takeUp: say("Take up")
    case .plan: say("Plan")
    case .decline: say("Decline")
    case .reopen: say("Open again")
    }
  }

  /// The key that does it on the board.
  var key: String {
    switch self {
    case .takeUp: "T"
    case .plan: "P"
    case .decline: "D"
    case .reopen: "O"
    }
  }

  /// The state it leads to; nil when it stays as it is.
  var state: Topic.State? {
    switch self {
    case .takeUp: nil
    case .plan: .planned
    case .decline: .declined
    case .reopen: .open
    }
  }
}

enum TriageURL {
  static let page = Link("/topics/triage")
}
