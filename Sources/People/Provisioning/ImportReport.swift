import Essentials

/// What an import of people would do, line by line for a terminal.
public struct ImportReport: Sendable {
  let plan: PeoplePlan
  let table: ImportTable
  let choices: PeopleChoices
  let file: String
  /// How many lines of each list are written out; nil for all.
  let most: Int?

  public init(_ plan: PeoplePlan, _ table: ImportTable, _ choices: PeopleChoices, file: String, most: Int?) {
    (self.plan, self.table, self.choices, self.file, self.most) = (plan, table, choices, file, most)
  }

  public var lines: [String] {
    head + section(say("Errors"), plan.errors.map(\.sentence))
      + section(say("Worth a look"), plan.warnings.map(\.sentence))
      + (plan.isPossible ? section(say("What would change"), changes) + departments + missing : [])
  }

  /// The last line of a dry run.
  public var conclusion: String {
    if !plan.isPossible {
      let refusal = ImportRefusal.errors(plan.errors.count).sentence
      return say(
        "\(refusal) --column field=Header says which column is what, --mail-domain makes addresses of login names."
      )
    }
    return say("It would be \(plan.summary). Nothing was changed; add --apply to take it over.")
  }

  private var head: [String] {
    let lines = say(
      count: table.rows.count, one: "\(table.rows.count) line", other: "\(table.rows.count) lines")
    let taken = table.header.indices.map { place in
      let column = choices.mapping.column(at: place)
      return "  \(table.header[place]) → \(column.map(\.rawValue) ?? say("not taken"))"
    }
    return [say("\(file): \(lines), read as \(table.encoding)")] + taken
  }

  private func section(_ title: String, _ entries: [String]) -> [String] {
    ReportPart.lines(title, entries, most: most)
  }

  private var changes: [String] {
    let deeds = plan.deeds
    let shown = deeds.prefix(most ?? deeds.count)
    let names = shown.map(\.person.name.count).max() ?? 0
    let emails = shown.map(\.person.email.count).max() ?? 0
    return deeds.map { line in
      let place = padded(String(line.line), 6, atEnd: false)
      let who = "\(padded(line.person.name, min(names, 30)))  \(padded(line.person.email, min(emails, 50)))"
      return "\(place)  \(who)  \(ImportWords.what(line))"
    }
  }

  private var departments: [String] {
    section(say("New departments"), plan.departments.map(\.name))
  }

  private var missing: [String] {
    section(
      say("Active people who are not in the list; they stay, unless --deactivate-missing says otherwise"),
      plan.missing.map { "\($0.name) (\($0.email))" })
  }

  private func padded(_ text: String, _ width: Int, atEnd: Bool = true) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return atEnd ? text + space : space + text
  }
}
