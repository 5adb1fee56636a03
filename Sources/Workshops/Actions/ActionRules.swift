import Essentials
import People

/// Why an action stays as it is.
public enum ActionRefusal: Refusal, Equatable {
  case notYours
  case notRunning
  case settled(ActionItem.State)

  public var sentence: String {
    switch self {
    case .notYours:
      say("Only its owner, those who ran the session and organisers say what became of an action.")
    case .notRunning: say("Only those who ran the session and organisers write down and change actions.")
    case .settled(let state):
      say("This action is settled already: \(state.word). Open it again to change it.")
    }
  }
}

enum ActionRules {
  static func write(runsIt: Bool) throws(ActionRefusal) {
    guard runsIt else { throw .notRunning }
  }

  static func edit(_ action: ActionItem, runsIt: Bool) throws(ActionRefusal) {
    try write(runsIt: runsIt)
    guard action.state == .open else { throw .settled(action.state) }
  }

  /// The action as it stands afterwards; saying the same twice changes nothing.
  static func settle(
    _ action: ActionItem, as state: ActionItem.State, by person: ID<Person>, runsIt: Bool, now: Instant
  ) throws(ActionRefusal) -> ActionItem {
    guard action.owner == person || runsIt else { throw .notYours }
    guard action.state != state else { return action }
    var settled = action
    settled.state = state
    settled.settledAt = state == .open ? nil : now
    return settled
  }
}
