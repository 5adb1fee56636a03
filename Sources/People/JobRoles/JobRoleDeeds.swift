import Database
import Essentials

extension JobRole {
  static func change(
    _ id: ID<JobRole>, to draft: JobRoleDraft, form: FormFields, by actor: ID<Person>, in tx: Transaction
  ) throws {
    let role = try find(id, in: tx)
    let kept = JobRoleDraft(role, try RoleTargets.find(of: id, in: tx))
    var whole = draft
    whole.targets = kept.targets.merging(draft.targets) { $1 }
    try FormVersion.check(
      form, typed: JobRoleForm.filled(whole), kept: JobRoleForm.filled(kept), SkillForm.keptNow)
    let targets = try role.targets(draft, besides: kept.targets, in: tx)
    let changed = try role.written(draft, in: tx)
    guard changed != role || targets != kept.targets else { return }
    try changed.save(in: tx)
    try RoleTargets.save([id: targets], in: tx)
    let different = Set(targets.keys).union(kept.targets.keys).count { targets[$0] != kept.targets[$0] }
    try Audit.record(
      "job role changed", of: id.text, detail: "\(draft.name): \(different) levels different", by: actor,
      in: tx)
  }

  static func add(
    _ draft: JobRoleDraft, to framework: ID<Framework>, by actor: ID<Person>, in tx: Transaction
  ) throws
    -> JobRole
  {
    _ = try Framework.find(framework, in: tx)
    let role = try JobRole(id: tx.newID(), framework: framework, name: draft.name, createdAt: tx.now)
      .written(draft, in: tx)
    let targets = try role.targets(draft, in: tx)
    try role.save(in: tx)
    try RoleTargets.save([role.id: targets], in: tx)
    try Audit.record("job role added", of: role.id.text, detail: role.name, by: actor, in: tx)
    return role
  }

  private func written(_ draft: JobRoleDraft, in tx: Transaction) throws -> JobRole {
    let taken: String? = try tx.value(
      """
      SELECT name FROM job_role WHERE framework_id = \(framework) AND track_key = \(Folded.key(draft.track))
        AND name_key = \(Folded.key(draft.name)) AND id <> \(id)
      """)
    if let taken {
      throw FieldErrors(
        "name", say("Name: this line of work has “\(taken)” already. Choose another name or line of work."))
    }
    var role = self
    (role.name, role.track, role.family, role.about) = (draft.name, draft.track, draft.family, draft.about)
    return role
  }

  /// What it needs then: only skills of its framework. What the form did not ask about stays.
  private func targets(
    _ draft: JobRoleDraft, besides kept: Targets = [:], in tx: Transaction
  ) throws -> Targets {
    let ids = draft.targets.keys.sorted(), keys = draft.added.map { Folded.key($0.skill) }
    let skills = try tx.all(
      """
      SELECT \(sql: Skill.columns) FROM skill
      WHERE framework_id = \(framework) AND (id IN (\(list: ids)) OR name_key IN (\(list: keys)) AND retired_at IS NULL)
      """, Skill.init)
    let byName = Dictionary(skills.map { (Folded.key($0.name), $0) }) { first, _ in first }
    let known = Set(skills.map(\.id))
    let asked = draft.targets.filter { known.contains($0.key) }
    var (targets, errors) = (kept.merging(asked) { $1 }.filter { $0.value > .zero }, FieldErrors())
    for addition in draft.added {
      guard let skill = byName[Folded.key(addition.skill)] else {
        errors.add(
          addition.field, say("Skill: the framework has no “\(addition.skill)”. Choose one from the list."))
        continue
      }
      targets[skill.id] = addition.level
    }
    try errors.throwIfAny()
    return targets
  }

  /// Takes a job role out of use, or brings it back.
  static func setRetired(_ isRetired: Bool, _ id: ID<JobRole>, by actor: ID<Person>, in tx: Transaction)
    throws
    -> JobRole
  {
    var role = try find(id, in: tx)
    guard (role.retiredAt != nil) != isRetired else { return role }
    role.retiredAt = isRetired ? tx.now : nil
    try role.save(in: tx)
    try Audit.record(
      isRetired ? "job role retired" : "job role brought back", of: id.text, detail: role.name, by: actor,
      in: tx)
    return role
  }
}
