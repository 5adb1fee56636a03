import Database
import Essentials

extension FrameworkLine {
  /// Two statements.
  static func all(in tx: Transaction) throws -> [FrameworkLine] {
    let rows = try tx.rows(
      """
      SELECT framework.id AS framework_id,
        count(skill.id) FILTER (WHERE skill.retired_at IS NULL) AS skills,
        count(skill.id) FILTER (WHERE skill.retired_at IS NULL AND skill.is_critical) AS critical,
        count(skill.id) FILTER (WHERE skill.retired_at IS NOT NULL) AS retired,
        (SELECT count(*) FROM job_role WHERE job_role.framework_id = framework.id AND job_role.retired_at IS NULL)
          AS roles,
        (SELECT count(*) FROM job_role WHERE job_role.framework_id = framework.id AND job_role.retired_at IS NOT NULL)
          AS retired_roles
      FROM framework LEFT JOIN skill ON skill.framework_id = framework.id GROUP BY framework.id
      """)
    let counts = try Dictionary(rows.map { (try $0["framework_id"] as ID<Framework>, $0) }) { first, _ in
      first
    }
    return try Framework.all(in: tx).map { framework in
      let row = counts[framework.id]
      return FrameworkLine(
        framework: framework, skills: try row?["skills"] ?? 0, critical: try row?["critical"] ?? 0,
        retired: try row?["retired"] ?? 0, roles: try row?["roles"] ?? 0,
        retiredRoles: try row?["retired_roles"] ?? 0)
    }
  }

  static func find(_ id: ID<Framework>, in tx: Transaction) throws -> FrameworkLine {
    guard let line = try all(in: tx).first(where: { $0.framework.id == id }) else { throw NotHere() }
    return line
  }
}

extension GroupLine {
  /// The outermost groups of a framework by name, each with what all groups inside it hold.
  static func outermost(of framework: ID<Framework>, in tx: Transaction) throws -> [GroupLine] {
    let rows = try tx.rows(
      """
      WITH RECURSIVE inside (top, id) AS (
        SELECT id, id FROM skill_group WHERE framework_id = \(framework) AND parent_id IS NULL
        UNION SELECT inside.top, skill_group.id FROM inside JOIN skill_group ON skill_group.parent_id = inside.id)
      SELECT top.id, top.framework_id, top.name, top.parent_id, count(skill.id) AS skills
      FROM inside JOIN skill_group AS top ON top.id = inside.top
        LEFT JOIN skill ON skill.group_id = inside.id AND skill.retired_at IS NULL
      GROUP BY top.id, top.framework_id, top.name, top.parent_id, top.name_key ORDER BY top.name_key
      """)
    return try rows.map { GroupLine(group: try SkillGroup($0), skills: try $0["skills"]) }
  }
}

extension JobRole {
  /// The families of a framework's job roles in use, with how many each has.
  static func families(of framework: ID<Framework>, in tx: Transaction) throws -> [(name: String, roles: Int)]
  {
    try tx.all(
      """
      SELECT min(family) AS family, count(*) AS roles FROM job_role
      WHERE framework_id = \(framework) AND retired_at IS NULL GROUP BY family_key ORDER BY family_key
      """
    ) { row in (name: try row["family"] as String, roles: try row["roles"] as Int) }
  }
}
