import Database
import Essentials
import People

/// A skill that a topic asks for or a session works on, and the level that people reach there.
public struct SkillAim: Sendable {
  public let skill: ID<Skill>
  public let name: String
  public let level: Level
  let levels: LevelNames

  /// `Vibration analysis, up to 2 (Working)`
  var words: String { say("\(name), up to \(level.rawValue) (\(levels[level]))") }
}

/// What has aims.
enum AimSubject: Sendable {
  case topic(ID<Topic>)
  case session(ID<Session>)

  var table: SQL {
    switch self {
    case .topic: "topic_skill"
    case .session: "session_skill"
    }
  }

  private var column: SQL {
    switch self {
    case .topic: "topic_id"
    case .session: "session_id"
    }
  }

  private var text: String {
    switch self {
    case .topic(let id): id.text
    case .session(let id): id.text
    }
  }

  var isOwn: SQL { "\(sql: table).\(sql: column) = \(text)" }

  /// Takes the place of the aims before.
  func save(_ targets: Targets, in tx: Transaction) throws {
    try tx.run("DELETE FROM \(sql: table) WHERE \(sql: isOwn)")
    for (skill, level) in targets.sorted(by: { $0.key < $1.key }) {
      try tx.run(
        "INSERT INTO \(sql: table) (\(sql: column), skill_id, level) VALUES (\(text), \(skill), \(level.rawValue))"
      )
    }
  }
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
