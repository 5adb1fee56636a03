import Essentials

enum TriageWords {
  /// What came of a move, for the head of the next page.
  static func said(_ outcome: TriageOutcome, _ move: TriageMove) -> String {
    let count = outcome.moved
    let done =
      switch move {
      case .takeUp: say(count: count, one: "1 topic is taken up.", other: "\(count) topics are taken up.")
      case .plan: say(count: count, one: "1 topic is planned.", other: "\(count) topics are planned.")
      case .decline: say(count: count, one: "1 topic is declined.", other: "\(count) topics are declined.")
      case .reopen: say(count: count, one: "1 topic is open again.", other: "\(count) topics are open again.")
      }
    let told = count > 0 ? [done, say("Those who want it are told.")] : []
    return (told + outcome.refused).joined(separator: " ")
  }
}
