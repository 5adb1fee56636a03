import Essentials
import People
import Web

/// The page of one session.
struct SessionPage: View {
  let story: SessionStory
  let reader: SessionLinks.Reader
  let links: [SessionLinks.Entry]

  private var session: Session { story.session }
  private var plan: SessionPlan { session.plan }

  var html: HTML {
    """
    \(PageHead(session.title, lede: plan.about.isEmpty ? nil : HTML(text: plan.about), crumbs: [Crumb(say("Sessions"), SessionURL.list), Crumb(Told.day(plan.time.wall.day))]))
    \(if: session.state == .cancelled, "<div class=\"sessionbody__news\">\(cancelled)</div>")
    <div class="page__grid"><div class="sessionbody">\(main)</div>
    <div class="booking">\(BookingPart(story: story, reader: reader, nextStep: links.first { $0.isNextStep }))\(belongings)</div></div>
    """
  }

  private var cancelled: Notice {
    Notice(.refuse, sayHTML("\("<strong>\(say("Cancelled."))</strong>" as HTML) \(session.reason)"))
  }

  private var main: HTML {
    """
    \(LedgerSection(say("When and where"), .margin, note: HTML(text: facts), WhenPart(plan: plan, zone: reader.zone, now: reader.now).html))
    \(LedgerSection(say("Who runs it"), .margin, CrewList(crew: story.crew).html))
    \(if: !plan.outcomes.isEmpty, LedgerSection(say("What you leave with"), .margin, OutcomesPart(outcomes: plan.outcomes).html).html)
    \(if: !plan.preparation.isEmpty, LedgerSection(say("Prepare"), id: "prepare", .margin, Prose(Markdown.html(plan.preparation)).html).html)
    \(links.compactMap(\.section))
    """
  }

  private var facts: String { "\(plan.delivery.word), \(SessionWords.length(plan.time.minutes))" }

  private var belongings: HTML {
    let entries = topicLink + links
    if entries.isEmpty { return HTML() }
    return LedgerAside(say("Belongs to it"), "<ul class=\"linklist\">\(entries.map(belonging))</ul>").html
  }

  private var topicLink: [SessionLinks.Entry] {
    guard let topic = session.topic, let title = story.topicTitle else { return [] }
    let note = say(count: story.topicVotes, one: "1 person needs this", other: "\(story.topicVotes) people need this")
    return [SessionLinks.Entry(.up, say("Topic: \(title)"), to: TopicURL.show(topic), note: story.topicVotes > 0 ? note : nil)]
  }

  private func belonging(_ entry: SessionLinks.Entry) -> HTML {
    """
    <li>\(Icon(entry.icon))<a href="\(entry.target)">\(entry.label)</a>\
    \(optional: entry.note.map { " <span class=\"faint\">\($0)</span>" as HTML })</li>
    """
  }
}

/// When it is on the reader's clock, and on the clock of the place where that shows something else.
struct WhenPart: View {
  let plan: SessionPlan
  let zone: Zone
  let now: Instant

  private var time: SessionTime { plan.time }

  var html: HTML {
    if zone.agrees(with: time.zone, at: time.start) {
      return "<div class=\"when\">\(clock(time.zone, say("\(SessionWords.place(time.zone, at: time.start)), \(SessionWords.venue(plan))"), icon))</div>"
    }
    return """
      <div class="when">\(clock(zone, say("\(SessionWords.place(zone, at: time.start)), your time"), .clock))
      \(clock(time.zone, say("\(SessionWords.place(time.zone, at: time.start)), \(SessionWords.venue(plan))"), icon))</div>
      """
  }

  private var icon: Icon.Name { plan.delivery == .virtual ? .screen : .room }

  private func clock(_ zone: Zone, _ place: String, _ icon: Icon.Name) -> HTML {
    let day = SessionWords.day(zone.wall(at: time.start).day, today: zone.wall(at: now).day)
    return """
      <div class="when__zone"><p class="when__day">\(day)</p>
      <p class="when__clock">\(Time(SessionWords.span(time, in: zone), at: time.start))</p>
      <p class="when__place">\(Icon(icon))<span>\(place)</span></p></div>
      """
  }
}

/// The people who run it.
struct CrewList: View {
  let crew: [CrewLine]

  var html: HTML {
    if crew.isEmpty { return "<p class=\"faint\">\(say("Nobody leads it yet. The organisers are looking for somebody."))</p>" }
    return "<ul class=\"crew\">\(crew.map { "<li>\(line($0))</li>" as HTML })</ul>"
  }

  private func line(_ line: CrewLine) -> PersonLine {
    let from = [line.department, line.location].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    let note = from.isEmpty ? line.part.word : say("\(line.part.word). \(from)")
    return PersonLine(line.name, to: MemberURL.show(line.person), note: HTML(text: note))
  }
}

/// What people leave with.
struct OutcomesPart: View {
  let outcomes: Outcomes

  var html: HTML {
    let parts = [(say("Know"), outcomes.know), (say("Do"), outcomes.can), (say("Measure"), outcomes.measure)]
    return """
      <dl class="outcomes">\(parts.filter { !$0.1.isEmpty }.map { term, words in
        "<div><dt>\(term)</dt><dd>\(words)</dd></div>" as HTML
      })</dl>
      """
  }
}
