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

  static let columns: SQL = """
    skill.id, skill.name, skill.also, skill.framework_id, skill_group.name AS group_name, skill.is_critical,
    skill.retired_at IS NOT NULL AS is_retired
    """
  static let tables: SQL = "skill LEFT JOIN skill_group ON skill_group.id = skill.group_id"

  init(_ row: Row) throws {
    let also: String = try row["also"]
    id = try row["id"]
    name = try row["name"]
    self.also = also.split(separator: "\n").map(String.init)
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
      kind: Skill.searchKind, words: words, limit: 2 * most,
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

enum SkillRules {
  /// How much of what was typed a name must have to be shown: this forgives one or two letters of a word.
  private static let leastAlike = 0.45

  /// By how well the best of its names fits; what has the words themselves comes before what is only spelled alike.
  static func ranked(_ lines: [SkillLine], for words: String, exact: Set<String>) -> [SkillLine] {
    let typed = Folded.words(words).map { (word: $0, grams: WordGrams($0)) }
    let key = Folded.key(words)
    let scored = lines.map { line -> (line: SkillLine, score: Double) in
      if Folded.key(line.name) == key { return (line, 3) }
      // Other names count a little less; of very many the first tell enough.
      let score = max(
        fit(typed, line.name), (line.also.prefix(12).map { fit(typed, $0) }.max() ?? 0) - 0.05)
      return (line, exact.contains(line.id.text) ? 1 + score : score)
    }
    return scored.filter { $0.score >= leastAlike }
      .sorted { ($1.score, $0.line.name, $0.line.id) < ($0.score, $1.line.name, $1.line.id) }
      .prefix(SkillSearch.most).map(\.line)
  }

  /// From 0 to 1: how well each typed word is met by a word of the name, and a little for how little else there is.
  private static func fit(_ typed: [(word: String, grams: WordGrams)], _ name: String) -> Double {
    let words = Folded.words(name)
    guard !typed.isEmpty, !words.isEmpty else { return 0 }
    let met = typed.map { one in
      words.map { $0 == one.word ? 1 : $0.hasPrefix(one.word) ? 0.9 : one.grams.alike(WordGrams($0)) }.max()
        ?? 0
    }
    let rest = Double(max(0, words.count - typed.count))
    return met.reduce(0, +) / Double(typed.count) - 0.02 * min(rest, 5)
  }
}

/// The trigrams of one word as numbers in order, since a search compares thousands of words: as sets of strings they took 50 ms.
private struct WordGrams {
  private let grams: [UInt64]

  init(_ word: String) {
    let scalars = [32, 32] + word.unicodeScalars.map { UInt64($0.value) } + [32]
    grams = (0..<scalars.count - 2).map { scalars[$0] << 42 | scalars[$0 + 1] << 21 | scalars[$0 + 2] }
      .sorted()
  }

  /// Shared trigrams over the mean of both (Dice), which is kinder to single words than Jaccard.
  func alike(_ other: WordGrams) -> Double {
    var (a, b, shared) = (0, 0, 0)
    while a < grams.count, b < other.grams.count {
      if grams[a] == other.grams[b] { shared += 1 }
      let (left, right) = (grams[a], other.grams[b])
      if left <= right { a += 1 }
      if right <= left { b += 1 }
    }
    return 2 * Double(shared) / Double(grams.count + other.grams.count)
  }
}
