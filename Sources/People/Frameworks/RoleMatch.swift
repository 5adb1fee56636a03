import Essentials

/// Which lines of a list are which job role, and what it needs.
struct RoleMatch {
  private(set) var errors: [RowError] = []
  private(set) var warnings: [RowError] = []
  private(set) var planned: [PlannedRole] = []
  private(set) var missing: [JobRole] = []
  private let lines: FrameworkLines
  private var byName: [String: Skill] = [:]
  private var byCode: [String: Skill] = [:]
  private var unknown: Set<String> = []

  init(
    _ lines: FrameworkLines, _ present: PresentFramework, skills: [Skill], now: Instant,
    framework: ID<Framework>, newID: () -> String
  ) {
    self.lines = lines
    for skill in present.skills + skills {
      byName[Folded.key(skill.name)] = skill
      if let code = skill.code { byCode[code] = skill }
    }
    let before = Dictionary(present.roles.map { ($0.key, $0) }) { first, _ in first }
    let names = Dictionary((present.skills + skills).map { ($0.id, $0.name) }) { $1 }
    let facts = { (targets: Targets) in
      targets.map { "\(names[$0.key] ?? "") \($0.value.rawValue)" }.sorted().joined(separator: "; ")
    }
    var order: [String] = []
    var groups: [String: [FileTarget]] = [:]
    for line in lines.targets where !line.name.isEmpty {
      let key = JobRole.key(track: line.track, name: line.name)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(line)
    }
    for key in order {
      guard let some = groups[key], let first = some.first else { continue }
      let old = before[key]
      let role =
        old ?? JobRole(id: ID(stored: newID()), framework: framework, name: first.name, createdAt: now)
      let (new, targets) = (RoleMatch.changed(role, by: some), targets(of: some))
      let kept = old.flatMap { present.targets[$0.id] } ?? [:]
      planned.append(
        PlannedRole(
          line: first.line, role: new, targets: targets, facts: [facts(kept), facts(targets)],
          outcome: old.map { FrameworkChange(RoleMatch.details($0, new, kept, targets)) } ?? .added))
    }
    missing = present.roles.filter { $0.retiredAt == nil && groups[$0.key] == nil }
  }

  private static func changed(_ role: JobRole, by lines: [FileTarget]) -> JobRole {
    var role = role
    (role.name, role.track, role.retiredAt) = (lines[0].name, lines[0].track, nil)
    role.family = lines.lazy.compactMap(\.family).first { !$0.isEmpty } ?? (lines[0].family ?? role.family)
    role.about = lines.lazy.compactMap(\.about).first { !$0.isEmpty } ?? (lines[0].about ?? role.about)
    return role
  }

  private mutating func targets(of lines: [FileTarget]) -> Targets {
    var (targets, places) = (Targets(), [ID<Skill>: Int]())
    for line in lines where !line.skill.isEmpty {
      guard let skill = byCode[line.skill] ?? byName[Folded.key(line.skill)] else {
        refuse(line)
        continue
      }
      guard let level = line.level, level > .zero else { continue }
      if let other = targets[skill.id], other != level {
        errors.append(
          RowError(
            line: line.line, column: self.lines.roleHeader(.level),
            wrong: say(
              "“\(line.name)” needs another level of “\(skill.name)” on line \(places[skill.id] ?? 0)."),
            right: say("Keep one of the two lines.")))
      }
      targets[skill.id] = level
      places[skill.id] = line.line
    }
    return targets
  }

  /// Said once for each name, however many lines have it.
  private mutating func refuse(_ line: FileTarget) {
    guard unknown.insert(line.skill).inserted else { return }
    // A column that is taken wrongly makes all of them unknown: a few proposals show that.
    let likest =
      unknown.count > 5
      ? nil
      : byName.values.map { ($0.name, Similarity.trigrams($0.name, line.skill)) }
        .filter { $0.1 > 0.4 }.max { ($0.1, $1.0) < ($1.1, $0.0) }
    errors.append(
      RowError(
        line: line.line, column: lines.roleHeader(.skill),
        wrong: say("The framework has no skill “\(line.skill)”."),
        right: likest.map { say("Write \($0.0), if that is meant.") }
          ?? say("Give the list of skills with the list of job roles.")))
  }

  private static func details(
    _ old: JobRole, _ new: JobRole, _ before: Targets, _ after: Targets
  ) -> [FrameworkChange.Detail] {
    let yes = { (flag: Bool) in flag ? say("yes") : say("no") }
    let facts = [
      (TargetColumn.name.label, old.name, new.name), (TargetColumn.track.label, old.track, new.track),
      (TargetColumn.family.label, old.family, new.family), (TargetColumn.about.label, old.about, new.about),
      (say("In use"), yes(old.retiredAt == nil), yes(new.retiredAt == nil)),
    ]
    var details = facts.filter { $0.1 != $0.2 }
      .map { FrameworkChange.Detail(what: $0.0, from: $0.1, to: $0.2) }
    let different = Set(before.keys).union(after.keys).count { before[$0] != after[$0] }
    if different > 0 {
      details.append(
        FrameworkChange.Detail(
          what: say("What it needs"),
          from: say(count: before.count, one: "1 skill", other: "\(before.count) skills"),
          to: say(
            "\(say(count: after.count, one: "1 skill", other: "\(after.count) skills")), \(different) different"
          )))
    }
    return details
  }
}
