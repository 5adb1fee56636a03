import Database
import Essentials
import Foundation

/// A framework as files that an import takes again: skills and job roles as CSV, all of it as JSON. Retired ones are left
/// out.
enum FrameworkExport {
  static func document(_ present: PresentFramework) -> FrameworkDocument {
    var document = FrameworkDocument()
    let names = Dictionary(present.groups.map { ($0.id, $0.name) }) { first, _ in first }
    document.name = present.framework?.name
    document.source = present.framework?.source
    document.levels = present.framework?.levels.names
    document.groups = present.groups.map {
      FrameworkDocument.Group(name: $0.name, parent: $0.parent.flatMap { names[$0] })
    }
    document.skills = skills(present).map { skill in
      FrameworkDocument.Entry(
        code: skill.code, name: skill.name, about: skill.about, also: skill.also,
        group: skill.group.flatMap { names[$0] }, levels: skill.texts, critical: skill.isCritical,
        because: skill.because)
    }
    document.roles = roles(present).map { role in
      FrameworkDocument.Role(
        family: role.family, track: role.track, name: role.name, about: role.about,
        targets: targets(role, present).map {
          FrameworkDocument.Target(skill: $0.name, level: $0.level.rawValue)
        })
    }
    return document
  }

  static func json(_ present: PresentFramework) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document(present)), as: UTF8.self) + "\n"
  }

  /// Its level columns carry the names of the levels, so that these come back, too.
  static func skillsCSV(_ present: PresentFramework) -> String {
    let levels = present.framework?.levels ?? LevelNames()
    let header =
      ["name", "code", "about", "also", "group"]
      + Level.allCases.map { "Level \($0.rawValue): \(levels[$0])" } + ["critical", "because"]
    let rows = skills(present).map { skill -> [String] in
      [
        skill.name, skill.code ?? "", skill.about, skill.also.joined(separator: "\n"),
        SkillGroup.path(skill.group, present.groups), "",
      ] + skill.texts + [skill.isCritical ? "yes" : "no", skill.because]
    }
    return CSVWriter.text([header] + rows)
  }

  /// One line for each level that a role needs; one with empty cells for a role that needs none.
  static func rolesCSV(_ present: PresentFramework) -> String {
    let levels = present.framework?.levels ?? LevelNames()
    let rows = roles(present).flatMap { role -> [[String]] in
      let head = [role.name, role.track, role.family, role.about]
      let lines = targets(role, present).map { head + [$0.name, levels[$0.level]] }
      return lines.isEmpty ? [head + ["", ""]] : lines
    }
    return CSVWriter.text([TargetColumn.allCases.map(\.rawValue)] + rows)
  }

  private static func skills(_ present: PresentFramework) -> [Skill] {
    present.skills.filter { $0.retiredAt == nil }
  }
  private static func roles(_ present: PresentFramework) -> [JobRole] {
    present.roles.filter { $0.retiredAt == nil }
  }

  private static func targets(_ role: JobRole, _ present: PresentFramework) -> [(name: String, level: Level)]
  {
    let targets = present.targets[role.id] ?? [:]
    return skills(present).compactMap { skill in targets[skill.id].map { (skill.name, $0) } }
  }
}
