import Database
import Essentials

/// Somebody who lets themselves be found for a skill.
public struct Helper: Sendable {
  public let person: ID<Person>
  public let name: String
  public let department: String?
  public let location: String
  public let zone: Zone
  /// What counts of their level; nil when nobody has said anything.
  public let standing: Standing?
  /// How often they were asked for help, with whatever skill, in the last 90 days.
  public let asked: Int
  /// They want to be left alone until that day.
  public let quiet: Day?

  /// Those who are here, the highest level first. One statement.
  static func find(for skill: ID<Skill>, in tx: Transaction) throws -> [Helper] {
    try tx.all(
      """
      SELECT person.id, person.name, person.location, person.zone, department.name AS department,
        \(sql: Standing.columns), quiet_time.until, (
          SELECT count(*) FROM help_ask WHERE help_ask.helper_id = person.id
            AND help_ask.created_at > \(tx.now - .days(AskRules.counted))) AS asked
      FROM skill_offer JOIN person ON person.id = skill_offer.person_id
        LEFT JOIN department ON department.id = person.department_id
        LEFT JOIN standing ON standing.person_id = person.id AND standing.skill_id = skill_offer.skill_id
        LEFT JOIN quiet_time ON quiet_time.person_id = person.id
      WHERE skill_offer.skill_id = \(skill) AND person.deactivated_at IS NULL
      ORDER BY standing.level DESC NULLS LAST, person.name_key, person.id LIMIT 100
      """
    ) { row in
      let (zone, until): (Zone, Day?) = (try row["zone"], try row["until"])
      return Helper(
        person: try row["id"], name: try row["name"], department: try row["department"],
        location: try row["location"], zone: zone, standing: try Standing(ifAny: row),
        asked: try row["asked"], quiet: until.flatMap { AskRules.isQuiet($0, zone, now: tx.now) ? $0 : nil })
    }
  }
}

/// A skill for which somebody lets themselves be found, on their page.
public struct OfferedSkill: Sendable {
  public let skill: ID<Skill>
  public let name: String
  /// Its name in the framework; nil when they have not said.
  public let level: String?

  static func find(of person: ID<Person>, in tx: Transaction) throws -> [OfferedSkill] {
    try tx.all(
      """
      SELECT skill.id, skill.name, \(sql: LevelNames.columns), standing.level
      FROM skill_offer JOIN skill ON skill.id = skill_offer.skill_id
        JOIN framework ON framework.id = skill.framework_id
        LEFT JOIN standing ON standing.person_id = skill_offer.person_id AND standing.skill_id = skill_offer.skill_id
      WHERE skill_offer.person_id = \(person) AND skill.retired_at IS NULL
      ORDER BY standing.level DESC NULLS LAST, skill.name_key LIMIT 100
      """
    ) { row in
      let level: Int? = try row["level"]
      let name: String? = try level.map { try row["name\($0)"] }
      return OfferedSkill(skill: try row["id"], name: try row["name"], level: name)
    }
  }
}
