import Essentials
import Web

/// One session in a list.
struct SessionEntry: View {
  let line: SessionLine
  let zone: Zone
  let now: Instant

  private var session: Session { line.session }

  var html: HTML {
    let start = zone.wall(at: session.start)
    let today = zone.wall(at: now).day
    let day = start.day.year == today.year ? Told.shortWeekday(start.day) : Told.day(start.day)
    return Entry(
      session.title, to: SessionURL.show(session.id), level: 2,
      lead: Entry.date(day, say("\(Told.time(start.time)) \(zone.city)")), note: HTML(text: note),
      tags: [Tag(session.plan.delivery.word), Tag(SessionWords.length(session.plan.time.minutes))],
      side: standing.html
    ).html
  }

  private var note: String {
    let names = line.names(at: now)
    let people = names.isEmpty ? say("Nobody leads it yet") : Told.list(names)
    let elsewhere =
      zone.agrees(with: session.zone, at: session.start)
      ? session.plan.room
      : say("\(there)\(SessionWords.span(session.plan.time, in: session.zone)) in \(session.zone.city)")
    return [people, elsewhere, seats].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The day where it takes place, if it is another one than here.
  private var there: String {
    let day = session.zone.wall(at: session.start).day
    return day == zone.wall(at: session.start).day ? "" : say("\(Told.weekdayName(day.weekday)) ")
  }

  private var seats: String {
    switch session.phase(at: now) {
    case .cancelled, .running: return ""
    case .over:
      return line.present == 0
        ? "" : say(count: line.present, one: "1 person came", other: "\(line.present) people came")
    case .ahead: break
    }
    if line.isKept(at: now) { return "" }
    // How many are free stands at the side, unless the reader's own part does.
    if line.use.free(.room) + line.use.free(.remote) > 0 { return "" }
    let waiting = line.use.waiting.both
    return waiting == 0
      ? say("All seats are taken")
      : say(count: waiting, one: "Full, 1 is waiting", other: "Full, \(waiting) are waiting")
  }

  private var standing: State {
    if session.state == .cancelled { return State(say("Cancelled"), .refused) }
    if session.phase(at: now) == .over { return line.runsIt ? State(say("You ran it"), .settled) : over }
    if line.runsIt { return State(say("You run it"), .settled) }
    switch (line.seat, line.mode) {
    case (.registered, .remote): return State(say("You have a remote seat"), .settled)
    case (.registered, _): return State(say("You have a seat"), .settled)
    case (.waitlisted, _): return State(say("You are in line"), .planned)
    default: break
    }
    if session.phase(at: now) == .running { return State(say("Going on now"), .planned) }
    if line.isKept(at: now) { return State(say("Those who asked go first"), .planned) }
    let free = line.use.free(.room) + line.use.free(.remote)
    return free > 0
      ? State(say(count: free, one: "1 seat left", other: "\(free) seats left"), .open)
      : State(say("Full"), .planned)
  }

  private var over: State {
    switch line.presence {
    case .room, .remote: State(say("You were there"), .settled)
    case .missed: State(say("You had a seat"), .unknown)
    case nil: State(say("Held"), .settled)
    }
  }
}
