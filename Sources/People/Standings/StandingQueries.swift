import Database
import Essentials

extension RatingSource: SQLStorable {}

extension Standing {
  static let columns: SQL =
    "standing.level, standing.source, standing.lowest, standing.highest, standing.since"

  init(_ row: Row) throws {
    func level(_ name: String) throws -> Level { Level(rawValue: try row[name]) ?? .zero }
    self.init(
      level: try level("level"), source: try row["source"], lowest: try level("lowest"),
      highest: try level("highest"), since: try row["since"])
  }

  /// From an outer join; nil where it found none.
  init?(ifAny row: Row) throws {
    let source: String? = try row["source"]
    if source == nil { return nil }
    try self.init(row)
  }

  static func find(_ person: ID<Person>, _ skill: ID<Skill>, in tx: Transaction) throws -> Standing? {
    try tx.one(
      "SELECT \(sql: columns) FROM standing WHERE person_id = \(person) AND skill_id = \(skill)",
      Standing.init)
  }

  /// Settles anew what counts of these skills of a person. Belongs to every change of a rating.
  static func settle(_ person: ID<Person>, _ skills: [ID<Skill>], in tx: Transaction) throws {
    guard !skills.isEmpty else { return }
    let rows = try tx.rows(
      """
      SELECT skill_id, source, rater_id, level, created_at FROM rating
      WHERE person_id = \(person) AND skill_id IN (\(list: skills)) AND NOT is_offered ORDER BY created_at, id
      """)
    let said = try Dictionary(grouping: rows) { row in try row["skill_id"] as ID<Skill> }
    try tx.run("DELETE FROM standing WHERE person_id = \(person) AND skill_id IN (\(list: skills))")
    try tx.load(
      table,
      Set(skills).sorted().compactMap { skill in
        try StandingRules.settle((said[skill] ?? []).map(Said.init))?.row(person, skill)
      })
  }

  static let table = TableLoad(
    "standing", "person_id", "skill_id", "level", "source", "lowest", "highest", "since")

  /// For `table`.
  func row(_ person: ID<Person>, _ skill: ID<Skill>) -> [SQLValue] {
    .row(person, skill, level.rawValue, source, lowest.rawValue, highest.rawValue, since)
  }
}

extension Said {
  init(_ row: Row) throws {
    self.init(
      source: try row["source"], rater: try row["rater_id"],
      level: Level(rawValue: try row["level"]) ?? .zero,
      at: try row["created_at"])
  }
}
