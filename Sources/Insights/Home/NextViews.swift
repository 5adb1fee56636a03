import Essentials
import People
import Web
import Workshops

/// The next hour: when, what, and the one thing to do about it.
struct NextHour: View {
  let line: SessionLine
  let zone: Zone
  let now: Instant

  private var session: Session { line.session }
  private var plan: SessionPlan { session.plan }

  var html: HTML {
    """
    <section class="next" aria-labelledby="next-title">
    <div class="next__time">\(when)</div>
    <div class="next__what">
    <p class="next__programme">\(standing)</p>
    <h2 class="next__title" id="next-title"><a href="\(SessionURL.show(session.id))">\(session.title)</a></h2>
    <ul class="next__facts">\(facts)</ul>
    <div class="cluster">\(buttons)</div>
    </div>
    </section>
    """
  }

  private var when: HTML {
    let (start, end) = (zone.wall(at: session.start), zone.wall(at: session.end))
    let until =
      end.day == start.day ? say("to \(Told.time(end.time))") : say("to \(Told.time(end.time)) the next day")
    let agrees = zone.agrees(with: session.zone, at: session.start)
    return """
      <p class="next__day">\(SessionWords.day(start.day, today: zone.wall(at: now).day))</p>
      <p class="next__clock">\(Time(Told.time(start.time), at: session.start))<span class="next__until"> \(until)</span></p>
      <p class="next__zone">\(say("\(zone.city), your time"))</p>
      \(if: !agrees, "<p class=\"next__zone\">\(say("\(SessionWords.span(plan.time, in: session.zone)) in \(session.zone.city)"))</p>")
      """
  }

  private var standing: HTML {
    if session.phase(at: now) == .running { return State(say("Going on now"), .planned).html }
    return line.runsIt
      ? State(say("You run it"), .settled).html : State(say("You have a seat"), .settled).html
  }

  private var facts: [HTML] {
    [seat, people, preparation].compactMap { $0 }.map { icon, words in
      "<li>\(Icon(icon))<span>\(words)</span></li>" as HTML
    }
  }

  private var seat: (Icon.Name, HTML)? {
    if line.runsIt {
      let icon: Icon.Name = plan.delivery == .virtual ? .screen : .room
      return (icon, HTML(text: say("The place: \(SessionWords.venue(plan)).")))
    }
    switch line.mode {
    case .remote:
      return (.screen, HTML(text: say("You have a remote seat. The link to join is on the session’s page.")))
    default: return (.room, HTML(text: say("You have a seat in the room: \(plan.room).")))
    }
  }

  private var people: (Icon.Name, HTML)? {
    let count = line.use.taken.both
    let come = say(count: count, one: "1 person comes", other: "\(count) people come")
    let leads = line.names(.facilitator, at: now), helps = line.names(.coFacilitator, at: now)
    let lead =
      leads.isEmpty
      ? say("Nobody leads it yet")
      : say(count: leads.count, one: "\(Told.list(leads)) leads", other: "\(Told.list(leads)) lead")
    guard !helps.isEmpty else { return (.people, HTML(text: say("\(lead), \(come)."))) }
    let help = say(
      count: helps.count, one: "\(Told.list(helps)) co-facilitates",
      other: "\(Told.list(helps)) co-facilitate")
    return (.people, HTML(text: say("\(lead), \(help), \(come).")))
  }

  private var preparation: (Icon.Name, HTML)? {
    let text = Markdown.plain(plan.preparation).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if text.isEmpty { return nil }
    let link: HTML = "<a href=\"\(SessionURL.show(session.id).at("prepare"))\">\(say("How to prepare"))</a>"
    return (.note, "\(text.count > 140 ? text.prefix(139) + "…" : text) \(link)")
  }

  private var buttons: [HTML] {
    let open = ButtonLink(say("Open the session"), to: SessionURL.show(session.id), .main).html
    let calendar = ButtonLink(
      say("Add to calendar"), to: SessionURL.calendarFile(session.id), icon: .calendar
    ).html
    if line.runsIt || session.phase(at: now) != .ahead { return [open, calendar] }
    let release = ButtonForm(say("Release my seat"), to: SessionURL.seat(session.id), method: .delete, .quiet)
      .html
    return [open, calendar, release]
  }
}

/// No hour is planned for this person: the one next step instead.
struct NothingNext: View {
  let hasOpen: Bool
  let hasWishes: Bool

  var html: HTML {
    let text =
      hasOpen
      ? say("Take a seat at a session, or ask for something you are stuck on.")
      : say(
        "Ask for something you are stuck on, or add your vote to what others asked. Sessions are made from topics."
      )
    return """
      <section class="next next--none" aria-labelledby="next-title"><div class="next__what">
      <h2 class="next__title" id="next-title">\(say("Nothing is planned for you yet"))</h2>
      <p class="page__lede">\(text)</p>
      <div class="cluster">\(hasOpen ? toSessions : toTopics)</div></div></section>
      """
  }

  private var toSessions: HTML {
    "\(ButtonLink(say("See the sessions"), to: SessionURL.list, .main, icon: .calendar))\(ButtonLink(say("Ask for a topic"), to: TopicURL.new, icon: .plus))"
  }

  private var toTopics: HTML {
    "\(ButtonLink(say("Ask for a topic"), to: TopicURL.new, .main, icon: .plus))\(ButtonLink(say("See the topics"), to: TopicURL.list))"
  }
}

/// The hall is open and nobody else is here.
struct FirstDay: View {
  var html: HTML {
    """
    <section class="next next--none" aria-labelledby="next-title"><div class="next__what">
    <h2 class="next__title" id="next-title">\(say("The hall is open, and you are the only one here"))</h2>
    <p class="page__lede">\(say("Bring your people in from the list your organisation has. Then bring the wishes you have gathered so far, or ask for the first topic."))</p>
    <div class="cluster">\(ButtonLink(say("Import people"), to: AdminURL.importPeople, .main, icon: .upload))\
    \(ButtonLink(say("Import topics"), to: TopicImportURL.start, icon: .upload))\
    \(ButtonLink(say("Add one person"), to: AdminURL.newPerson, .quiet))</div></div></section>
    """
  }
}
