import Database
import Essentials

extension PresentFramework {
  /// Five statements at most.
  static func find(named name: String, in tx: Transaction) throws -> PresentFramework {
    guard let framework = try Framework.find(named: name, in: tx) else { return PresentFramework() }
    return try find(framework, in: tx)
  }

  static func find(_ framework: Framework, in tx: Transaction) throws -> PresentFramework {
    PresentFramework(
      framework: framework, skills: try Skill.all(of: framework.id, in: tx),
      groups: try SkillGroup.all(of: framework.id, in: tx), roles: try JobRole.all(of: framework.id, in: tx),
      targets: try RoleTargets.all(of: framework.id, in: tx))
  }
}

extension FrameworkImport {
  /// What the files would do now. Changes nothing.
  public static func look(_ tables: FrameworkTables, _ choices: FrameworkChoices, in tx: Transaction) throws
    -> FrameworkPlan
  {
    let present = try PresentFramework.find(named: choices.name, in: tx)
    return plan(tables, choices, present: present, now: tx.now) { (tx.newID() as ID<Skill>).text }
  }

  /// Plans once more and does it, all or nothing. `fingerprint` is of the plan that was shown; another outcome is refused.
  @discardableResult
  public static func apply(
    _ tables: FrameworkTables, _ choices: FrameworkChoices, fingerprint: String? = nil, file: String,
    by actor: ID<Person>?, in tx: Transaction
  ) throws -> (framework: Framework, outcome: FrameworkOutcome) {
    let plan = try look(tables, choices, in: tx)
    guard plan.isPossible else { throw ImportRefusal.errors(plan.errors.count) }
    if let fingerprint, fingerprint != plan.fingerprint { throw ImportRefusal.otherOutcome }
    guard !plan.isIdle else { return (plan.framework, plan.outcome) }
    try write(plan, in: tx)
    try Audit.record(
      "framework imported", of: plan.framework.id.text, detail: "\(file): \(plan.outcome.summary)", by: actor,
      in: tx)
    try EventLog.record(
      Event(Event.frameworkImported, plan.framework.id, by: actor, ["name": plan.framework.name]), in: tx)
    return (plan.framework, plan.outcome)
  }

  private static func write(_ plan: FrameworkPlan, in tx: Transaction) throws {
    try plan.framework.save(in: tx)
    try SkillGroup.save(plan.groups, in: tx)
    let skills = plan.skills.filter { $0.outcome != .unchanged }
    try Skill.giveUpNames(of: skills.filter { $0.outcome != .added }.map(\.skill.id), in: tx)
    try Skill.save(skills.map { ($0.skill, $0.before) }, in: tx)
    let roles = plan.roles.filter { $0.outcome != .unchanged }
    try JobRole.save(roles.map(\.role), in: tx)
    try RoleTargets.save(Dictionary(roles.map { ($0.role.id, $0.targets) }) { first, _ in first }, in: tx)
    guard plan.retires else { return }
    try Skill.retire(plan.missingSkills.map(\.id), in: tx)
    try JobRole.retire(plan.missingRoles.map(\.id), in: tx)
  }
}

extension Event {
  public static let frameworkImported = "framework.imported"
}

extension Skill {
  static func retire(_ ids: [ID<Skill>], in tx: Transaction) throws {
    for start in stride(from: 0, to: ids.count, by: 500) {
      let some = Array(ids[start..<min(start + 500, ids.count)])
      try tx.run("UPDATE skill SET retired_at = \(tx.now) WHERE id IN (\(list: some)) AND retired_at IS NULL")
    }
  }
}

extension JobRole {
  static func retire(_ ids: [ID<JobRole>], in tx: Transaction) throws {
    for start in stride(from: 0, to: ids.count, by: 500) {
      let some = Array(ids[start..<min(start + 500, ids.count)])
      try tx.run(
        "UPDATE job_role SET retired_at = \(tx.now) WHERE id IN (\(list: some)) AND retired_at IS NULL")
    }
  }
}
