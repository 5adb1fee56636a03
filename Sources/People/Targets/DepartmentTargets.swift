import Database
import Essentials

/// What a whole department needs of its people, whatever their job role.
struct DepartmentTargets: Sendable {
  let department: Department
  let people: Amount
  /// The highest level first, then by name.
  let needs: [Need]

  struct Need: Sendable {
    let skill: Skill
    let levels: LevelNames
    let level: Level
  }

  /// Two statements.
  static func find(_ id: ID<Department>, in tx: Transaction) throws -> DepartmentTargets {
    guard let department = try Department.find(id, in: tx) else { throw NotHere() }
    let people: Int? = try tx.value(
      """
      SELECT count(*) FROM (SELECT 1 AS one FROM person WHERE department_id = \(id) AND deactivated_at IS NULL
        LIMIT \(Amount.most + 1)) AS counted
      """)
    let needs = try tx.all(
      """
      SELECT \(sql: Skill.columns), \(sql: LevelNames.columns), department_target.level
      FROM department_target JOIN skill ON skill.id = department_target.skill_id
        JOIN framework ON framework.id = skill.framework_id
      WHERE department_target.department_id = \(id) ORDER BY department_target.level DESC, skill.name_key, skill.id
      """
    ) { row in
      Need(
        skill: try Skill(row), levels: try LevelNames(row: row),
        level: Level(rawValue: try row["level"]) ?? .one)
    }
    return DepartmentTargets(department: department, people: Amount(people ?? 0), needs: needs)
  }

  var targets: Targets { Dictionary(uniqueKeysWithValues: needs.map { ($0.skill.id, $0.level) }) }
}

/// A department as the list of what departments need shows it.
struct DepartmentNeeds: Sendable {
  let department: Department
  let needs: Int

  static func all(in tx: Transaction) throws -> [DepartmentNeeds] {
    try tx.all(
      """
      SELECT department.id, department.name, (
        SELECT count(*) FROM department_target WHERE department_id = department.id) AS needs
      FROM department ORDER BY department.name_key
      """
    ) { row in
      DepartmentNeeds(
        department: Department(id: try row["id"], name: try row["name"]), needs: try row["needs"])
    }
  }
}
