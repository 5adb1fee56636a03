import Essentials
import Web

/// How long people wait, over a year.
struct WaitStats: View {
  let wait: WaitFigures

  var html: HTML {
    if wait.asked == 0 { return HTML() }
    let basis = say(
      count: wait.asked, one: "1 topic of the last 12 months",
      other: "\(Told.number(wait.asked)) topics of the last 12 months")
    return Stats([
      Stat(
        median, say("until half of those who asked had an answer"),
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

  private var median: String {
    guard let days = wait.median else { return say("Not yet") }
    if days < 1 { return say("Within a day") }
    let whole = Int(days.rounded())
    return say(count: whole, one: "1 day", other: "\(whole) days")
  }
}
