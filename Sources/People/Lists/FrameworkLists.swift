import Database
import Essentials

/// What the lists say of one framework.
struct FrameworkLists {
  private let name: String
  /// The line that names it, where there is one.
  private let row: CSVRow?
  private let list: ListTable?

  init(_ name: String, _ frameworks: ListTable?) {
    (self.name, list) = (name, frameworks)
    row = frameworks?.table.rows.first { Folded.key(frameworks?.cell($0, "name") ?? "") == Folded.key(name) }
  }

  /// Its own name, source and names of levels. Returns whether it can be.
  func take(_ outcome: inout ListOutcome?, by actor: ID<Person>?, in tx: Transaction) throws -> Bool {
    let before = try PresentFramework.find(named: name, in: tx)
    let plan = try apply(FrameworkTables(), before, file: ListName.frameworks, by: actor, in: tx)
    if let row {
      outcome?.errors += plan.errors.map { RowError(line: row.line, wrong: $0.wrong, right: $0.right) }
      if plan.isNew {
        outcome?.added += 1
      } else if plan.details.isEmpty {
        outcome?.unchanged += 1
      } else {
        outcome?.changed += 1
      }
    }
    return plan.isPossible
  }

  /// Its lines of a list of skills or of job roles. What has gone out of use here stays as it is where the list says the same, or
  /// nothing.
  func take(
    _ mine: [CSVRow], of list: ListTable, _ outcome: inout ListOutcome, by actor: ID<Person>?,
    in tx: Transaction
  ) throws {
    let before = try PresentFramework.find(named: name, in: tx)
    let gone = before.gone(list.name)
    var cells = ListCells(list, .nobody(at: tx.now))
    let retired = mine.filter {
      list.has("retired") ? cells.flag($0, "retired") : gone.contains(list.key($0))
    }
    outcome.note(cells)
    let stays = Set(retired.filter { gone.contains(list.key($0)) }.map(\.line))
    outcome.unchanged += Set(retired.filter { stays.contains($0.line) }.map(list.key)).count
    let rows = mine.filter { !stays.contains($0.line) }
    guard !rows.isEmpty else { return }
    let tables =
      list.name == .skills
      ? FrameworkTables(skills: list.table(of: rows)) : FrameworkTables(roles: list.needs(rows, before))
    let plan = try apply(tables, before, file: list.name, by: actor, in: tx)
    outcome.add(plan, of: list.name)
    let leaving = Set(retired.map(list.key)).subtracting(gone)
    guard plan.isPossible, !leaving.isEmpty else { return }
    try PresentFramework.find(named: name, in: tx).retire(list.name, leaving, in: tx)
    outcome.countLeaving(plan, leaving)
  }

  private func apply(
    _ tables: FrameworkTables, _ before: PresentFramework, file: ListName, by actor: ID<Person>?,
    in tx: Transaction
  ) throws -> FrameworkPlan {
    var choices = FrameworkChoices(guessing: tables, name: before.framework?.name ?? name)
    choices.source = before.framework?.source ?? ""
    choices.levels = before.framework?.levels ?? LevelNames()
    if let row, let list {
      choices.name = list.cell(row, "name")
      if list.has("source") { choices.source = list.cell(row, "source") }
      for level in Level.allCases where !list.cell(row, "level_\(level.rawValue)").isEmpty {
        choices.levels[level] = list.cell(row, "level_\(level.rawValue)")
      }
    }
    let plan = try FrameworkImport.look(tables, choices, in: tx)
    if plan.isPossible {
      try FrameworkImport.apply(tables, choices, file: file.rawValue, by: actor, in: tx)
    }
    return plan
  }
}

extension ListTable {
  /// Only these of its lines.
  fileprivate func table(of rows: [CSVRow]) -> ImportTable {
    ImportTable(header: table.header, rows: rows, encoding: table.encoding)
  }

  /// What a skill or a job role is told apart by.
  fileprivate func key(_ row: CSVRow) -> String {
    name == .skills
      ? Folded.key(cell(row, "name")) : JobRole.key(track: cell(row, "track"), name: cell(row, "name"))
  }
}

extension ListTable {
  /// The job roles of these lines with all that they need, also what the list does not name: it takes nothing away. Levels as `level 3`,
  /// because a framework may call its own by other numbers.
  fileprivate func needs(_ rows: [CSVRow], _ before: PresentFramework) -> ImportTable {
    let columns = ["name", "track", "family", "about", "skill", "level"].filter(has)
    let lines = rows.map { row in
      CSVRow(
        line: row.line,
        cells: columns.map { column in
          let cell = cell(row, column)
          return column == "level" && Int(cell) != nil ? "level \(cell)" : cell
        })
    }
    let named = Dictionary(grouping: rows, by: key).mapValues {
      Set($0.map { Folded.key(cell($0, "skill")) })
    }
    let first = Dictionary(rows.map { (key($0), $0) }) { first, _ in first }
    let kept = before.roles.flatMap { role -> [CSVRow] in
      guard let row = first[role.key], let targets = before.targets[role.id] else { return [] }
      return before.skills.compactMap { skill in
        guard let level = targets[skill.id], named[role.key]?.contains(Folded.key(skill.name)) == false else {
          return nil
        }
        return CSVRow(
          line: row.line,
          cells: columns.map { column in
            column == "skill" ? skill.name : column == "level" ? "level \(level.rawValue)" : cell(row, column)
          })
      }
    }
    return ImportTable(header: columns, rows: lines + kept, encoding: table.encoding)
  }
}
