import Database
import Essentials

extension Skill {
  /// As search knows them.
  static let searchKind = "skill"
  private static let batch = 200

  func save(in tx: Transaction) throws { try Skill.save([self], in: tx) }

  /// Writes many, new or changed, in few statements, and what search finds them by.
  static func save(_ skills: [Skill], in tx: Transaction) throws {
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
    for skill in skills {
      try TextIndex.put(
        kind: searchKind, id: skill.id.text, title: ([skill.name] + skill.also).joined(separator: "\n"),
        body: skill.about, in: tx)
    }
    try TextGrams.put(
      kind: searchKind, skills.map { ($0.id.text, ([$0.name] + $0.also).joined(separator: "\n")) }, in: tx)
  }

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
