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
