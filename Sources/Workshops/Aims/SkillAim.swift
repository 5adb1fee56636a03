import Database
import Essentials
import People

/// A skill that a topic asks for or a session works on, and the level that people reach there.
public struct SkillAim: Sendable {
  public let skill: ID<Skill>
  public let name: String
  public let level: Level
  let levels: LevelNames
}

extension SkillAim {
  /// The most that one topic or session has.
  static let most = 12

  static func all(of subject: AimSubject, in tx: Transaction) throws -> [SkillAim] {
    try tx.all(
      """
      SELECT skill.id, skill.name, \(sql: subject.table).level, \(sql: LevelNames.columns)
      FROM \(sql: subject.table) JOIN skill ON skill.id = \(sql: subject.table).skill_id
        JOIN framework ON framework.id = skill.framework_id
      WHERE \(sql: subject.isOwn) ORDER BY skill.name_key, skill.id
      """
    ) { row in
      SkillAim(
        skill: try row["id"], name: try row["name"], level: Level(rawValue: try row["level"]) ?? .one,
        levels: try LevelNames(row: row))
    }
  }

  static func targets(_ aims: [SkillAim]) -> Targets {
    Dictionary(uniqueKeysWithValues: aims.map { ($0.skill, $0.level) })
  }
}
