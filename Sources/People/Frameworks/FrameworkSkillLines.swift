import Essentials
import Foundation

/// The list of skills, line by line.
extension FrameworkLines {
  mutating func skill(_ table: ImportTable, _ row: CSVRow) -> FileSkill {
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
  static func cell(_ table: ImportTable, _ row: CSVRow, _ place: Int) -> String? {
    table.said(row, place)
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
  func thin(_ skill: FileSkill) -> [RowError] {
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
