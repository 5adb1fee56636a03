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

/// The groups that a list names, with those that are here.
struct FrameworkGroups {
  private(set) var errors: [RowError] = []
  private var byKey: [String: SkillGroup] = [:]
  private var names: [ID<SkillGroup>: String] = [:]
  private let before: [SkillGroup]
  private var order: [String] = []

  init(_ lines: FrameworkLines, _ present: PresentFramework, framework: ID<Framework>, newID: () -> String) {
    before = present.groups
    for group in present.groups {
      byKey[Folded.key(group.name)] = group
      names[group.id] = group.name
    }
    var parents: [String: (name: String, line: Int)] = [:]
    for line in lines.skills {
      let path = line.group ?? []
      for name in path { add(name, framework, newID) }
      for (parent, group) in zip(path, path.dropFirst()) {
        let key = Folded.key(group)
        if let other = parents[key], Folded.key(other.name) != Folded.key(parent) {
          errors.append(
            RowError(
              line: line.line, column: lines.header(.group),
              wrong: say(
                "The group “\(group)” is inside “\(parent)” here and inside “\(other.name)” on line \(other.line)."
              ),
              right: say("A group stands in one other; write the same in all lines.")))
        }
        parents[key] = (parent, line.line)
        let above = byKey[Folded.key(parent)]?.id
        byKey[key]?.parent = above
      }
    }
    refuseCircles(parents)
  }

  private mutating func add(_ name: String, _ framework: ID<Framework>, _ newID: () -> String) {
    let key = Folded.key(name)
    guard byKey[key] == nil else { return }
    let group = SkillGroup(id: ID(stored: newID()), framework: framework, name: name)
    (byKey[key], names[group.id]) = (group, name)
    order.append(key)
  }

  func named(_ name: String) -> SkillGroup? { byKey[Folded.key(name)] }
  func name(of id: ID<SkillGroup>?) -> String { id.flatMap { names[$0] } ?? "" }

  /// New ones, and those that are in another group than before.
  var changed: [SkillGroup] {
    let old = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
    return order.compactMap { byKey[$0] }
      + before.compactMap { group in
        byKey[Folded.key(group.name)].flatMap { $0 == old[group.id] ? nil : $0 }
      }
  }

  /// A group that is inside itself, over however many others, would never end.
  private mutating func refuseCircles(_ parents: [String: (name: String, line: Int)]) {
    let byID = Dictionary(byKey.values.map { ($0.id, $0) }) { first, _ in first }
    // Every group is walked once: what was reached before leads nowhere new.
    var done: Set<ID<SkillGroup>> = []
    for key in parents.keys.sorted() {
      var (path, places, next) = ([SkillGroup](), [ID<SkillGroup>: Int](), byKey[key])
      while let group = next, places[group.id] == nil, !done.contains(group.id) {
        places[group.id] = path.count
        path.append(group)
        next = group.parent.flatMap { byID[$0] }
      }
      done.formUnion(path.map(\.id))
      guard let start = next, let from = places[start.id] else { continue }
      let circle = path[from...].prefix(20)
      errors.append(
        RowError(
          line: parents[key]?.line,
          wrong: say(
            "Groups stand in a circle: \((circle.map(\.name) + [start.name]).joined(separator: " → "))."),
          right: say("Let one of them stand in no other.")))
    }
  }
}
