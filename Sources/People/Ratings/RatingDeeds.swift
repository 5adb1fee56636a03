import Database
import Essentials

extension OwnRating {
  /// Keeps what somebody says of their own skills; what did not change is not written.
  static func save(_ ratings: [OwnRating], of person: ID<Person>, in tx: Transaction) throws {
    let skills = ratings.map(\.skill)
    let known: Set<ID<Skill>> = Set(
      try tx.values("SELECT id FROM skill WHERE id IN (\(list: skills)) AND retired_at IS NULL"))
    let newest = try newest(of: person, skills, in: tx)
    let offered: Set<ID<Skill>> = Set(
      try tx.values("SELECT skill_id FROM skill_offer WHERE person_id = \(person)"))
    var changed: [ID<Skill>] = []
    for rating in ratings where known.contains(rating.skill) {
      if let level = rating.level, newest[rating.skill]?.level != level.rawValue {
        try write(level, rating.skill, newest[rating.skill], person, in: tx)
        changed.append(rating.skill)
      }
      if rating.isFindable, !offered.contains(rating.skill) {
        try tx.run(
          """
          INSERT INTO skill_offer (person_id, skill_id, created_at) VALUES (\(person), \(rating.skill), \(tx.now))
          ON CONFLICT (person_id, skill_id) DO NOTHING
          """)
      } else if !rating.isFindable, offered.contains(rating.skill) {
        try tx.run("DELETE FROM skill_offer WHERE person_id = \(person) AND skill_id = \(rating.skill)")
      }
    }
    try Standing.settle(person, changed, in: tx)
  }

  private struct Newest {
    let id: ID<OwnRating>
    let level: Int
    let at: Instant
  }

  private static func newest(
    of person: ID<Person>, _ skills: [ID<Skill>], in tx: Transaction
  ) throws -> [ID<Skill>: Newest] {
    let rows = try tx.rows(
      """
      SELECT id, skill_id, level, created_at FROM rating
      WHERE person_id = \(person) AND skill_id IN (\(list: skills)) AND source = 'self' ORDER BY id
      """)
    var newest: [ID<Skill>: Newest] = [:]
    for row in rows {
      newest[try row["skill_id"]] = Newest(
        id: try row["id"], level: try row["level"], at: try row["created_at"])
    }
    return newest
  }

  private static func write(
    _ level: Level, _ skill: ID<Skill>, _ before: Newest?, _ person: ID<Person>, in tx: Transaction
  ) throws {
    if let before, before.at > tx.now - RatingRules.correction {
      try tx.run(
        "UPDATE rating SET level = \(level.rawValue), created_at = \(tx.now) WHERE id = \(before.id)")
      return
    }
    let id: ID<OwnRating> = tx.newID()
    try tx.run(
      """
      INSERT INTO rating (id, person_id, skill_id, source, rater_id, level, created_at)
      VALUES (\(id), \(person), \(skill), \(RatingSource.own), \(person), \(level.rawValue), \(tx.now))
      """)
  }

  /// Takes back all that somebody said of themselves about a skill, as if they never had.
  static func forget(_ skill: ID<Skill>, of person: ID<Person>, in tx: Transaction) throws {
    try tx.run("DELETE FROM rating WHERE person_id = \(person) AND skill_id = \(skill) AND source = 'self'")
    try tx.run("DELETE FROM skill_offer WHERE person_id = \(person) AND skill_id = \(skill)")
    try Standing.settle(person, [skill], in: tx)
  }
}

extension JobRole {
  /// What somebody works as, in their own words; nil for none of these.
  static func choose(_ role: ID<JobRole>?, for person: ID<Person>, in tx: Transaction) throws {
    guard let role else {
      try tx.run("DELETE FROM person_job_role WHERE person_id = \(person)")
      return
    }
    guard try find(role, in: tx).retiredAt == nil else {
      throw FieldErrors("role", say("What you work as: this job role is out of use. Choose another."))
    }
    try tx.run(
      """
      INSERT INTO person_job_role (person_id, job_role_id) VALUES (\(person), \(role))
      ON CONFLICT (person_id) DO UPDATE SET job_role_id = excluded.job_role_id
      """)
  }

  /// The one that a job title names, if there is exactly one.
  static func named(_ title: String, in tx: Transaction) throws -> ID<JobRole>? {
    let found: [ID<JobRole>] = try tx.values(
      "SELECT id FROM job_role WHERE name_key = \(Folded.key(title)) AND retired_at IS NULL LIMIT 2")
    return found.count == 1 ? found[0] : nil
  }
}
