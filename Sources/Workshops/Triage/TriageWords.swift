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
    // The sentence is carried in a cookie, which holds no more than a few.
    let (shown, rest) = (outcome.refused.prefix(2), outcome.refused.count - 2)
    let more =
      rest > 0
      ? [say(count: rest, one: "1 more stays as it is.", other: "\(rest) more stay as they are.")] : []
    return (told + shown + more).joined(separator: " ")
  }
}
