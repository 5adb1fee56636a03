import Essentials
import People
import Web
import Workshops

/// Commitments by session, as far as they may be counted alone.
struct OverviewCommitmentsPage: View {
  let list: OverviewCommitments
  let span: OverviewSpan
  let zone: Zone

  var html: HTML {
    let whole = list.whole
    let lede = say(
      "\(whole.made) counted after sessions, \(span.words): \(whole.kept) kept, \(whole.missed) missed, \(whole.open) open. What they say is their owners’ own."
    )
    return """
      \(PageHead(say("Commitments"), lede: HTML(text: lede), crumbs: [Crumb(say("Overview"), OverviewURL.overview(span.period)), Crumb(say("Commitments"))]))
      \(if: whole.made == 0, Empty(list.waiting == 0 ? say("There is none.") : say("There is none that may be counted yet.")).html)
      <div class="stack">\(if: whole.made > 0, table.html)
      \(if: list.waiting > 0, "<p class=\"faint small\">\(waiting)</p>")
      \(if: list.lines.count == OverviewCommitments.most, "<p class=\"faint small\">\(say("Only the latest \(OverviewCommitments.most) sessions are listed."))</p>")</div>
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

  private var waiting: String {
    let sessions = say(
      count: list.waiting, one: "1 session is not counted yet.",
      other: "\(list.waiting) sessions are not counted yet.")
    return say(
      "\(sessions) Where fewer than five people made one, sessions are counted together two weeks later, five people at a time, so that nobody’s own can be told from the sum."
    )
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
