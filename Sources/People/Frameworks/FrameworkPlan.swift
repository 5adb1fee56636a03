import Essentials

/// What an import of a framework would do. Nothing in it has happened.
public struct FrameworkPlan: Sendable {
  public let framework: Framework
  public let isNew: Bool
  /// What becomes different of its own name, source and names of levels.
  public internal(set) var details: [FrameworkChange.Detail] = []
  public internal(set) var skills: [PlannedSkill] = []
  public internal(set) var roles: [PlannedRole] = []
  /// New ones, and those that move into another.
  public internal(set) var groups: [SkillGroup] = []
  /// In use, and not in the list. They go out of use only where that was chosen.
  public internal(set) var missingSkills: [Skill] = []
  public internal(set) var missingRoles: [JobRole] = []
  /// With any of these nothing is taken over.
  public internal(set) var errors: [RowError] = []
  public internal(set) var warnings: [RowError] = []
  let retires: Bool

  init(framework: Framework, isNew: Bool, retires: Bool) {
    (self.framework, self.isNew, self.retires) = (framework, isNew, retires)
  }

  public var isPossible: Bool { errors.isEmpty }

  /// What would go out of use.
  public var retired: Int { retires ? missingSkills.count + missingRoles.count : 0 }

  public var outcome: FrameworkOutcome {
    FrameworkOutcome(
      skills: FrameworkOutcome.Count(skills.map(\.outcome)),
      roles: FrameworkOutcome.Count(roles.map(\.outcome)),
      targets: roles.reduce(0) { $0 + $1.targets.count }, retired: retired)
  }

  public var isIdle: Bool {
    !isNew && details.isEmpty && groups.isEmpty && retired == 0
      && skills.allSatisfy { $0.outcome == .unchanged } && roles.allSatisfy { $0.outcome == .unchanged }
  }

  /// Identities are new at each look and left out.
  public var fingerprint: String {
    var print = Fingerprint()
    print.add("\(framework.name) \(framework.source) \(framework.levels.names) \(isNew)")
    for planned in skills { FrameworkPlan.facts(planned).forEach { print.add($0) } }
    for planned in roles {
      [planned.role.key, planned.role.family, planned.role.about, "\(planned.outcome)"].forEach {
        print.add($0)
      }
      planned.facts.forEach { print.add($0) }
    }
    let names = Dictionary(groups.map { ($0.id, $0.name) }) { first, _ in first }
    for group in groups { print.add("\(group.name) in \(group.parent.flatMap { names[$0] } ?? "")") }
    for name in missingSkills.map(\.name) + missingRoles.map(\.name) { print.add(name) }
    return print.text
  }

  private static func facts(_ planned: PlannedSkill) -> [String] {
    let skill = planned.skill
    return [skill.name, skill.code ?? "", skill.about, planned.group, skill.because, "\(skill.isCritical)"]
      + skill.also + skill.texts + ["\(planned.outcome)"]
  }
}

/// What would become of one skill or role.
public enum FrameworkChange: Sendable, Equatable {
  case added
  case changed([Detail])
  case unchanged

  public struct Detail: Sendable, Equatable {
    public let what: String
    public let from: String
    public let to: String

    public init(what: String, from: String, to: String) {
      (self.what, self.from, self.to) = (what, from, to)
    }
  }

  init(_ details: [Detail]) { self = details.isEmpty ? .unchanged : .changed(details) }
}

/// A skill of the list, as it will be.
public struct PlannedSkill: Sendable {
  public let line: Int
  public let skill: Skill
  /// As it is now; nil for a new one.
  let before: Skill?
  public let group: String
  public let outcome: FrameworkChange
}

/// A job role of the list, as it will be, with all that it needs.
public struct PlannedRole: Sendable {
  public let line: Int
  public let role: JobRole
  public let targets: Targets
  /// What it needs now and then, by names: identities of new skills are others at each look.
  let facts: [String]
  public let outcome: FrameworkChange
}

/// What an import did, or would do.
public struct FrameworkOutcome: Sendable, Equatable {
  public struct Count: Sendable, Equatable {
    public let added: Int
    public let changed: Int
    public let unchanged: Int

    init(_ outcomes: [FrameworkChange]) {
      added = outcomes.count { $0 == .added }
      unchanged = outcomes.count { $0 == .unchanged }
      changed = outcomes.count - added - unchanged
    }

    public var all: Int { added + changed + unchanged }
    var words: String { say("\(added) added, \(changed) changed, \(unchanged) unchanged") }
  }

  public let skills: Count
  public let roles: Count
  /// Levels that the roles of the list need, in all.
  public let targets: Int
  public let retired: Int

  /// `188 added, 0 changed, 0 unchanged`; nil where the list has none.
  public var skillWords: String? { skills.all == 0 ? nil : say("Skills: \(skills.words)") }
  public var roleWords: String? {
    roles.all == 0
      ? nil
      : say(
        "Job roles: \(roles.words), with \(say(count: targets, one: "1 level that is needed", other: "\(Told.number(targets)) levels that are needed"))"
      )
  }

  public var lines: [String] {
    [skillWords, roleWords, retired == 0 ? nil : say("Out of use: \(retired)")].compactMap { $0 }
  }

  public var summary: String { lines.joined(separator: "; ") }
}
