import Essentials
import Web

/// Where somebody stands, in a word and a sentence.
struct StandingWords: View {
  let standing: SeatStanding
  let session: Session
  let reader: SessionLinks.Reader
  let present: Int
  /// Nobody has some of the seats.
  let hasFree: Bool

  /// Seats are free, and kept for others.
  private var isHeadStart: Bool { hasFree && HeadStart.isOn(session, now: reader.now) }

  private var isOver: Bool { session.phase(at: reader.now) == .over }

  var title: String { isOver ? say("How it went") : say("Your seat") }

  var html: HTML {
    """
    <p>\(state)</p><p class="small soft">\(sentence)</p>\
    \(optional: joining.map { "<p class=\"small\">\($0)</p>" as HTML })
    """
  }

  private var state: State {
    switch standing {
    case .cancelled: State(say("Cancelled"), .refused)
    case .runs where isOver: State(say("You ran this session"), .settled)
    case .runs: State(say("You run this session"), .settled)
    case .open(let free, _) where free.isEmpty && isHeadStart:
      State(say("Kept for those who asked"), .planned)
    case .open(let free, _):
      free.isEmpty ? State(say("All seats are taken"), .planned) : State(say("Seats free"), .open)
    case .seated(.room, _): State(say("Registered, in the room"), .settled)
    case .seated(.remote, _): State(say("Registered, remote"), .settled)
    case .waiting(_, let place, _): State(say("Waiting, number \(place) in line"), .planned)
    case .begun: State(say("Going on now"), .planned)
    case .over(let presence?, _) where presence != .missed: State(say("You were there"), .settled)
    case .over: State(say("Held"), .settled)
    }
  }

  private var sentence: String {
    switch standing {
    case .cancelled: say("It was planned for \(Told.moment(session.start, in: reader.zone)).")
    case .runs where isOver: over
    case .runs: say("A place is yours without a seat.")
    case .open(let free, _) where free.isEmpty: say("Join the line. We tell you as soon as a seat is free.")
    case .open: say("Taking one tells nobody but those who run it.")
    case .seated(_, let since): say("Since \(Told.day(since, in: reader.zone)).")
    case .waiting(_, _, let free): waiting(free)
    case .begun(true): say("It began at \(Told.moment(session.start, in: reader.zone)).")
    case .begun(false):
      say("It began at \(Told.moment(session.start, in: reader.zone)). If you are there, check in.")
    case .over: over
    }
  }

  private func waiting(_ free: [SeatMode]) -> String {
    if free.contains(.remote) { return say("First come, first served. A remote seat is free now.") }
    if free.contains(.room) { return say("First come, first served. A seat in the room is free now.") }
    return say("First come, first served. We tell you as soon as a seat is free.")
  }

  private var over: String {
    let ended = say("It ended on \(Told.moment(session.end, in: reader.zone)).")
    return present == 0
      ? ended : ended + " " + say(count: present, one: "1 person came.", other: "\(present) people came.")
  }

  /// The link to join is for those with a seat and those who run it.
  private var joining: HTML? {
    guard let link = session.plan.joinLink, session.phase(at: reader.now) != .over else { return nil }
    switch standing {
    case .seated, .begun(true), .runs:
      return sayHTML(
        "Join on screen: \("<a class=\"wrap\" href=\"\(link)\" rel=\"noreferrer\">\(link.text)</a>" as HTML)")
    default: return nil
    }
  }
}
