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

  private var hasFree: Bool {
    session.plan.delivery.modes.contains { story.use.capacity[$0] > story.use.taken[$0] }
  }

  private var isCrew: Bool { session.plan.crew.contains(reader.person) }

  private var standing: SeatStanding {
    SeatStanding.of(
      session, use: story.use, own: story.seat, place: story.place, presence: story.presence,
      runsIt: isCrew, isFirst: story.isFirst, now: now)
  }

  var html: HTML {
    let words = StandingWords(
      standing: standing, session: session, reader: reader, present: story.present, hasFree: hasFree)
    let actions = BookingActions(
      standing: standing, session: session, reader: reader, presence: story.presence, nextStep: nextStep)
    return """
      \(LedgerAside(words.title, id: "seat", Region("seat", "\(words)\(first)\(overlap)\(actions)\(seats)").html))
      \(if: reader.mayRun && session.state != .cancelled, running.html)
      """
  }

  /// While the seats are for those who wanted the topic: until when, and what that means for the reader.
  private var first: HTML {
    guard let until = session.firstUntil, now < until, session.phase(at: now) == .ahead, !isCrew,
      standing != .cancelled,
      hasFree
    else { return HTML() }
    let moment = Told.moment(until, in: reader.zone)
    let words =
      story.isFirst
      ? say("You wanted this topic, so free seats are yours first, until \(moment).")
      : say(
        "Until \(moment) free seats go to those who wanted the topic. Then they go to the line, in the order of asking."
      )
    return "<p class=\"small soft\">\(words)</p>"
  }

  private var overlap: HTML {
    guard let other = story.overlap, session.phase(at: now) == .ahead, standing != .cancelled else {
      return HTML()
    }
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
        mode.word, icon: mode == .room ? .room : .screen, taken: story.use.taken[mode],
        of: story.use.capacity[mode],
        waiting: session.phase(at: now) == .ahead ? story.use.waiting[mode] : 0)
    }
    if session.phase(at: now) != .ahead { return Seats(rows).html }
    let rule = say("First come, first served. A seat that is released goes to whoever has waited longest.")
    return "\(Seats(rows))<p class=\"small faint\">\(rule)</p>"
  }

  private var running: LedgerAside {
    let isOver = session.phase(at: now) == .over
    let attendance =
      isOver
      ? say("Who was there")
      : now >= session.checkInOpens ? say("Attendance and check-in code") : say("Who has a seat")
    let links: [(Icon.Name, String, Link)] =
      [(.check, attendance, SessionURL.attendance(session.id))]
      + (isOver
        ? []
        : [
          (.edit, say("Change the session"), SessionURL.edit(session.id)),
          (.stop, say("Cancel the session"), SessionURL.cancellation(session.id)),
        ])
    let items = links.map { "<li>\(Icon($0))<a href=\"\($2)\">\($1)</a></li>" as HTML }
    return LedgerAside(
      isCrew ? say("You run it") : say("As organiser"), id: "run", "<ul class=\"linklist\">\(items)</ul>")
  }
}
