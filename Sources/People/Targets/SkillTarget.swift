import Database
import Essentials

/// The level that somebody's work needs of a skill: what their job role needs or what their department needs, whichever
/// is higher.
enum SkillTarget {
  /// Rows `skill_id`, `target` for one person.
  static func of(_ person: ID<Person>) -> SQL {
    """
    SELECT skill_id, max(level) AS target FROM (
      SELECT role_target.skill_id, role_target.level
      FROM person_job_role JOIN role_target ON role_target.job_role_id = person_job_role.job_role_id
      WHERE person_job_role.person_id = \(person)
      UNION ALL SELECT department_target.skill_id, department_target.level
      FROM person JOIN department_target ON department_target.department_id = person.department_id
      WHERE person.id = \(person)) AS every GROUP BY skill_id
    """
  }

  /// The same for `standing`'s person and skill, as a column with the tables that `joined` adds to `person`.
  static let column: SQL = """
    CASE WHEN COALESCE(role_target.level, 0) > COALESCE(department_target.level, 0) THEN role_target.level
      ELSE department_target.level END
    """

  static let joined: SQL = """
    LEFT JOIN person_job_role ON person_job_role.person_id = person.id
    LEFT JOIN role_target ON role_target.job_role_id = person_job_role.job_role_id AND role_target.skill_id = standing.skill_id
    LEFT JOIN department_target ON department_target.department_id = person.department_id
      AND department_target.skill_id = standing.skill_id
    """

  /// The highest level that any work needs of `skill.id`; NULL where none does.
  static let highest: SQL = """
    (SELECT max(level) FROM (
      SELECT role_target.level FROM role_target WHERE role_target.skill_id = skill.id
      UNION ALL SELECT department_target.level FROM department_target WHERE department_target.skill_id = skill.id) AS every)
    """
}
