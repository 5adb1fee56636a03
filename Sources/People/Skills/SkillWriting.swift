import Database
import Essentials

extension Skill {
  /// As search knows them.
  static let searchKind = "skill"
  private static let batch = 200

  func save(in tx: Transaction) throws { try Skill.save([(self, nil)], in: tx) }

  /// Writes many, new or changed, in few statements, and what search finds them by where that became different. `before` is
  /// what was kept; nil where nobody looked, or nothing was.
  static func save(_ changes: [(skill: Skill, before: Skill?)], in tx: Transaction) throws {
    let skills = changes.map(\.skill)
    for start in stride(from: 0, to: skills.count, by: batch) {
      let some = skills[start..<min(start + batch, skills.count)]
      try tx.run(
        """
        INSERT INTO skill (id, framework_id, group_id, code, name, name_key, about, also, level1, level2, level3,
          level4, is_critical, because, retired_at, created_at)
        VALUES \(sql: .rows(some.map(\.values)))
        ON CONFLICT (id) DO UPDATE SET group_id = excluded.group_id, code = excluded.code, name = excluded.name,
          name_key = excluded.name_key, about = excluded.about, also = excluded.also, level1 = excluded.level1,
          level2 = excluded.level2, level3 = excluded.level3, level4 = excluded.level4,
          is_critical = excluded.is_critical, because = excluded.because, retired_at = excluded.retired_at
        """)
    }
    let named = changes.filter { $0.before?.name != $0.skill.name || $0.before?.also != $0.skill.also }.map(
      \.skill)
    let worded = changes.filter { $0.before?.about != $0.skill.about }.map(\.skill)
    for skill in Dictionary((named + worded).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      .values
    {
      try TextIndex.put(
        kind: searchKind, id: skill.id.text, title: skill.names, body: skill.about, in: tx)
    }
    try TextGrams.put(kind: searchKind, named.map { ($0.id.text, $0.names) }, in: tx)
  }

  private var names: String { ([name] + also).joined(separator: "\n") }

  /// Frees names and codes that are about to change hands: two skills may swap theirs in one file.
  static func giveUpNames(of ids: [ID<Skill>], in tx: Transaction) throws {
    for start in stride(from: 0, to: ids.count, by: 500) {
      let some = Array(ids[start..<min(start + 500, ids.count)])
      try tx.run("UPDATE skill SET name_key = id, code = NULL WHERE id IN (\(list: some))")
    }
  }

  private var values: SQL {
    """
    (\(id), \(framework), \(group), \(code), \(name), \(Folded.key(name)), \(about), \(also.joined(separator: "\n")),
     \(texts[0]), \(texts[1]), \(texts[2]), \(texts[3]), \(isCritical), \(because), \(retiredAt), \(createdAt))
    """
  }
}
