import Essentials
import People
import Web
import Workshops

/// The head of a list behind a figure.
struct OverviewListHead: View {
  let title: String
  let total: Int
  let span: OverviewSpan
  var isAhead = false

  var html: HTML {
    let lede = isAhead ? say("\(total), from today on.") : say("\(total), \(span.words).")
    return PageHead(
      title, lede: HTML(text: lede),
      crumbs: [Crumb(say("Overview"), OverviewURL.overview(span.period)), Crumb(title)]
    ).html
  }
}

/// The topics that a figure counts.
struct OverviewTopicsPage: View {
  let list: OverviewTopics
  let span: OverviewSpan
  let isFirst: Bool

  var html: HTML {
    let link = OverviewURL.topics(list.show, span.period)
    return """
      \(OverviewListHead(title: list.show.word, total: list.total, span: span))
      \(list.lines.isEmpty ? Empty(say("There is none.")).html : table.html)
      \(Pager(first: isFirst ? nil : link, next: list.next.map { link.with("after", $0.text) }))
      """
  }

  private var table: Table {
    Table(
      list.show.word,
      columns: [
        Table.Column(say("Asked on")), Table.Column(say("Topic"), .head), Table.Column(say("State")),
        Table.Column(say("Need it"), .number), Table.Column(say("Offers"), .number),
      ],
      rows: list.lines.map { line in
        let day = span.zone.wall(at: line.createdAt).day
        return [
          Time(Told.day(day), on: day).html, "<a href=\"\(TopicURL.show(line.id))\">\(line.title)</a>",
          HTML(text: line.state.word), HTML(text: Told.number(line.votes)),
          HTML(text: Told.number(line.offers)),
        ]
      }, isWide: true)
  }
}

/// The sessions that a figure counts, with their own figures.
struct OverviewSessionsPage: View {
  let list: OverviewSessions
  let span: OverviewSpan
  let isFirst: Bool
  let zone: Zone

  var html: HTML {
    let link = OverviewURL.sessions(list.show, span.period)
    return """
      \(OverviewListHead(title: list.show.word, total: list.total, span: span, isAhead: list.show.isAhead))
      \(list.lines.isEmpty ? Empty(say("There is none.")).html : table.html)
      \(Pager(first: isFirst ? nil : link, next: list.next.map { link.with("after", $0) }))
      """
  }

  private var table: Table {
    Table(
      list.show.word,
      columns: [
        Table.Column(say("Day")), Table.Column(say("Session"), .head), Table.Column(say("Seats"), .number),
        Table.Column(say("Taken"), .number), Table.Column(say("Waiting"), .number),
        Table.Column(say("Came"), .number),
        Table.Column(say("Answers"), .number), Table.Column(say("Summary")),
      ], rows: list.lines.map(row), isWide: true)
  }

  private func row(_ line: OverviewSessions.Line) -> [HTML] {
    let session = line.session
    let hasCome = line.state == .held || line.attended != nil
    return [
      SessionDay(session: session, zone: zone).html,
      "<a href=\"\(SessionURL.show(session.id))\">\(session.title)</a>",
      number(line.seats), number(line.registered), number(line.waiting),
      line.attended.map(number) ?? faint(hasCome ? say("not noted") : ""), answers(line),
      faint(line.isSummedUp ? say("Sent") : hasCome ? say("Not sent") : ""),
    ]
  }

  private func answers(_ line: OverviewSessions.Line) -> HTML {
    if line.answered == 0 { return HTML() }
    let words =
      line.shown == line.answered ? Told.number(line.answered) : say("\(line.answered), \(line.shown) shown")
    return
      "<a href=\"\(FeedbackURL.show(line.session.id))\">\(words)<span class=\"visually-hidden\"> \(say("about \(line.session.title)"))</span></a>"
  }

  private func number(_ number: Int) -> HTML { HTML(text: Told.number(number)) }
  private func faint(_ words: String) -> HTML {
    words.isEmpty ? HTML() : "<span class=\"faint\">\(words)</span>"
  }
}

/// The day of a session as it was where it took place.
struct SessionDay: View {
  let session: SessionFact
  let zone: Zone

  var html: HTML { Time(Told.day(zone.wall(at: session.start).day), at: session.start).html }
}

/// Sessions that people of a department came to.
struct DepartmentPage: View {
  let group: Reach.Group
  let sessions: [DepartmentSession]
  let span: OverviewSpan
  let zone: Zone

  var name: String { ReachWords.name(group) }

  var html: HTML {
    let lede = say(
      "\(group.reached) of \(group.people) people came to a session at least once, \(span.words). Who came is known to those who ran it."
    )
    return """
      \(PageHead(name, lede: HTML(text: lede), crumbs: [Crumb(say("Overview"), OverviewURL.overview(span.period)), Crumb(name)], tools: tools))
      \(sessions.isEmpty ? Empty(say("Nobody of \(name) came to a session in this time.")).html : table.html)
      """
  }

  private var tools: HTML? {
    group.department.map {
      ButtonLink(
        say("See the people of \(name)"), to: HallLinks.people.with("department", $0.id.text), icon: .people
      ).html
    }
  }

  private var table: Table {
    Table(
      say("Sessions that people of \(name) came to"),
      columns: [
        Table.Column(say("Day")), Table.Column(say("Session"), .head),
        Table.Column(say("Of \(name)"), .number),
      ],
      rows: sessions.map { line in
        [
          SessionDay(session: line.line, zone: zone).html,
          "<a href=\"\(SessionURL.show(line.line.id))\">\(line.line.title)</a>",
          ReachRules.shown(line.reached).map { HTML(text: Told.number($0)) }
            ?? "<span class=\"faint\">\(say("fewer than 5"))</span>",
        ]
      })
  }
}

/// Commitments by session, as far as they may be counted alone.
struct OverviewCommitmentsPage: View {
  let list: OverviewCommitments
  let span: OverviewSpan
  let zone: Zone

  var html: HTML {
    let whole = list.whole
    let lede =
      whole.made > 0 && !whole.isEnough
      ? say("Too few to show: fewer than five people made one, \(span.words).")
      : say(
        "\(whole.made) made after sessions, \(span.words): \(whole.kept) kept, \(whole.missed) missed, \(whole.open) open. What they say is their owners’ own."
      )
    return """
      \(PageHead(say("Commitments"), lede: HTML(text: lede), crumbs: [Crumb(say("Overview"), OverviewURL.overview(span.period)), Crumb(say("Commitments"))]))
      \(if: whole.made == 0, Empty(say("There is none.")).html)
      \(if: whole.isEnough, table.html)
      \(if: list.lines.count == OverviewCommitments.most, "<p class=\"faint small\">\(say("Only the latest \(OverviewCommitments.most) sessions are listed."))</p>")
      """
  }

  private var table: Table {
    Table(
      say("Commitments by session"),
      columns: [
        Table.Column(say("Day")), Table.Column(say("Session"), .head), Table.Column(say("Made"), .number),
        Table.Column(say("Kept"), .number), Table.Column(say("Missed"), .number),
        Table.Column(say("Open"), .number),
      ],
      rows: list.lines.map { line in
        [
          SessionDay(session: line.session, zone: zone).html,
          "<a href=\"\(SessionURL.show(line.session.id))\">\(line.session.title)</a>",
        ]
          + numbers(line.counts)
      } + (list.others.map { [["", HTML(text: together($0.sessions))] + numbers($0.counts)] } ?? []),
      isWide: true)
  }

  private func together(_ sessions: Int) -> String {
    say(
      count: sessions, one: "1 session after which few people made one",
      other: "\(sessions) sessions after which few people made one, together")
  }

  private func numbers(_ counts: CommitmentCounts) -> [HTML] {
    [counts.made, counts.kept, counts.missed, counts.open].map { HTML(text: Told.number($0)) }
  }
}

/// The actions that a figure counts.
struct OverviewActionsPage: View {
  let list: OverviewActions
  let span: OverviewSpan
  let isFirst: Bool

  var html: HTML {
    let link = OverviewURL.actions(list.show, span.period)
    return """
      \(OverviewListHead(title: list.show.word, total: list.total, span: span))
      \(list.lines.isEmpty ? Empty(say("There is none.")).html : table.html)
      \(Pager(first: isFirst ? nil : link, next: list.next.map { link.with("after", $0) }))
      """
  }

  private var table: Table {
    Table(
      list.show.word,
      columns: [
        Table.Column(say("Due")), Table.Column(say("Action"), .head), Table.Column(say("Owner")),
        Table.Column(say("Session")),
      ],
      rows: list.lines.map { line in
        [
          Time(Told.day(line.dueOn), on: line.dueOn).html, HTML(text: line.body), HTML(text: line.owner),
          "<a href=\"\(SessionURL.show(line.session.id))\">\(line.session.title)</a>",
        ]
      }, isWide: true)
  }
}
