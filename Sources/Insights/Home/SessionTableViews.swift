import Essentials
import Notices
import People
import Web
import Workshops

/// Sessions in the side column: when, what, and how it stands for the reader.
struct SessionTable: View {
  let title: String
  let id: String
  let lines: [SessionLine]
  let zone: Zone
  let now: Instant

  var html: HTML {
    LedgerAside(
      title, id: id,
      """
      <table class="table"><caption class="visually-hidden">\(say("\(title), times in \(zone.city)"))</caption>
      <thead class="visually-hidden"><tr><th scope="col">\(say("Day"))</th><th scope="col">\(say("Session"))</th></tr></thead>
      <tbody>\(lines.map(row))</tbody></table>
      """
    ).html
  }

  private func row(_ line: SessionLine) -> HTML {
    let start = zone.wall(at: line.session.start)
    return """
      <tr><td class="nowrap">\(Time(Told.shortWeekday(start.day), at: line.session.start))</td>\
      <td><a href="\(SessionURL.show(line.session.id))">\(line.session.title)</a><br>\
      <span class="faint">\([place(line, start), seat(line)].joined(separator: ", "))</span></td></tr>
      """
  }

  private func place(_ line: SessionLine, _ start: WallTime) -> String {
    let plan = line.session.plan
    // Whoever has a seat, or waits for one, knows already in which way they come.
    let venue =
      switch (line.seat == nil ? nil : line.mode, plan.delivery) {
      case (.remote, _), (_, .virtual): say("remote")
      case (nil, .hybrid): say("\(plan.room) or remote")
      default: plan.room
      }
    return say("\(Told.time(start.time)) (\(zone.city)), \(venue)")
  }

  private func seat(_ line: SessionLine) -> String {
    if line.session.state == .cancelled { return say("cancelled") }
    if line.runsIt { return say("you run it") }
    if line.seat == .registered { return say("you have a seat") }
    if line.seat == .waitlisted {
      return line.place.map { say("you are number \($0) in line") } ?? say("you are in line")
    }
    if line.isKept(at: now) { return say("those who asked go first") }
    let free = line.use.free(.room) + line.use.free(.remote)
    if free == 0 && line.use.waiting.both == 0 { return say("full") }
    return free == 0
      ? say("full, with a line") : say(count: free, one: "1 seat left", other: "\(free) seats left")
  }
}
