import Database
import Essentials

/// A skill as lists show it.
public struct SkillLine: Sendable {
  public let id: ID<Skill>
  public let name: String
  public let also: [String]
  public let framework: ID<Framework>
  public let group: String
  public let isCritical: Bool
  public let isRetired: Bool

  /// Of very many other names the first tell enough.
  private static let mostNames = 12

  static let columns: SQL = """
    skill.id, skill.name, skill.also, skill.framework_id, skill_group.name AS group_name, skill.is_critical,
    skill.retired_at IS NOT NULL AS is_retired
    """
  static let tables: SQL = "skill LEFT JOIN skill_group ON skill_group.id = skill.group_id"

  init(_ row: Row) throws {
    let also: String = try row["also"]
    id = try row["id"]
    name = try row["name"]
    self.also = also.split(separator: "\n", maxSplits: SkillLine.mostNames).prefix(SkillLine.mostNames).map(
      String.init)
    framework = try row["framework_id"]
    group = (try row["group_name"] as String?) ?? ""
    isCritical = try row["is_critical"]
    isRetired = try row["is_retired"]
  }
}

/// Finds skills by words, mistyped ones too.
public enum SkillSearch {
  static let most = 50

  /// Of those wanted: what is called so, those in which every word begins a word, then those whose names are spelled like
  /// what was typed. Four statements.
  static func find(_ words: String, among wanted: SQL, in tx: Transaction) throws -> [SkillLine] {
    // “C#” and “C++” are the same word to an index, and not the same name.
    let named: [String] = try tx.values(
      "SELECT id FROM skill WHERE name_key = \(Folded.key(words)) AND \(sql: wanted) LIMIT 10")
    let exact: [String] = try tx.values(
      """
      SELECT id FROM skill WHERE id IN (\(sql: TextIndex.filter(kind: Skill.searchKind, words: words)))
        AND \(sql: wanted) ORDER BY name_key, id LIMIT 300
      """)
    let close = try TextGrams.candidates(
      kind: Skill.searchKind, words: words, limit: 2 * most, least: SkillRules.leastShared(words),
      among: "SELECT id FROM skill WHERE \(sql: wanted)",
      in: tx)
    let ids = Array(Set(exact + close + named)).sorted()
    guard !ids.isEmpty else { return [] }
    let lines = try tx.all(
      "SELECT \(sql: SkillLine.columns) FROM \(sql: SkillLine.tables) WHERE skill.id IN (\(list: ids))",
      SkillLine.init)
    return SkillRules.ranked(lines, for: words, exact: Set(exact))
  }

  /// Among all that are in use.
  public static func find(_ words: String, in tx: Transaction) throws -> [SkillLine] {
    try find(words, among: "skill.retired_at IS NULL", in: tx)
  }
}
