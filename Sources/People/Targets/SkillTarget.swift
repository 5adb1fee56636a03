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
}
