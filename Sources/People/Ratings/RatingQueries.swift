import Database
import Essentials

/// All that somebody's page of their own skills shows.
struct OwnSkills: Sendable {
  let role: JobRole?
  /// What the job title says, as long as nothing was chosen.
  let proposed: ID<JobRole>?
  /// Job roles that may be chosen, with their framework where there are several.
  let roles: [(id: ID<JobRole>, name: String)]
  let skills: [OwnSkill]

  /// Five statements at most. `adding` are shown although nothing is known of them yet.
  static func find(_ person: ID<Person>, adding: [ID<Skill>], in tx: Transaction) throws -> OwnSkills {
    let role = try JobRole.of(person, in: tx)
    let rows = try tx.rows(
      """
      SELECT \(sql: Skill.columns), \(sql: LevelNames.columns), needed.target, \(sql: level(of: person)) AS own,
        skill_offer.person_id AS offered, \(sql: Standing.columns), EXISTS (
          SELECT 1 FROM rating WHERE rating.person_id = \(person) AND rating.skill_id = skill.id AND rating.source <> 'self') AS has_others
      FROM skill JOIN framework ON framework.id = skill.framework_id
        LEFT JOIN (\(sql: SkillTarget.of(person))) AS needed ON needed.skill_id = skill.id
        LEFT JOIN skill_offer ON skill_offer.skill_id = skill.id AND skill_offer.person_id = \(person)
        LEFT JOIN standing ON standing.skill_id = skill.id AND standing.person_id = \(person)
      WHERE \(sql: isOwn(person, adding))
      ORDER BY skill.name_key, skill.id LIMIT 300
      """)
    return OwnSkills(
      role: role,
      proposed: role == nil ? try JobRole.named(Person.find(person, in: tx).jobTitle, in: tx) : nil,
      roles: try JobRole.choices(in: tx), skills: RatingRules.ordered(try rows.map(OwnSkill.init))
    )
  }

  /// What their work needs, what was said, what they may be found for, and what is added; as long as it is in use.
  private static func isOwn(_ person: ID<Person>, _ adding: [ID<Skill>]) -> SQL {
    """
    skill.id IN (
      SELECT skill_id FROM (\(sql: SkillTarget.of(person))) AS asked
      UNION SELECT skill_id FROM rating WHERE person_id = \(person)
      UNION SELECT skill_id FROM skill_offer WHERE person_id = \(person)
      UNION SELECT id FROM skill WHERE id IN (\(list: adding))) AND skill.retired_at IS NULL
    """
  }

  /// What the same skills are called.
  static func names(of person: ID<Person>, adding: [ID<Skill>], in tx: Transaction) throws -> [(
    id: ID<Skill>, name: String
  )] {
    try tx.all(
      """
      SELECT skill.id, skill.name FROM skill WHERE \(sql: isOwn(person, adding))
      ORDER BY skill.name_key, skill.id LIMIT 300
      """
    ) { row in (try row["id"], try row["name"]) }
  }

  /// The newest thing that a person said of themselves about `skill`.
  static func level(of person: ID<Person>) -> SQL { level(of: "\(person)", in: "skill.id") }

  static func level(of person: SQL, in skill: SQL) -> SQL {
    """
    (SELECT rating.level FROM rating WHERE rating.person_id = \(sql: person) AND rating.skill_id = \(sql: skill)
      AND rating.source = 'self' ORDER BY rating.id DESC LIMIT 1)
    """
  }
}

extension OwnSkill {
  init(_ row: Row) throws {
    let (target, own, offered): (Int?, Int?, String?) = (
      try row["target"], try row["own"], try row["offered"]
    )
    let skill = try Skill(row)
    self.init(
      skill: skill, levels: try LevelNames(row: row), target: target.flatMap(Level.init),
      rating: OwnRating(skill: skill.id, level: own.flatMap(Level.init), isFindable: offered != nil),
      standing: try Standing(ifAny: row),
      hasOthers: try row["has_others"])
  }
}

extension JobRole {
  /// What somebody works as; nil as long as nobody said.
  static func of(_ person: ID<Person>, in tx: Transaction) throws -> JobRole? {
    try tx.one(
      """
      SELECT \(sql: columns) FROM person_job_role JOIN job_role ON job_role.id = person_job_role.job_role_id
      WHERE person_job_role.person_id = \(person)
      """, JobRole.init)
  }

  /// Those in use, by name; what two have in common is told apart by their place.
  static func choices(in tx: Transaction) throws -> [(id: ID<JobRole>, name: String)] {
    let roles = try tx.all(
      """
      SELECT \(sql: columns) FROM job_role WHERE retired_at IS NULL ORDER BY name_key, id LIMIT 1000
      """, JobRole.init)
    return roles.map { role in
      (role.id, role.place.isEmpty ? role.name : say("\(role.name) (\(role.place))"))
    }
  }
}

extension OwnRating {
  /// nil when they said nothing of it.
  static func find(_ skill: ID<Skill>, of person: ID<Person>, in tx: Transaction) throws -> OwnRating? {
    let rating = try tx.one(
      """
      SELECT \(sql: OwnSkills.level(of: person)) AS own, EXISTS (
        SELECT 1 FROM skill_offer WHERE skill_id = skill.id AND person_id = \(person)) AS is_offered
      FROM skill WHERE id = \(skill)
      """
    ) { row in
      let own: Int? = try row["own"]
      return OwnRating(skill: skill, level: own.flatMap(Level.init), isFindable: try row["is_offered"])
    }
    return rating.flatMap { $0.level == nil && !$0.isFindable ? nil : $0 }
  }
}
