import Database
import Essentials

/// A critical skill that nobody, or only one or two people, hold at the level that is needed.
public struct GapRisk: Sendable {
  let skill: ID<Skill>
  let name: String
  let because: String
  /// The level that counts as holding it: the highest that work needs, or 3 where none does.
  let level: Level
  let holders: [Holder]
  /// How many are one level below: they could be there soon.
  let near: Int

  struct Holder: Sendable {
    /// nil for those who let nobody find them for it.
    let person: (id: ID<Person>, name: String, department: String?)?
  }

  /// The most who hold a skill that is at risk.
  public static let most = 2
  static let usual = Level.three

  /// What would help, in words.
  var advice: String {
    switch (holders.count, near) {
    case (0, 0): say("Nobody is near it. Look outside, or set it as a topic.")
    case (0, _):
      say(
        count: near, one: "1 person is one step away: help them get there.",
        other: "\(near) people are one step away: a session could get them there.")
    case (_, 0): say("Nobody is one step away. Let somebody shadow them.")
    case (_, 1): say("1 person is one step away. Let the two work as a pair.")
    default: say("\(near) people are one step away. A session could get them there.")
    }
  }
}

extension GapRisk {
  /// Those that fewest hold first. Two statements.
  static func all(in tx: Transaction) throws -> [GapRisk] {
    let rows = try tx.rows(
      """
      WITH needed AS (
        SELECT skill.id, skill.name, skill.name_key, skill.because, COALESCE((
            SELECT max(level) FROM (
              SELECT role_target.level FROM role_target JOIN job_role ON job_role.id = role_target.job_role_id
              WHERE role_target.skill_id = skill.id AND job_role.retired_at IS NULL
              UNION ALL SELECT level FROM department_target WHERE skill_id = skill.id) AS every), \(usual.rawValue)) AS level
        FROM skill WHERE skill.is_critical AND skill.retired_at IS NULL),
      held AS (
        SELECT needed.*, (
            SELECT count(*) FROM standing JOIN person ON person.id = standing.person_id
            WHERE standing.skill_id = needed.id AND standing.level >= needed.level AND person.deactivated_at IS NULL) AS holders,
          (SELECT count(*) FROM standing JOIN person ON person.id = standing.person_id
            WHERE standing.skill_id = needed.id AND standing.level = needed.level - 1 AND person.deactivated_at IS NULL) AS near
        FROM needed)
      SELECT id, name, because, level, holders, near FROM held WHERE holders <= \(most)
      ORDER BY holders, near, name_key LIMIT 50
      """)
    let holders = try Holder.all(of: rows.map { (try $0["id"], try $0["level"]) }, in: tx)
    return try rows.map { row in
      let id: ID<Skill> = try row["id"]
      let (named, count): ([Holder], Int) = (holders[id] ?? [], try row["holders"])
      let unnamed = Array(repeating: Holder(person: nil), count: max(0, count - named.count))
      return GapRisk(
        skill: id, name: try row["name"], because: try row["because"],
        level: Level(rawValue: try row["level"]) ?? usual, holders: named + unnamed, near: try row["near"])
    }
  }
}

extension GapRisk.Holder {
  /// Those of them who let themselves be found.
  static func all(of skills: [(id: ID<Skill>, level: Int)], in tx: Transaction) throws -> [ID<Skill>: [Self]]
  {
    let rows = try tx.rows(
      """
      SELECT standing.skill_id, standing.level, person.id, person.name, department.name AS department
      FROM standing JOIN person ON person.id = standing.person_id
        JOIN skill_offer ON skill_offer.person_id = standing.person_id AND skill_offer.skill_id = standing.skill_id
        LEFT JOIN department ON department.id = person.department_id
      WHERE standing.skill_id IN (\(list: skills.map(\.id))) AND person.deactivated_at IS NULL
      ORDER BY standing.level DESC, person.name_key
      """)
    let needed = Dictionary(uniqueKeysWithValues: skills.map { ($0.id, $0.level) })
    var all: [ID<Skill>: [Self]] = [:]
    for row in rows {
      let (skill, level): (ID<Skill>, Int) = (try row["skill_id"], try row["level"])
      guard level >= needed[skill, default: 5] else { continue }
      all[skill, default: []].append(
        Self(person: (try row["id"], try row["name"], try row["department"])))
    }
    return all
  }
}
