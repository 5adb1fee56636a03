import Database
import Essentials

extension PeopleLists {
  /// Everybody, those who have left too: what they said and did stays.
  static func people(in tx: Transaction) throws -> PlainList {
    let present = try PresentPeople.find(in: tx)
    let addresses = Dictionary(present.people.map { ($0.id, $0.email) }) { first, _ in first }
    let departments = Dictionary(present.departments.map { ($0.id, $0.name) }) { first, _ in first }
    let rows = present.people.map { person in
      [
        person.email, person.externalID ?? "", person.name, person.jobTitle,
        person.department.flatMap { departments[$0] } ?? "", person.location, person.zone.name,
        person.manager.flatMap { addresses[$0] } ?? "", person.pronouns, person.about, person.teaches,
        person.wants, person.deactivatedAt?.iso ?? "",
      ]
    }
    return PlainList(.people, rows)
  }

  static func departments(in tx: Transaction) throws -> PlainList {
    PlainList(.departments, try Department.all(in: tx).map { [$0.name] })
  }

  static func departmentTargets(in tx: Transaction) throws -> PlainList {
    let rows = try tx.rows(
      """
      SELECT department.name AS department, framework.name AS framework, skill.name AS skill, department_target.level
      FROM department_target JOIN department ON department.id = department_target.department_id
        JOIN skill ON skill.id = department_target.skill_id JOIN framework ON framework.id = skill.framework_id
      """)
    return PlainList(
      .departmentTargets,
      try rows.map { row in
        [try row["department"], try row["framework"], try row["skill"], String(try row["level"] as Int)]
      })
  }

  /// What people work as.
  static func work(in tx: Transaction) throws -> PlainList {
    let rows = try tx.rows(
      """
      SELECT person.email, framework.name AS framework, job_role.track, job_role.name AS job_role
      FROM person_job_role JOIN person ON person.id = person_job_role.person_id
        JOIN job_role ON job_role.id = person_job_role.job_role_id
        JOIN framework ON framework.id = job_role.framework_id
      """)
    return PlainList(
      .work,
      try rows.map { row in
        [try row["email"], try row["framework"], try row["track"], try row["job_role"]]
      })
  }

  /// All that was said of levels, by whom and when.
  static func ratings(in tx: Transaction) throws -> PlainList {
    let rows = try tx.rows(
      """
      SELECT person.email AS person, framework.name AS framework, skill.name AS skill, rating.source,
        rater.email AS rater, rating.level, rating.created_at, rating.note, rating.is_offered, rating.is_put_aside,
        rating.answer, rating.link
      FROM rating JOIN person ON person.id = rating.person_id JOIN person AS rater ON rater.id = rating.rater_id
        JOIN skill ON skill.id = rating.skill_id JOIN framework ON framework.id = skill.framework_id
      """)
    return PlainList(.ratings, try rows.map(RatingList.cells))
  }

  /// Who may be found for what.
  static func findable(in tx: Transaction) throws -> PlainList {
    let rows = try tx.rows(
      """
      SELECT person.email, framework.name AS framework, skill.name AS skill, skill_offer.created_at
      FROM skill_offer JOIN person ON person.id = skill_offer.person_id
        JOIN skill ON skill.id = skill_offer.skill_id JOIN framework ON framework.id = skill.framework_id
      """)
    return PlainList(
      .findable,
      try rows.map { row in
        [
          try row["email"], try row["framework"], try row["skill"], (try row["created_at"] as Instant).iso,
        ]
      })
  }
}
