import Essentials

/// The list of job roles, line by line.
extension FrameworkLines {
  /// What lists write where there is nothing.
  private static let nothing: Set = ["", "not in use", "n/a", "na", "not applicable", "none", "-", "–", "—"]

  mutating func target(_ table: ImportTable, _ row: CSVRow) -> FileTarget {
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
