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
      ] + skill.texts + [yes(skill.isCritical), skill.because, yes(skill.retiredAt != nil)]
    }
  }

  /// A line for each level that is needed; one without for a role that needs nothing.
  private static func roles(_ present: PresentFramework) -> [[String]] {
    present.roles.sorted { ($0.key, $0.id) < ($1.key, $1.id) }.flatMap { role -> [[String]] in
      let head = [present.framework?.name ?? "", role.name, role.track, role.family, role.about]
      let targets = present.targets[role.id] ?? [:]
      let lines = present.skills.compactMap { skill in
        targets[skill.id].map { [skill.name, String($0.rawValue)] }
      }
      return (lines.isEmpty ? [["", ""]] : lines).map { head + $0 + [yes(role.retiredAt != nil)] }
    }
  }

  private static func yes(_ flag: Bool) -> String { flag ? "yes" : "no" }

  /// Framework by framework, as the import of one does it.
  static func take(_ lists: [ListName: ListTable], by actor: ID<Person>?, in tx: Transaction) throws
    -> [ListOutcome]
  {
    var outcomes: [ListName: ListOutcome] = [:]
    for name in [ListName.frameworks, .skills, .jobRoles] {
      outcomes[name] = lists[name].map { ListOutcome($0) }
    }
    if outcomes.values.allSatisfy(\.errors.isEmpty) {
      for name in frameworks(lists) {
        let framework = FrameworkLists(name, lists[.frameworks])
        try framework.take(&outcomes[.frameworks], by: actor, in: tx)
        for list in [lists[.skills], lists[.jobRoles]].compactMap({ $0 }) {
          try framework.take(list, &outcomes[list.name], by: actor, in: tx)
        }
      }
    }
    return [ListName.frameworks, .skills, .jobRoles].compactMap { outcomes[$0] }
  }

  /// The frameworks that the lists name, each once, in their order.
  private static func frameworks(_ lists: [ListName: ListTable]) -> [String] {
    var (seen, all) = (Set<String>(), [String]())
    for (name, column) in [(ListName.frameworks, "name"), (.skills, "framework"), (.jobRoles, "framework")] {
      guard let list = lists[name] else { continue }
      for framework in list.table.rows.map({ list.cell($0, column) })
      where seen.insert(Folded.key(framework)).inserted { all.append(framework) }
    }
    return all
  }
}
