import Database
import Essentials

/// A critical skill that nobody, or only one or two people, hold at the level that is needed.
public struct GapRisk: Sendable {
  let skill: ID<Skill>
  let name: String
  /// The level that counts as holding it: the highest that work needs, or 3 where none does.
  let level: Level
  let holders: [Holder]
  /// Several are one level below; of fewer than five nothing is said.
  let hasNear: Bool

  struct Holder: Sendable {
    /// nil for those who let nobody find them for it.
    let person: (id: ID<Person>, name: String, department: String?)?
    /// Their last day, if it is known.
    var leavesOn: Day?
  }

  /// The most who hold a skill that is at risk.
  public static let most = 2
  static let usual = Level.three
  static let mostShown = 50

  /// What would help, in words.
  var advice: String {
    if let leaver = holders.compactMap(\.leavesOn).min() {
      return say("Pass it on before \(Told.day(leaver)): a session, a pair, or shadowing them.")
    }
    return switch (holders.isEmpty, hasNear) {
    case (true, true): say("Several people are one step away: a session could get them there.")
    case (true, false): say("Ask for it as a topic, or look outside.")
    case (false, true): say("Several people are one step away: a session with them could get them there.")
    case (false, false): say("Let somebody work with them as a pair, or shadow them.")
    }
  }
}

extension GapRisk {
  /// Those that fewest hold first, from the last count: what one person says does not move it at once. Two statements.
  static func all(in tx: Transaction) throws -> [GapRisk] {
    let rows = try tx.rows(
      """
      SELECT skill.id, skill.name, gap_skill.held AS level, gap_skill.holders, gap_skill.near
      FROM gap_skill JOIN skill ON skill.id = gap_skill.skill_id
      WHERE skill.is_critical AND skill.retired_at IS NULL AND gap_skill.holders <= \(most)
      ORDER BY gap_skill.holders, skill.name_key LIMIT \(mostShown)
      """)
    let holders = try Holder.all(of: rows.map { try $0["id"] }, in: tx)
    return try rows.map { row in
      let id: ID<Skill> = try row["id"]
      let (named, count): ([Holder], Int) = (holders[id] ?? [], try row["holders"])
      let unnamed = Array(repeating: Holder(person: nil), count: max(0, count - named.count))
      return GapRisk(
        skill: id, name: try row["name"],
        level: Level(rawValue: try row["level"]) ?? usual, holders: Array(named.prefix(count)) + unnamed,
        hasNear: try row["near"] >= Gap.fewest)
    }
  }
}

extension GapRisk.Holder {
  /// Those of them who let themselves be found.
  static func all(of skills: [ID<Skill>], in tx: Transaction) throws -> [ID<Skill>: [Self]] {
    let rows = try tx.rows(
      """
      SELECT standing.skill_id, person.id, person.name, department.name AS department, last_day.leaves_on
      FROM gap_skill JOIN standing ON standing.skill_id = gap_skill.skill_id AND standing.level >= gap_skill.held
        JOIN person ON person.id = standing.person_id
        JOIN skill_offer ON skill_offer.person_id = standing.person_id AND skill_offer.skill_id = standing.skill_id
        LEFT JOIN department ON department.id = person.department_id
        LEFT JOIN last_day ON last_day.person_id = person.id AND last_day.leaves_on >= \(Zone.utc.wall(at: tx.now).day)
      WHERE gap_skill.skill_id IN (\(list: skills)) AND person.deactivated_at IS NULL
      ORDER BY standing.level DESC, person.name_key
      """)
    let holders = try rows.map { row in
      let person = (
        id: try row["id"] as ID<Person>, name: try row["name"] as String,
        department: try row["department"] as String?
      )
      return (try row["skill_id"] as ID<Skill>, Self(person: person, leavesOn: try row["leaves_on"]))
    }
    return Dictionary(grouping: holders, by: \.0).mapValues { $0.map(\.1) }
  }
}
