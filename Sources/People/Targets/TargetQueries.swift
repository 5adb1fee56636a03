import Database
import Essentials

extension TargetForm {
  /// Every skill in use by its name, with its framework where two have the same.
  public static func choices(in tx: Transaction) throws -> [(id: ID<Skill>, name: String)] {
    let all = try tx.all(
      """
      SELECT skill.id, skill.name, framework.name AS framework_name FROM skill
        JOIN framework ON framework.id = skill.framework_id
      WHERE skill.retired_at IS NULL ORDER BY skill.name_key, skill.id LIMIT 5000
      """
    ) { row in (try row["id"] as ID<Skill>, try row["name"] as String, try row["framework_name"] as String) }
    let common = Dictionary(grouping: all) { Folded.key($0.1) }
    return all.map { id, name, framework in
      (id, common[Folded.key(name), default: []].count > 1 ? "\(name) (\(framework))" : name)
    }
  }

  /// What is meant by a form that may name skills of every framework: only skills that there are, none at level 0. Throws at the field
  /// of a name that is unknown, or that several skills have.
  public static func resolved(_ asked: Targets, _ added: [Addition], in tx: Transaction) throws -> Targets {
    let known: Set<ID<Skill>> = Set(
      try tx.values("SELECT id FROM skill WHERE id IN (\(list: asked.keys.sorted()))"))
    var (targets, errors) = (asked.filter { known.contains($0.key) && $0.value > .zero }, FieldErrors())
    let choices = added.isEmpty ? [] : try choices(in: tx)
    for addition in added {
      let key = Folded.key(addition.skill)
      if let skill = choices.first(where: { Folded.key($0.name) == key }) {
        targets[skill.id] = addition.level
        continue
      }
      let several = choices.filter { Folded.key($0.name).hasPrefix("\(key) (") }.map(\.name)
      errors.add(
        addition.field,
        several.isEmpty
          ? say("Skill: no framework has “\(addition.skill)”. Choose one from the list.")
          : say("Skill: several are called “\(addition.skill)”. Write which: \(Told.list(several))."))
    }
    try errors.throwIfAny()
    return targets
  }
}
