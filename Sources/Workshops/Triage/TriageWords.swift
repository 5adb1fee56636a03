import Essentials
import Web

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

  /// How long people wait, over a year.
  static func stats(_ wait: WaitFigures) -> HTML {
    if wait.asked == 0 { return HTML() }
    let basis = say(
      count: wait.asked, one: "1 topic of the last 12 months",
      other: "\(Told.number(wait.asked)) topics of the last 12 months")
    return Stats([
      Stat(
        median(wait), say("until half of those who asked had an answer"),
        doubt: basis),
      Stat(
        wait.due == 0 ? say("Too early") : Told.percent(wait.inTime, of: wait.due),
        say("had an answer within \(WaitFigures.goal) days"),
        doubt: say(
          "\(Told.number(wait.inTime)) of \(Told.number(wait.due)) that were asked at least \(WaitFigures.goal) days ago"
        )),
      Stat(Told.number(wait.asked - wait.answered), say("wait for their first answer, or never had one")),
    ]).html
  }

  private static func median(_ wait: WaitFigures) -> String {
    guard let days = wait.median else { return say("Not yet") }
    if days < 1 { return say("Within a day") }
    let whole = Int(days.rounded())
    return say(count: whole, one: "1 day", other: "\(whole) days")
  }
}
