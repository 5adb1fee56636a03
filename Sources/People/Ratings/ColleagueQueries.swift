import Database
import Essentials

extension GivenRating {
  static let columns: SQL = """
    rating.id AS rating_id, rating.source, rating.rater_id, rater.name AS rater_name, rating.level, rating.note,
    rating.is_offered, rating.answer, rating.link, rating.created_at AS said_at
    """

  init(_ row: Row) throws {
    let link: String? = try row["link"]
    self.init(
      id: try row["rating_id"], source: try row["source"], rater: try row["rater_id"],
      raterName: try row["rater_name"], level: Level(rawValue: try row["level"]) ?? .zero,
      note: try row["note"],
      isOffered: try row["is_offered"], answer: try row["answer"], link: link.flatMap { Link(checking: $0) },
      at: try row["said_at"])
  }

  /// The last thing that somebody said of a colleague's level in `skill`.
  static func last(of person: ID<Person>, by rater: ID<Person>) -> SQL {
    """
    SELECT mine.id FROM rating AS mine
    WHERE mine.rater_id = \(rater) AND mine.person_id = \(person) AND mine.skill_id = skill.id ORDER BY mine.id DESC LIMIT 1
    """
  }

  /// Everything that was said of somebody's level in a skill, the newest first.
  static func all(_ skill: ID<Skill>, of person: ID<Person>, in tx: Transaction) throws -> [GivenRating] {
    try tx.all(
      """
      SELECT \(sql: columns) FROM rating JOIN person AS rater ON rater.id = rating.rater_id
      WHERE rating.person_id = \(person) AND rating.skill_id = \(skill) AND NOT rating.is_put_aside
      ORDER BY rating.created_at DESC, rating.id DESC LIMIT 200
      """, GivenRating.init)
  }

  /// One that was said of this person, and of which skill; anybody else's is not here.
  static func find(_ id: ID<GivenRating>, of person: ID<Person>, in tx: Transaction) throws
    -> (rating: GivenRating, skill: ID<Skill>)
  {
    let found = try tx.one(
      """
      SELECT \(sql: columns), rating.skill_id FROM rating JOIN person AS rater ON rater.id = rating.rater_id
      WHERE rating.id = \(id) AND rating.person_id = \(person) AND rating.source <> 'self'
      """
    ) { row in (try GivenRating(row), try row["skill_id"] as ID<Skill>) }
    guard let found else { throw NotHere() }
    return found
  }
}

/// What is offered to somebody and waits for them.
struct OfferedRating: Sendable {
  let rating: GivenRating
  let skill: ID<Skill>
  let skillName: String

  static func all(to person: ID<Person>, in tx: Transaction) throws -> [OfferedRating] {
    try tx.all(
      """
      SELECT \(sql: GivenRating.columns), skill.id AS skill_id, skill.name AS skill_name
      FROM rating JOIN person AS rater ON rater.id = rating.rater_id JOIN skill ON skill.id = rating.skill_id
      WHERE rating.person_id = \(person) AND rating.is_offered AND NOT rating.is_put_aside
        AND skill.retired_at IS NULL ORDER BY rating.id DESC LIMIT 20
      """
    ) { row in
      OfferedRating(
        rating: try GivenRating(row), skill: try row["skill_id"], skillName: try row["skill_name"])
    }
  }
}

/// What a colleague, or who leads them, can speak of.
struct ColleagueSkills: Sendable {
  let person: Person
  let isManager: Bool
  let skills: [ColleagueSkill]

  /// Two statements: what was asked of the reader, what others may find the person for, what the reader said before; for who
  /// leads them also what their work needs. `adding` is shown besides.
  static func find(
    _ id: ID<Person>, for rater: ID<Person>, adding: [ID<Skill>], in tx: Transaction
  ) throws -> ColleagueSkills {
    let person = try Person.find(id, in: tx)
    try ColleagueRules.speak(of: person, by: rater)
    let isManager = ColleagueRules.source(of: person, by: rater) == .manager
    let needed: SQL =
      isManager ? SkillTarget.of(id) : "SELECT id AS skill_id, 0 AS target FROM skill WHERE FALSE"
    let rows = try tx.rows(
      """
      SELECT \(sql: Skill.columns), \(sql: LevelNames.columns), needed.target, rating_ask.rater_id AS asked,
        \(sql: GivenRating.columns)
      FROM skill JOIN framework ON framework.id = skill.framework_id
        LEFT JOIN (\(sql: needed)) AS needed ON needed.skill_id = skill.id
        LEFT JOIN rating_ask ON rating_ask.skill_id = skill.id AND rating_ask.person_id = \(id)
          AND rating_ask.rater_id = \(rater) AND NOT rating_ask.is_declined
        LEFT JOIN rating ON rating.id = (\(sql: GivenRating.last(of: id, by: rater)))
        LEFT JOIN person AS rater ON rater.id = rating.rater_id
      WHERE skill.id IN (
        SELECT skill_id FROM (\(sql: needed)) AS asked
        UNION SELECT skill_id FROM rating_ask WHERE person_id = \(id) AND rater_id = \(rater) AND NOT is_declined
        UNION SELECT skill_id FROM rating WHERE rater_id = \(rater) AND person_id = \(id)
        UNION SELECT skill_id FROM skill_offer WHERE person_id = \(id)
        UNION SELECT id FROM skill WHERE id IN (\(list: adding))) AND skill.retired_at IS NULL
      ORDER BY skill.name_key, skill.id LIMIT \(MySkillsForm.most)
      """)
    let skills = try rows.map(ColleagueSkill.init)
    return ColleagueSkills(
      person: person, isManager: isManager,
      skills: skills.filter(\.isAsked) + skills.filter { !$0.isAsked })
  }
}

extension ColleagueSkills {
  /// What of these skills in use was asked of the rater, and what they said last.
  static func find(
    _ person: ID<Person>, for rater: ID<Person>, _ skills: [ID<Skill>], in tx: Transaction
  ) throws -> [ID<Skill>: (isAsked: Bool, said: GivenRating?)] {
    let rows = try tx.rows(
      """
      SELECT skill.id AS skill_id, rating_ask.rater_id AS asked, \(sql: GivenRating.columns)
      FROM skill LEFT JOIN rating_ask ON rating_ask.skill_id = skill.id AND rating_ask.person_id = \(person)
          AND rating_ask.rater_id = \(rater) AND NOT rating_ask.is_declined
        LEFT JOIN rating ON rating.id = (\(sql: GivenRating.last(of: person, by: rater)))
        LEFT JOIN person AS rater ON rater.id = rating.rater_id
      WHERE skill.id IN (\(list: skills)) AND skill.retired_at IS NULL
      """)
    var found: [ID<Skill>: (isAsked: Bool, said: GivenRating?)] = [:]
    for row in rows {
      let (asked, said): (String?, String?) = (try row["asked"], try row["rating_id"])
      found[try row["skill_id"]] = (asked != nil, said == nil ? nil : try GivenRating(row))
    }
    return found
  }
}

extension ColleagueSkill {
  init(_ row: Row) throws {
    let (target, asked, said): (Int?, String?, String?) = (
      try row["target"], try row["asked"], try row["rating_id"]
    )
    self.init(
      skill: try Skill(row), levels: try LevelNames(row: row), target: target.flatMap(Level.init),
      isAsked: asked != nil, said: said == nil ? nil : try GivenRating(row))
  }
}
