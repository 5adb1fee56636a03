import Essentials
import People
import Web
import Workshops

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
