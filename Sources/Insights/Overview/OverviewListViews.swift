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

/// A list behind a figure: its head, its lines or that there are none, and the way to the next page.
struct OverviewListFrame: View {
  let head: OverviewListHead
  /// `nil` when the list is empty.
  let table: Table?
  let link: Link
  let isFirst: Bool
  let next: String?

  var html: HTML {
    """
    \(head)
    \(table?.html ?? Empty(say("There is none.")).html)
    \(Pager(first: isFirst ? nil : link, next: next.map { link.with("after", $0) }))
    """
  }
}

/// The topics that a figure counts.
struct OverviewTopicsPage: View {
  let list: OverviewTopics
  let span: OverviewSpan
  let isFirst: Bool

  var html: HTML {
    OverviewListFrame(
      head: OverviewListHead(title: list.show.word, total: list.total, span: span),
      table: list.lines.isEmpty ? nil : table, link: OverviewURL.topics(list.show, span.period),
      isFirst: isFirst, next: list.next
    ).html
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
    OverviewListFrame(
      head: OverviewListHead(title: list.show.word, total: list.total, span: span),
      table: list.lines.isEmpty ? nil : table, link: OverviewURL.actions(list.show, span.period),
      isFirst: isFirst, next: list.next
    ).html
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
