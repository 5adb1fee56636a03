import Essentials
import People
import Web

/// Your seat: where you stand, the one thing to do about it, how full it is.
struct BookingPart: View {
  let story: SessionStory
  let reader: SessionLinks.Reader
  let nextStep: SessionLinks.Entry?

  private var session: Session { story.session }
  private var now: Instant { reader.now }

  private var standing: SeatStanding {
    SeatStanding.of(
      session, use: story.use, own: story.seat, place: story.place, presence: story.presence,
      runsIt: session.plan.crew.contains(reader.person), now: now)
  }

  var html: HTML {
    let words = StandingWords(standing: standing, session: session, reader: reader, present: story.present)
    let actions = BookingActions(
      standing: standing, session: session, reader: reader, presence: story.presence, nextStep: nextStep)
    return """
      \(LedgerAside(words.title, id: "seat", Region("seat", "\(words)\(overlap)\(actions)\(seats)").html))
      \(if: reader.mayRun && session.state != .cancelled, LedgerAside(say("You run it"), id: "run", "<ul class=\"linklist\">\(runLinks)</ul>").html)
      """
  }

  private var overlap: HTML {
    guard let other = story.overlap, session.phase(at: now) == .ahead, standing != .cancelled else { return HTML() }
    let link: HTML = "<a href=\"\(SessionURL.show(other.id))\">\(other.title)</a>"
    return """
      <p class="state state--attend">\(Icon(.alert))\(say("Overlaps with another session of yours"))</p>
      <p class="small soft">\(sayHTML("\(link) is at the same time. You can still come; your calendar shows both."))</p>
      """
  }

  private var seats: HTML {
    guard session.state != .cancelled else { return HTML() }
    let rows = session.plan.delivery.modes.map { mode in
      Seats.Row(
        mode.word, icon: mode == .room ? .room : .screen, taken: story.use.taken[mode], of: story.use.capacity[mode],
        waiting: session.phase(at: now) == .ahead ? story.use.waiting[mode] : 0)
    }
    return """
      \(Seats(rows))\
      \(if: session.phase(at: now) == .ahead, "<p class=\"small faint\">\(say("First come, first served. A seat that is released goes to whoever has waited longest."))</p>")
      """
  }

  private var runLinks: HTML {
    let isOpen = now >= session.checkInOpens
    return """
      <li>\(Icon(.check))<a href="\(SessionURL.attendance(session.id))">\(isOpen ? say("Attendance and check-in code") : say("Who has a seat"))</a></li>
      \(if: session.phase(at: now) != .over, "<li>\(Icon(.edit))<a href=\"\(SessionURL.edit(session.id))\">\(say("Change the session"))</a></li>")\
      \(if: session.phase(at: now) != .over, "<li>\(Icon(.stop))<a href=\"\(SessionURL.cancellation(session.id))\">\(say("Cancel the session"))</a></li>")
      """
  }
}

/// Where somebody stands, in a word and a sentence.
struct StandingWords: View {
  let standing: SeatStanding
  let session: Session
  let reader: SessionLinks.Reader
  let present: Int

  var title: String {
    switch standing {
    case .over, .cancelled: say("How it went")
    default: say("Your seat")
    }
  }

  var html: HTML {
    """
    <p>\(state)</p><p class="small soft">\(sentence)</p>\
    \(optional: joining.map { "<p class=\"small\">\($0)</p>" as HTML })
    """
  }

  private var state: State {
    switch standing {
    case .cancelled: State(say("Cancelled"), .refused)
    case .runs: State(say("You run this session"), .settled)
    case .open(let free, _): free.isEmpty ? State(say("All seats are taken"), .planned) : State(say("Seats free"), .open)
    case .seated(.room, _): State(say("Registered, in the room"), .settled)
    case .seated(.remote, _): State(say("Registered, remote"), .settled)
    case .waiting(_, let place, _): State(say("Waiting, number \(place) in line"), .planned)
    case .begun: State(say("Going on now"), .planned)
    case .over(let presence?, _) where presence != .missed: State(say("You were there"), .settled)
    case .over: State(say("Over"), .settled)
    }
  }

  private var sentence: String {
    switch standing {
    case .cancelled: say("It was planned for \(Told.moment(session.start, in: reader.zone)).")
    case .runs: say("A place is yours without a seat.")
    case .open(let free, _) where free.isEmpty: say("Join the line. We tell you as soon as a seat is free.")
    case .open: say("Taking one tells nobody but those who run it.")
    case .seated(_, let since): say("Since \(Told.day(since, in: reader.zone)).")
    case .waiting(_, _, let free): waiting(free)
    case .begun(true): say("It began at \(Told.moment(session.start, in: reader.zone)).")
    case .begun(false): say("It began at \(Told.moment(session.start, in: reader.zone)). If you are there, check in.")
    case .over: over
    }
  }

  private func waiting(_ free: [SeatMode]) -> String {
    if free.contains(.remote) { return say("First come, first served. A remote seat is free now.") }
    if free.contains(.room) { return say("First come, first served. A seat in the room is free now.") }
    return say("First come, first served. We tell you as soon as a seat is free.")
  }

  private var over: String {
    let ended = say("It ended at \(Told.moment(session.end, in: reader.zone)).")
    return present == 0 ? ended : ended + " " + say(count: present, one: "1 person came.", other: "\(present) people came.")
  }

  /// The link to join is for those with a seat and those who run it.
  private var joining: HTML? {
    guard let link = session.plan.joinLink, session.phase(at: reader.now) != .over else { return nil }
    switch standing {
    case .seated, .begun(true), .runs: return sayHTML("Join on screen: \("<a class=\"wrap\" href=\"\(link)\" rel=\"noreferrer\">\(link.text)</a>" as HTML)")
    default: return nil
    }
  }
}
