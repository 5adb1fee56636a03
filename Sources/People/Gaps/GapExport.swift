import Database
import Essentials

/// The map as a file: a line for each group and skill, in numbers and not in words, hidden where the page hides it.
enum GapExport {
  static let header = [
    "by", "group", "skill", "framework", "critical", "counted", "median_level", "at_target",
    "share_at_target",
  ]

  static func csv(_ filter: GapFilter, in tx: Transaction) throws -> String {
    var whole = filter
    whole.after = nil
    let skills = try GapSkill.all(whole, limit: nil, in: tx)
    let groups = try GapGroup.all(filter, limit: nil, in: tx)
    var rows = [header]
    for start in stride(from: 0, to: skills.count, by: 200) {
      let some = Array(skills[start..<min(start + 200, skills.count)])
      let cells = try GapCell.all(filter.axis, of: some.map(\.id), in: tx)
      for skill in some {
        for group in groups {
          guard let cell = cells[skill.id]?[group.id] else { continue }
          rows.append(line([filter.axis.rawValue, GapWords.name(group, filter.axis)], skill, cell))
        }
        if let cell = skill.everybody { rows.append(line(["everybody", ""], skill, cell)) }
      }
    }
    return CSVWriter.text(rows)
  }

  private static func line(_ group: [String], _ skill: GapSkill, _ cell: GapCell) -> [String] {
    let which = group + [skill.name, skill.framework, skill.isCritical ? "yes" : "no"]
    if cell.isHidden { return which + ["hidden", "hidden", "hidden", "hidden"] }
    let share = (cell.share * 1000).rounded() / 1000
    return which + [String(cell.people), String(cell.median)]
      + (skill.isNeeded ? [String(cell.meeting), String(share)] : ["", ""])
  }
}
