import Essentials

/// What is here of a framework before an import.
struct PresentFramework: Sendable {
  var framework: Framework?
  var skills: [Skill] = []
  var groups: [SkillGroup] = []
  var roles: [JobRole] = []
  var targets: [ID<JobRole>: Targets] = [:]
}

/// Takes over a framework: skills with their levels, job roles with what they need. A list is compared with what is here,
/// first without changing anything; then all of it is applied or none. What a newer list no longer names stays in use
/// unless that is chosen, and is never deleted.
public enum FrameworkImport {
  /// Compares the lists with what is here. `newID` gives identities for what is new; `now` is their beginning.
  static func plan(
    _ tables: FrameworkTables, _ choices: FrameworkChoices, present: PresentFramework, now: Instant,
    newID: () -> String
  ) -> FrameworkPlan {
    let lines = FrameworkLines(tables, choices)
    var framework =
      present.framework
      ?? Framework(id: ID(stored: newID()), name: choices.name, levels: choices.levels, createdAt: now)
    (framework.name, framework.source, framework.levels) = (choices.name, choices.source, choices.levels)
    var plan = FrameworkPlan(
      framework: framework, isNew: present.framework == nil, retires: choices.retires)
    plan.details = present.framework.map { details($0, framework) } ?? []
    plan.errors = lines.errors
    plan.warnings = lines.warnings
    plan.errors += refused(framework)
    var groups = FrameworkGroups(lines, present, framework: framework.id, newID: newID)
    let match = SkillMatch(lines, present, now: now, framework: framework.id, newID: newID)
    plan.skills = match.skills(in: &groups)
    plan.groups = groups.changed
    let roles = RoleMatch(
      lines, present, skills: plan.skills.map(\.skill), now: now, framework: framework.id, newID: newID)
    plan.roles = roles.planned
    if tables.skills != nil { plan.missingSkills = match.missing }
    if tables.roles != nil { plan.missingRoles = roles.missing }
    plan.errors = (plan.errors + groups.errors + match.errors + roles.errors).inOrder
    plan.warnings = (plan.warnings + roles.warnings + renamed(plan, lines)).inOrder
    return plan
  }

  /// What is said of the framework itself is held to what its form takes.
  private static func refused(_ framework: Framework) -> [RowError] {
    do {
      _ = try FrameworkForm.change(framework, by: FrameworkForm.filled(framework))
      return []
    } catch {
      return error.entries.map {
        RowError(wrong: $0.sentence, right: say("Say it below, or in the file."))
      }
    }
  }

  private static func details(_ old: Framework, _ new: Framework) -> [FrameworkChange.Detail] {
    let facts =
      [(say("Framework"), old.name, new.name), (say("Source"), old.source, new.source)]
      + Level.allCases.map { (say("Level \($0.rawValue)"), old.levels[$0], new.levels[$0]) }
    return facts.filter { $0.1 != $0.2 }.map { FrameworkChange.Detail(what: $0.0, from: $0.1, to: $0.2) }
  }

  /// A skill that is new and one that is missing, with the same words: it was renamed, and has no code to be known by.
  private static func renamed(_ plan: FrameworkPlan, _ lines: FrameworkLines) -> [RowError] {
    let missing = Dictionary(
      plan.missingSkills.filter { !$0.about.isEmpty }.map { ($0.about, $0.name) }
    ) { first, _ in first }
    return plan.skills.compactMap { planned in
      guard planned.outcome == .added, let old = missing[planned.skill.about] else { return nil }
      return RowError(
        line: planned.line, column: lines.header(.name),
        wrong: say("“\(planned.skill.name)” has the words of “\(old)”, which the list no longer names."),
        right: say(
          "If it was renamed, rename it on its page first: then what people have of it stays with it."))
    }
  }
}
