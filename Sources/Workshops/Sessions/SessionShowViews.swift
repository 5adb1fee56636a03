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
    let lede = plan.about.isEmpty ? nil : HTML(text: plan.about)
    let booking = BookingPart(story: story, reader: reader, nextStep: links.first { $0.isNextStep })
    return """
      \(PageHead(session.title, lede: lede, crumbs: .sessions(Told.day(plan.time.wall.day))))
      \(if: session.state == .cancelled, "<div class=\"sessionbody__news\">\(cancelled)</div>")
      <div class="page__grid"><div class="sessionbody">\(main)</div>
      <div class="booking">\(booking)\(belongings)</div></div>
      """
  }

  private var cancelled: Notice {
    Notice(.refuse, sayHTML("\("<strong>\(say("Cancelled."))</strong>" as HTML) \(session.reason)"))
  }

  private var main: HTML {
    let when = WhenPart(plan: plan, zone: reader.zone, now: reader.now)
    return """
      \(LedgerSection(say("When and where"), .margin, note: HTML(text: facts), when.html))
      \(LedgerSection(say("Who runs it"), .margin, CrewList(crew: story.crew, isOver: session.phase(at: reader.now) == .over).html))
      \(if: !plan.outcomes.isEmpty, outcomes)\(if: !story.aims.isEmpty || reader.mayRun, skills)\(if: !plan.preparation.isEmpty, preparation)
      \(links.compactMap(\.section))
      """
  }

  private var outcomes: HTML {
    LedgerSection(say("What you leave with"), .margin, OutcomesPart(outcomes: plan.outcomes).html).html
  }

  private var skills: HTML {
    LedgerSection(
      say("Skills it works on"), id: "skills", .margin,
      AimPart(aims: story.aims, subject: .session(session.id), mayChange: reader.mayRun).html
    ).html
  }

  private var preparation: HTML {
    LedgerSection(say("Prepare"), id: "prepare", .margin, Prose(Markdown.html(plan.preparation)).html).html
  }

  private var facts: String { "\(plan.delivery.word), \(SessionWords.length(plan.time.minutes))" }

  private var belongings: HTML {
    let isOver = session.phase(at: reader.now) == .over
    let step = isOver ? links.firstIndex { $0.isNextStep } : nil
    let entries = topicLink + links.enumerated().filter { $0.offset != step }.map(\.element)
    if entries.isEmpty { return HTML() }
    return LedgerAside(say("Belongs to it"), "<ul class=\"linklist\">\(entries.map(belonging))</ul>").html
  }

  private var topicLink: [SessionLinks.Entry] {
    guard let topic = session.topic, let title = story.topicTitle else { return [] }
    let note = say(
      count: story.topicVotes, one: "1 person needs this", other: "\(story.topicVotes) people need this")
    return [
      SessionLinks.Entry(
        .up, say("Topic: \(title)"), to: TopicURL.show(topic), note: story.topicVotes > 0 ? note : nil)
    ]
  }

  private func belonging(_ entry: SessionLinks.Entry) -> HTML {
    """
    <li>\(Icon(entry.icon))<a href="\(entry.target)">\(entry.label)</a>\
    \(optional: entry.note.map { " <span class=\"faint\">\($0)</span>" as HTML })</li>
    """
  }
}
