import Essentials
import People
import Web

/// The reach in words, for the page and the file alike.
enum ReachWords {
  static func name(_ group: Reach.Group) -> String { group.department?.name ?? say("No department") }

  static func name(_ line: Reach.Line) -> String {
    if line.groups.count == 1 { return name(line.groups[0]) }
    return say(
      count: line.groups.count, one: "1 small group", other: "\(line.groups.count) small groups together")
  }

  /// What is to be seen, as a sentence.
  static func sentence(_ reach: Reach) -> String {
    let whole = say("\(reach.reached) of \(reach.people) people came to a session at least once.")
    let ranked = reach.lines.filter { $0.groups.count == 1 }.sorted { share($0) > share($1) }
    guard let most = ranked.first, let least = ranked.last, share(most) > share(least) else { return whole }
    return say("\(whole) \(name(most)) was reached most, \(name(least)) least.")
  }

  private static func share(_ line: Reach.Line) -> Double {
    Double(line.reached) / Double(max(line.people, 1))
  }

  /// The same table as on the page.
  static func csv(_ reach: Reach) -> String {
    let head = [say("Department"), say("People"), say("Came at least once"), say("Per cent")]
    return CSVWriter.text(
      [head]
        + reach.lines.map { line in
          let percent = Int((share(line) * 100).rounded())
          return [name(line), String(line.people), String(line.reached), String(percent)]
        })
  }
}

/// Reach by department: a bar chart with its table.
struct ReachPart: View {
  let reach: Reach
  let span: OverviewSpan

  var html: HTML {
    if reach.lines.isEmpty {
      return "<p>\(say("Too few to show: fewer than five people are here."))</p>"
    }
    let hasTogether = reach.lines.contains { $0.groups.count > 1 }
    return """
      <p>\(ReachWords.sentence(reach))</p>
      \(chart)
      \(if: hasTogether, "<p class=\"faint small\">\(together)</p>")
      <p>\(ButtonLink(say("Save the table as CSV"), to: OverviewURL.departments(span.period), icon: .download, size: .small))</p>
      """
  }

  private var together: String {
    let names = reach.lines.filter { $0.groups.count > 1 }.flatMap(\.groups).map(ReachWords.name)
    return say("Groups of fewer than five people are not shown alone. Together: \(Told.list(names)).")
  }

  private var chart: BarChart {
    BarChart(
      id: "reach", say("Reach by department"), sentence: ReachWords.sentence(reach),
      heads: (say("Department"), say("Came at least once")),
      note: say("The bar is the share of its people who came at least once, \(span.words)."), of: 100,
      reach.lines.map { line in
        let percent = Int((Double(line.reached) / Double(max(line.people, 1)) * 100).rounded())
        let id = line.groups.count == 1 ? line.groups[0].department?.id : nil
        return BarChart.Row(
          ReachWords.name(line), percent, words: Told.share(line.reached, of: line.people),
          to: id.map { OverviewURL.department($0, span.period) })
      })
  }
}
