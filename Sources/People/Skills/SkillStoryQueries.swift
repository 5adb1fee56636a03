import Database
import Essentials

extension SkillStory {
  /// Seven statements.
  static func find(_ id: ID<Skill>, for person: ID<Person>, in tx: Transaction) throws -> SkillStory {
    let skill = try Skill.find(id, in: tx)
    let framework = try Framework.find(skill.framework, in: tx)
    return SkillStory(
      skill: skill, framework: framework, groups: try groups(of: skill, in: tx),
      needed: try needed(id, in: tx), departments: try departments(id, in: tx),
      helpers: try Helper.find(for: id, in: tx), own: try OwnRating.find(id, of: person, in: tx))
  }

  private static func groups(of skill: Skill, in tx: Transaction) throws -> [SkillGroup] {
    guard let group = skill.group else { return [] }
    return try tx.all(
      """
      WITH RECURSIVE around (id, framework_id, name, parent_id, depth) AS (
        SELECT id, framework_id, name, parent_id, 0 FROM skill_group WHERE id = \(group)
        UNION ALL
        SELECT skill_group.id, skill_group.framework_id, skill_group.name, skill_group.parent_id, depth + 1
        FROM around JOIN skill_group ON skill_group.id = around.parent_id WHERE depth < 20)
      SELECT id, framework_id, name, parent_id FROM around ORDER BY depth DESC
      """, SkillGroup.init)
  }

  private static func departments(_ id: ID<Skill>, in tx: Transaction) throws -> [DepartmentNeed] {
    try tx.all(
      """
      SELECT department.id, department.name, department_target.level
      FROM department_target JOIN department ON department.id = department_target.department_id
      WHERE department_target.skill_id = \(id) ORDER BY department.name_key
      """
    ) { row in
      DepartmentNeed(
        department: Department(id: try row["id"], name: try row["name"]),
        level: Level(rawValue: try row["level"]) ?? .one)
    }
  }

  private static func needed(_ id: ID<Skill>, in tx: Transaction) throws -> [Need] {
    try tx.all(
      """
      SELECT \(sql: JobRole.columns), role_target.level
      FROM role_target JOIN job_role ON job_role.id = role_target.job_role_id
      WHERE role_target.skill_id = \(id) AND job_role.retired_at IS NULL ORDER BY job_role.name_key, job_role.id
      """
    ) { row in
      let role = try JobRole(row)
      return Need(
        role: role.id, name: role.name, place: role.place, level: Level(rawValue: try row["level"]) ?? .one)
    }
  }
}
