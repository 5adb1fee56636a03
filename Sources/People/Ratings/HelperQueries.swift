import Database
import Essentials

/// Somebody who lets themselves be found for a skill.
public struct Helper: Sendable {
  public let person: ID<Person>
  public let name: String
  public let department: String?
  public let location: String
  public let zone: Zone
  /// As they say themselves; nil when they have not said.
  public let level: Level?

  /// Those who are here, the highest level first. One statement.
  static func find(for skill: ID<Skill>, in tx: Transaction) throws -> [Helper] {
    try tx.all(
      """
      SELECT person.id, person.name, person.location, person.zone, department.name AS department,
        \(sql: OwnSkills.level(of: "person.id", in: "\(skill)")) AS own
      FROM skill_offer JOIN person ON person.id = skill_offer.person_id
        LEFT JOIN department ON department.id = person.department_id
      WHERE skill_offer.skill_id = \(skill) AND person.deactivated_at IS NULL
      ORDER BY own DESC NULLS LAST, person.name_key, person.id LIMIT 100
      """
    ) { row in
      let own: Int? = try row["own"]
      return Helper(
        person: try row["id"], name: try row["name"], department: try row["department"],
        location: try row["location"], zone: try row["zone"], level: own.flatMap(Level.init))
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
      SELECT skill.id, skill.name, \(sql: OwnSkills.levelNames), \(sql: OwnSkills.level(of: person)) AS own
      FROM skill_offer JOIN skill ON skill.id = skill_offer.skill_id
        JOIN framework ON framework.id = skill.framework_id
      WHERE skill_offer.person_id = \(person) AND skill.retired_at IS NULL
      ORDER BY own DESC NULLS LAST, skill.name_key LIMIT 100
      """
    ) { row in
      let own: Int? = try row["own"]
      let name: String? = try own.map { try row["name\($0)"] }
      return OfferedSkill(skill: try row["id"], name: try row["name"], level: name)
    }
  }
}
