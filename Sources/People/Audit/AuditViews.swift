import Essentials
import Web

/// What organisers and administrators changed.
struct AuditPage: View {
  let log: AuditLog
  let isFirst: Bool
  let zone: Zone

  var html: HTML {
    """
    \(PageHead(
      say("Audit log"), lede: HTML(text: say("What organisers and administrators changed, newest first. Times in \(zone.city).")),
      crumbs: [Crumb(say("Administration"), AdminURL.home), Crumb(say("Audit log"))]))
    \(log.lines.isEmpty ? nothing.html : table.html)
    \(Pager(first: isFirst ? nil : AdminURL.audit, next: log.next.map { AdminURL.audit.with("after", $0.text) }))
    """
  }

  private var nothing: Empty {
    Empty(
      say("Nothing is written down yet."),
      text: HTML(text: say("Every change by an organiser or administrator appears here.")))
  }

  private var table: Table {
    Table(
      say("Changes"),
      columns: [
        Table.Column(say("When")), Table.Column(say("Who")), Table.Column(say("What"), .head),
        Table.Column(say("What it concerns")),
      ],
      rows: log.lines.map { line in
        [
          when(line),
          line.actor.map(AuditPage.link) ?? HTML(text: say("Command line")),
          HTML(text: AuditPage.sentence(say(Phrase(stringLiteral: line.deed)))), concern(line),
        ]
      }, isWide: true)
  }

  /// The person, and what was written down then, in the words of the record.
  private func concern(_ line: AuditLine) -> HTML {
    let detail: HTML = "<span translate=\"no\">\(line.detail)</span>"
    guard let subject = line.subject else { return detail }
    return line.detail.isEmpty ? AuditPage.link(subject) : "\(AuditPage.link(subject)): \(detail)"
  }

  private static func sentence(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

  private func when(_ line: AuditLine) -> HTML {
    let wall = zone.wall(at: line.at)
    return Time(say("\(Told.day(wall.day)), \(Told.time(wall.time))"), at: line.at).html
  }

  private static func link(_ person: (id: ID<Person>, name: String)) -> HTML {
    "<a href=\"\(PersonURL.show(person.id))\">\(person.name)</a>"
  }
}
