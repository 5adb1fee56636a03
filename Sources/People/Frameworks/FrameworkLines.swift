import Essentials
import Foundation

/// One line of a list of skills, cell by cell checked. What the list has no column for is nil.
struct FileSkill: Sendable {
  let line: Int
  var name = ""
  var code: String?
  var about: String?
  var also: [String]?
  /// The group it is in, with those around it before it; empty for none.
  var group: [String]?
  var texts: [String?] = [nil, nil, nil, nil]
  var isCritical: Bool?
  var because: String?
}

/// One line of a list of job roles.
struct FileTarget: Sendable {
  let line: Int
  var name = ""
  var track = ""
  var family: String?
  var about: String?
  /// By name or code; empty where the line names a role only.
  var skill = ""
  var level: Level?
}

/// Reads both lists by their mappings. What is wrong with a cell is noted and the reading goes on, so that everything
/// wrong is said at once.
struct FrameworkLines {
  private(set) var skills: [FileSkill] = []
  private(set) var targets: [FileTarget] = []
  private(set) var errors: [RowError] = []
  private(set) var warnings: [RowError] = []
  let choices: FrameworkChoices
  private let tables: FrameworkTables
  private var check = CellCheck()
  /// What the headers call the levels: cells may write these, too, whatever the levels are called here.
  private let headerNames: LevelNames
  private var lastAbout: (typed: String, checked: String?)?

  init(_ tables: FrameworkTables, _ choices: FrameworkChoices) {
    (self.tables, self.choices) = (tables, choices)
    headerNames = FrameworkChoices(guessing: tables, name: "").levels
    errors = missingColumns
    guard errors.isEmpty else { return }
    if let table = tables.skills {
      skills = table.rows.map { skill(table, $0) }
      (errors, warnings) = (errors + table.errors, warnings + table.warnings)
      warnings += skills.flatMap(thin)
    }
    if let table = tables.roles {
      targets = table.rows.map { target(table, $0) }
      (errors, warnings) = (errors + table.errors, warnings + table.warnings)
    }
    errors += check.errors
  }

  private var missingColumns: [RowError] {
    var errors: [RowError] = []
    func need(_ isThere: Bool, _ wrong: String, _ right: String) {
      if !isThere { errors.append(RowError(wrong: wrong, right: right)) }
    }
    if tables.skills != nil {
      need(
        choices.skills[.name] != nil, say("No column is taken as the skill’s name."),
        say("Say which column of the skills holds their names."))
    }
    if tables.roles != nil {
      need(
        choices.roles[.name] != nil, say("No column is taken as the job role’s name."),
        say("Say which column of the job roles holds their names."))
      need(
        choices.roles[.skill] != nil && choices.roles[.level] != nil,
        say("The list of job roles does not say which level of which skill they need."),
        say("Say which columns hold the skill and the level."))
    }
    return errors
  }

  func header(_ column: SkillColumn) -> String {
    choices.skills[column].flatMap { tables.skills?.header[$0] } ?? column.label
  }

  func roleHeader(_ column: TargetColumn) -> String {
    choices.roles[column].flatMap { tables.roles?.header[$0] } ?? column.label
  }
}

extension FrameworkLines {
  private mutating func skill(_ table: ImportTable, _ row: CSVRow) -> FileSkill {
    var skill = FileSkill(line: row.line)
    let cell = { [choices] (column: SkillColumn) in
      choices.skills[column].flatMap { Self.cell(table, row, $0) }
    }
    let name = cell(.name) ?? ""
    if check.required(name, row.line, header(.name), say("Write the skill’s name, or leave the line out.")) {
      skill.name = check.line(name, row.line, header(.name), max: SkillLimits.name) ?? ""
    }
    skill.code = cell(.code).flatMap { check.code($0, row.line, header(.code), max: SkillLimits.code) }
    skill.about = cell(.about).flatMap { check.text($0, row.line, header(.about), max: SkillLimits.text) }
    skill.also = cell(.also).flatMap { check.text($0, row.line, header(.also), max: SkillLimits.also) }
      .map(FrameworkLines.names)
    skill.group = cell(.group).flatMap { check.line($0, row.line, header(.group), max: 1000) }
      .map(FrameworkLines.path)
    if let parent = cell(.parent).flatMap({ check.line($0, row.line, header(.parent), max: 1000) }),
      let group = skill.group, !group.isEmpty
    {
      skill.group = FrameworkLines.path(parent) + group
    }
    for (place, column) in SkillColumn.levels.enumerated() {
      skill.texts[place] = cell(column).flatMap {
        check.text($0, row.line, header(column), max: SkillLimits.text)
      }
    }
    skill.isCritical = cell(.critical).flatMap { critical($0, row.line) }
    skill.because = cell(.because).flatMap {
      check.line($0, row.line, header(.because), max: SkillLimits.because)
    }
    return skill
  }

  /// What stands there; nil where a record says nothing of it.
  fileprivate static func cell(_ table: ImportTable, _ row: CSVRow, _ place: Int) -> String? {
    let text = table.cell(row, place)
    return text == FrameworkDocument.unsaid ? nil : CSVWriter.unguarded(text)
  }

  /// Several names in one cell: one a line, or with bars between them.
  private static func names(_ cell: String) -> [String] {
    cell.split { $0.isNewline || $0 == "|" }
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
  }

  /// `Data > Databases`: the group, and before it those that it is in. Of several groups the first counts.
  static func path(_ cell: String) -> [String] {
    (names(cell).first ?? "").components(separatedBy: " > ").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }.map { String($0.prefix(SkillLimits.name)) }
  }

  private mutating func critical(_ cell: String, _ line: Int) -> Bool? {
    switch Folded.key(cell) {
    case "yes", "true", "1", "x", "critical": return true
    case "", "no", "false", "0": return false
    default:
      check.refuse(
        line, header(.critical), say("“\(String(cell.prefix(40)))” is neither yes nor no."),
        say("Write yes for a critical skill and no for others."))
      return nil
    }
  }

  /// Nothing stands in the way of skills that say little, but whoever rates them will be at a loss.
  private func thin(_ skill: FileSkill) -> [RowError] {
    var warnings: [RowError] = []
    if choices.skills[.about] != nil, skill.about == "" {
      warnings.append(
        RowError(
          line: skill.line, column: header(.about), wrong: say("“\(skill.name)” has no description."),
          right: say("Write one here or later on its page.")))
    }
    if skill.isCritical == true, (skill.because ?? "").isEmpty {
      warnings.append(
        RowError(
          line: skill.line, column: header(.critical),
          wrong: say("“\(skill.name)” is critical and nobody says why."),
          right: say("Write in a sentence what stops without it.")))
    }
    if SkillColumn.levels.contains(where: { choices.skills[$0] != nil }),
      skill.texts.allSatisfy({ ($0 ?? "").isEmpty })
    {
      warnings.append(
        RowError(
          line: skill.line, wrong: say("“\(skill.name)” says of no level what it means."),
          right: say("Write it here or later on its page.")))
    }
    return warnings
  }
}

extension FrameworkLines {
  /// What lists write where there is nothing.
  private static let nothing: Set = ["", "not in use", "n/a", "na", "not applicable", "none", "-", "–", "—"]

  private mutating func target(_ table: ImportTable, _ row: CSVRow) -> FileTarget {
    var target = FileTarget(line: row.line)
    let cell = { [choices] (column: TargetColumn) in
      choices.roles[column].flatMap { Self.cell(table, row, $0) }
    }
    let track = cell(.track) ?? ""
    target.track = check.line(track, row.line, roleHeader(.track), max: SkillLimits.name) ?? ""
    let name = cell(.name) ?? ""
    let isNamed = !FrameworkLines.nothing.contains(Folded.key(name))
    let whole = isNamed ? name : track
    if check.required(
      whole, row.line, roleHeader(.name), say("Write the job role’s name, or leave the line out."))
    {
      target.name = check.line(whole, row.line, roleHeader(.name), max: SkillLimits.name) ?? ""
    }
    target.family = cell(.family).flatMap {
      check.line($0, row.line, roleHeader(.family), max: SkillLimits.name)
    }
    target.about =
      isNamed
      ? cell(.about).flatMap { about($0, row.line) } : ""
    target.skill = check.line(cell(.skill) ?? "", row.line, roleHeader(.skill), max: SkillLimits.code) ?? ""
    let written = cell(.level) ?? ""
    target.level = choices.levels.level(written) ?? headerNames.level(written)
    if target.level == nil { missing(written, target) }
    return target
  }

  /// Lists repeat what they say of a role on each of its lines.
  private mutating func about(_ text: String, _ line: Int) -> String? {
    if let lastAbout, lastAbout.typed == text { return lastAbout.checked }
    let checked = check.text(text, line, roleHeader(.about), max: SkillLimits.text)
    lastAbout = (text, checked)
    return checked
  }

  private mutating func missing(_ written: String, _ target: FileTarget) {
    if FrameworkLines.nothing.contains(Folded.key(written)) {
      guard !target.skill.isEmpty else { return }
      warnings.append(
        RowError(
          line: target.line, column: roleHeader(.level),
          wrong: say("“\(target.name)” has no level for “\(target.skill)”."),
          right: say("It is read as not needing it.")))
    } else {
      check.refuse(
        target.line, roleHeader(.level), say("“\(String(written.prefix(40)))” is none of the levels."),
        say("Write \(Told.list(choices.levels.names)), or a number from 0 to 4."))
    }
  }
}
