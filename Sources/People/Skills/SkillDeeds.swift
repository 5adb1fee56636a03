import Database
import Essentials

extension SkillDraft {
  init(_ skill: Skill, group: String) {
    self.init(
      name: skill.name, code: skill.code ?? "", group: group, about: skill.about, also: skill.also,
      texts: skill.texts, isCritical: skill.isCritical, because: skill.because)
  }

  static func find(_ id: ID<Skill>, in tx: Transaction) throws -> SkillDraft {
    let skill = try Skill.find(id, in: tx)
    return SkillDraft(
      skill, group: SkillGroup.path(skill.group, try SkillGroup.all(of: skill.framework, in: tx)))
  }
}

extension Skill {
  /// Changes what is written of a skill; `form` is what it was filled with and what was typed.
  static func change(
    _ id: ID<Skill>, to draft: SkillDraft, form: FormFields, by actor: ID<Person>, in tx: Transaction
  ) throws {
    let (skill, kept) = (try find(id, in: tx), try SkillDraft.find(id, in: tx))
    try FormVersion.check(
      form, typed: SkillForm.filled(draft), kept: SkillForm.filled(kept), SkillForm.keptNow)
    guard draft != kept else { return }
    try skill.written(draft, in: tx).save(in: tx)
    let deed =
      draft.isCritical == kept.isCritical
      ? "skill changed" : draft.isCritical ? "skill marked critical" : "skill no longer critical"
    try Audit.record(
      deed, of: id.text, detail: draft.isCritical ? "\(draft.name): \(draft.because)" : draft.name, by: actor,
      in: tx)
  }

  static func add(_ draft: SkillDraft, to framework: ID<Framework>, by actor: ID<Person>, in tx: Transaction)
    throws
    -> Skill
  {
    _ = try Framework.find(framework, in: tx)
    let skill = try Skill(id: tx.newID(), framework: framework, name: draft.name, createdAt: tx.now)
      .written(draft, in: tx)
    try skill.save(in: tx)
    try Audit.record("skill added", of: skill.id.text, detail: skill.name, by: actor, in: tx)
    return skill
  }

  private func written(_ draft: SkillDraft, in tx: Transaction) throws -> Skill {
    var errors = FieldErrors()
    if let other = try taken("name_key", Folded.key(draft.name), in: tx) {
      errors.add("name", say("Name: the framework has “\(other)” already. Choose another name."))
    }
    if !draft.code.isEmpty, let other = try taken("code", draft.code, in: tx) {
      errors.add("code", say("Code: “\(other)” has it already. Choose another, or leave it empty."))
    }
    try errors.throwIfAny()
    var skill = self
    (skill.name, skill.code, skill.about) = (draft.name, draft.code.isEmpty ? nil : draft.code, draft.about)
    (skill.also, skill.texts) = (draft.also, draft.texts)
    (skill.isCritical, skill.because) = (draft.isCritical, draft.because)
    skill.group = try SkillGroup.at(draft.group, of: framework, in: tx)
    return skill
  }

  /// The name of another skill of the framework that has it.
  private func taken(_ column: SQL, _ value: String, in tx: Transaction) throws -> String? {
    try tx.value(
      "SELECT name FROM skill WHERE framework_id = \(framework) AND \(sql: column) = \(value) AND id <> \(id)"
    )
  }

  /// Takes a skill out of use, or brings it back. What people have of it stays.
  static func setRetired(_ isRetired: Bool, _ id: ID<Skill>, by actor: ID<Person>, in tx: Transaction) throws
    -> Skill
  {
    var skill = try find(id, in: tx)
    guard (skill.retiredAt != nil) != isRetired else { return skill }
    skill.retiredAt = isRetired ? tx.now : nil
    try skill.save(in: tx)
    try Audit.record(
      isRetired ? "skill retired" : "skill brought back", of: id.text, detail: skill.name, by: actor, in: tx)
    return skill
  }
}

extension SkillGroup {
  /// `Data > Databases`
  static func path(_ group: ID<SkillGroup>?, _ groups: [SkillGroup]) -> String {
    let byID = Dictionary(groups.map { ($0.id, $0) }) { first, _ in first }
    var (path, next) = ([String](), group.flatMap { byID[$0] })
    while let one = next, path.count <= groups.count {
      path.insert(one.name, at: 0)
      next = one.parent.flatMap { byID[$0] }
    }
    return path.joined(separator: " > ")
  }

  /// The group that is written so, made where it is not there yet. A group that is there stays where it is.
  static func at(_ path: String, of framework: ID<Framework>, in tx: Transaction) throws -> ID<SkillGroup>? {
    let names = FrameworkLines.path(path)
    if names.isEmpty { return nil }
    var groups = try all(of: framework, in: tx)
    var above: ID<SkillGroup>?
    for name in names {
      if let there = groups.first(where: { Folded.key($0.name) == Folded.key(name) }) {
        above = there.id
        continue
      }
      let group = SkillGroup(id: tx.newID(), framework: framework, name: name, parent: above)
      try save([group], in: tx)
      groups.append(group)
      above = group.id
    }
    return above
  }
}

extension Framework {
  static func change(_ id: ID<Framework>, by form: FormFields, actor: ID<Person>, in tx: Transaction) throws
    -> Framework
  {
    let kept = try find(id, in: tx)
    let framework = try FrameworkForm.change(kept, by: form)
    try FormVersion.check(
      form, typed: FrameworkForm.filled(framework), kept: FrameworkForm.filled(kept), SkillForm.keptNow)
    if let other = try find(named: framework.name, in: tx), other.id != id {
      throw FieldErrors("name", say("Name: there is a framework \(other.name) already. Choose another name."))
    }
    guard framework != kept else { return kept }
    try framework.save(in: tx)
    try Audit.record("framework changed", of: id.text, detail: framework.name, by: actor, in: tx)
    return framework
  }
}
