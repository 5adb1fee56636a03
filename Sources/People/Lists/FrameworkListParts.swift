import Database
import Essentials

extension PresentFramework {
  /// The keys of what is out of use.
  func gone(_ list: ListName) -> Set<String> {
    list == .skills
      ? Set(skills.filter { $0.retiredAt != nil }.map { Folded.key($0.name) })
      : Set(roles.filter { $0.retiredAt != nil }.map(\.key))
  }

  func retire(_ list: ListName, _ keys: Set<String>, in tx: Transaction) throws {
    if list == .skills {
      try Skill.retire(skills.filter { keys.contains(Folded.key($0.name)) }.map(\.id), in: tx)
    } else {
      try JobRole.retire(roles.filter { keys.contains($0.key) }.map(\.id), in: tx)
    }
  }
}

extension ListOutcome {
  mutating func add(_ plan: FrameworkPlan, of list: ListName) {
    errors += plan.errors
    changes += plan.changes(of: list)
    warnings += plan.warnings
    let count = list == .skills ? plan.outcome.skills : plan.outcome.roles
    added += count.added
    changed += count.changed
    unchanged += count.unchanged
  }

  /// What is as it was, and goes out of use, is changed.
  mutating func countLeaving(_ plan: FrameworkPlan, _ keys: Set<String>) {
    let skills = plan.skills.count { $0.outcome == .unchanged && keys.contains(Folded.key($0.skill.name)) }
    let roles = plan.roles.count { $0.outcome == .unchanged && keys.contains($0.role.key) }
    unchanged -= skills + roles
    changed += skills + roles
  }
}

extension FrameworkPlan {
  fileprivate func changes(of list: ListName) -> [String] {
    list == .skills
      ? skills.compactMap { FrameworkReport.changed($0.line, $0.skill.name, $0.outcome) }
      : roles.compactMap { FrameworkReport.changed($0.line, $0.role.name, $0.outcome) }
  }
}
