import Essentials
import People

/// What an import of topics would do, for a terminal.
public struct TopicImportReport: Sendable {
  private let plan: TopicPlan
  private let tables: TopicTables
  private let choices: TopicChoices
  /// The names of the files, topics first.
  private let files: [String]
  private let most: Int?

  /// `most`: no more lines of a kind than this; nil for all.
  public init(_ plan: TopicPlan, _ tables: TopicTables, _ choices: TopicChoices, files: [String], most: Int?)
  {
    (self.plan, self.tables, self.choices, self.files, self.most) = (plan, tables, choices, files, most)
  }

  public var lines: [String] {
    heads + section(say("Errors"), plan.errors.map(\.sentence)) + warnings
      + (plan.isPossible ? section(say("What would change"), changes) : [])
  }

  public var warnings: [String] { section(say("Worth a look"), plan.warnings.map(\.sentence)) }

  /// The last line of a dry run.
  public var conclusion: String {
    if !plan.isPossible { return ImportRefusal.errors(plan.errors.count).sentence }
    if plan.isIdle { return say("Nothing would change. \(plan.outcome.summary).") }
    return say("It would be: \(plan.outcome.summary). Nothing was changed; add --apply to take it over.")
  }

  private var heads: [String] {
    var heads = head(files.first ?? "", tables.topics) { choices.topics.column(at: $0)?.rawValue }
    if let votes = tables.votes {
      heads += head(files.last ?? "", votes) { choices.votes.column(at: $0)?.rawValue }
    }
    return heads
  }

  private func head(_ file: String, _ table: ImportTable, _ column: (Int) -> String?) -> [String] {
    let lines = say(
      count: table.rows.count, one: "\(table.rows.count) line", other: "\(table.rows.count) lines")
    return [say("\(file): \(lines), read as \(table.encoding)")]
      + table.header.indices.map { "  \(table.header[$0]) → \(column($0) ?? say("not taken"))" }
  }

  private func section(_ title: String, _ entries: [String]) -> [String] {
    ReportPart.lines(title, entries, most: most)
  }

  private var changes: [String] {
    plan.deeds.map { line in
      switch line.outcome {
      case .changed(let changes):
        say("line \(String(line.line)): \(line.topic.title): \(changes.map(\.words).joined(separator: "; "))")
      default: say("line \(String(line.line)): \(line.topic.title): new")
      }
    }
  }
}

extension TopicImportOutcome {
  /// `371 added, 0 changed, 0 unchanged`, and a line each for votes and people where there are any.
  public var lines: [String] { [topics, votes.map { say("Votes: \($0)") }, participants].compactMap { $0 } }
}

extension PlannedTopic.Change {
  /// `Topic: Torque → Torque tools`
  var words: String {
    return say("\(column.label): \(ImportWords.short(from)) → \(ImportWords.short(to))")
  }
}
