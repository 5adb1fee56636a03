import Database
import Essentials

extension DepartmentTargets {
  /// Sets what a department needs. What the form did not ask about stays.
  static func change(
    _ id: ID<Department>, levels: Targets, added: [TargetForm.Addition], form: FormFields,
    by actor: ID<Person>, in tx: Transaction
  ) throws -> Department {
    let kept = try find(id, in: tx)
    let asked = kept.targets.merging(levels) { $1 }
    try TargetForm.check(form, asked, kept: kept.targets)
    let targets = try TargetForm.resolved(asked, added, in: tx)
    guard targets != kept.targets else { return kept.department }
    try save(targets, of: id, in: tx)
    let different = Set(targets.keys).union(kept.targets.keys).count { targets[$0] != kept.targets[$0] }
    try Audit.record(
      "department needs changed", of: id.text,
      detail: "\(kept.department.name): \(different) changed", by: actor, in: tx)
    return kept.department
  }

  static func save(_ targets: Targets, of id: ID<Department>, in tx: Transaction) throws {
    try tx.run("DELETE FROM department_target WHERE department_id = \(id)")
    let rows = targets.sorted { $0.key < $1.key }.map { skill, level -> SQL in
      "(\(id), \(skill), \(level.rawValue))"
    }
    for start in stride(from: 0, to: rows.count, by: 300) {
      let some = Array(rows[start..<min(start + 300, rows.count)])
      try tx.run("INSERT INTO department_target (department_id, skill_id, level) VALUES \(sql: .rows(some))")
    }
  }

  /// Of two that become one, each skill keeps the higher level.
  static func merge(_ id: ID<Department>, into other: ID<Department>, in tx: Transaction) throws {
    let (gone, stays) = (try find(id, in: tx).targets, try find(other, in: tx).targets)
    try save(stays.merging(gone, uniquingKeysWith: max), of: other, in: tx)
    try save([:], of: id, in: tx)
  }
}
