import Essentials
import People
import Web
import Workshops

/// The sessions that a figure counts, with their own figures.
struct OverviewSessionsPage: View {
  let list: OverviewSessions
  let span: OverviewSpan
  let isFirst: Bool
  let zone: Zone

  var html: HTML {
    OverviewListFrame(
      head: OverviewListHead(
        title: list.show.word, total: list.total, span: span, isAhead: list.show.isAhead),
      table: list.lines.isEmpty ? nil : table, link: OverviewURL.sessions(list.show, span.period),
      isFirst: isFirst, next: list.next
    ).html
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
