import Database
import Essentials

/// All frameworks in three lists: their names, their skills, and what job roles need.
enum SkillLists {
  static func all(in tx: Transaction) throws -> [PlainList] {
    let all = try Framework.all(in: tx).map { try PresentFramework.find($0, in: tx) }
    return [
      PlainList(.frameworks, all.compactMap(\.framework).map { [$0.name, $0.source] + $0.levels.names }),
      PlainList(.skills, all.flatMap(skills)), PlainList(.jobRoles, all.flatMap(roles)),
    ]
  }

  private static func skills(_ present: PresentFramework) -> [[String]] {
    present.skills.map { skill in
      [
        present.framework?.name ?? "", skill.name, skill.code ?? "", skill.about,
        skill.also.joined(separator: "\n"),
        SkillGroup.path(skill.group, present.groups),
      ] + skill.texts + [
        PlainList.yes(skill.isCritical), skill.because, PlainList.yes(skill.retiredAt != nil),
      ]
    }
  }

  /// A line for each level that is needed; one without for a role that needs nothing.
  private static func roles(_ present: PresentFramework) -> [[String]] {
    present.roles.flatMap { role -> [[String]] in
      let head = [present.framework?.name ?? "", role.name, role.track, role.family, role.about]
      let targets = present.targets[role.id] ?? [:]
      let lines = present.skills.compactMap { skill in
        targets[skill.id].map { [skill.name, String($0.rawValue)] }
      }
      return (lines.isEmpty ? [["", ""]] : lines).map { head + $0 + [PlainList.yes(role.retiredAt != nil)] }
    }
  }

  private static let lists: [ListName] = [.frameworks, .skills, .jobRoles]

  /// Framework by framework, as the import of one does it.
  static func take(_ given: [ListName: ListTable], by actor: ID<Person>?, in tx: Transaction) throws
    -> [ListOutcome]
  {
    var outcomes: [ListName: ListOutcome] = [:]
    for name in lists { outcomes[name] = given[name].map { ListOutcome($0) } }
    check(given, &outcomes)
    if outcomes.values.allSatisfy(\.errors.isEmpty) {
      let rows = given.mapValues { list in
        Dictionary(grouping: list.table.rows) { Folded.key(list.cell($0, "framework")) }
      }
      for name in frameworks(given) {
        let framework = FrameworkLists(name, given[.frameworks])
        guard try framework.take(&outcomes[.frameworks], by: actor, in: tx) else { continue }
        for list in [given[.skills], given[.jobRoles]].compactMap({ $0 }) {
          try framework.take(
            rows[list.name]?[Folded.key(name)] ?? [], of: list,
            &outcomes[list.name, default: ListOutcome(list)], by: actor, in: tx)
        }
      }
    }
    return lists.compactMap { outcomes[$0] }
  }

  /// Every line names a framework, and each has one line of its own at most.
  private static func check(_ given: [ListName: ListTable], _ outcomes: inout [ListName: ListOutcome]) {
    for list in lists.compactMap({ given[$0] }) {
      var (cells, lines) = (ListCells(list, .nobody(at: Instant(milliseconds: 0))), [String: Int]())
      for row in list.table.rows {
        let column = list.name == .frameworks ? "name" : "framework"
        guard let name = cells.name(row, column, max: SkillLimits.name), list.name == .frameworks else {
          continue
        }
        if let other = lines[Folded.key(name)] {
          cells.refuse(
            row, column, say("“\(name)” stands on line \(String(other)) too."), say("Keep one of the lines."))
        }
        lines[Folded.key(name)] = row.line
      }
      outcomes[list.name]?.note(cells)
    }
  }

  /// The frameworks that the lists name, each once, in their order.
  private static func frameworks(_ given: [ListName: ListTable]) -> [String] {
    var (seen, all) = (Set<String>(), [String]())
    for list in lists.compactMap({ given[$0] }) {
      let column = list.name == .frameworks ? "name" : "framework"
      for name in list.table.rows.map({ list.cell($0, column) })
      where seen.insert(Folded.key(name)).inserted { all.append(name) }
    }
    return all
  }
}
