import Essentials
import Workshops

/// What of a person's sessions and promises belongs on home.
enum HomeRules {
  static let mostCommitments = 3
  static let mostActions = 4
  static let mostOpen = 5
  static let mostLater = 4
  /// So many days ahead an action is shown.
  static let actionDays = 7

  /// The next hour: the first that takes place and at which they have a seat, or which they run.
  static func next(_ mine: [SessionLine]) -> SessionLine? {
    mine.first { $0.session.state == .scheduled && ($0.runsIt || $0.seat == .registered) }
  }

  /// What else is theirs, the cancelled ones and those they wait for among them.
  static func later(_ mine: [SessionLine], after next: SessionLine?) -> [SessionLine] {
    Array(mine.filter { $0.session.id != next?.session.id }.prefix(mostLater))
  }

  /// What they could still come to.
  static func open(_ all: [SessionLine], now: Instant) -> [SessionLine] {
    Array(all.filter { !$0.runsIt && $0.seat == nil && $0.session.phase(at: now) == .ahead }.prefix(mostOpen))
  }

  static func urgent(_ actions: [ActionLine], today: Day) -> [ActionLine] {
    Array(actions.filter { $0.action.dueOn <= today.adding(days: actionDays) }.prefix(mostActions))
  }
}
