import Essentials

/// Search in names that forgives typing mistakes: both engines keep the trigrams of the folded words, made as in
/// PostgreSQL's pg_trgm, and count how many of them a question shares with each name.
public enum TextGrams {
  /// Makes things findable by their names, or changes what they are found by.
  public static func put(kind: String, _ entries: [(id: String, text: String)], in tx: Transaction) throws {
    try remove(kind: kind, ids: entries.map(\.id), in: tx)
    let rows = entries.lazy.flatMap { entry in
      Similarity.set(entry.text).sorted().map { [kind.sqlValue, $0.sqlValue, entry.id.sqlValue] }
    }
    try tx.load(TableLoad("text_gram", "kind", "gram", "subject_id"), rows)
  }

  private static func remove(kind: String, ids: [String], in tx: Transaction) throws {
    for start in stride(from: 0, to: ids.count, by: 500) {
      let some = Array(ids[start..<min(start + 500, ids.count)])
      try tx.run("DELETE FROM text_gram WHERE kind = \(kind) AND subject_id IN (\(list: some))")
    }
  }

  /// The ids that share most trigrams with the words, those with most first. They are candidates: whether one is alike
  /// enough is for whoever asks.
  /// - Parameters:
  ///   - least: so many are shared at least.
  ///   - among: a query for the ids that are wanted at all.
  public static func candidates(
    kind: String, words: String, limit: Int, least: Int = 1, among wanted: SQL, in tx: Transaction
  ) throws -> [String] {
    let grams = Similarity.set(String(words.prefix(100))).sorted()
    guard !grams.isEmpty else { return [] }
    // Counted before it is filtered, and walked gram by gram: otherwise SQLite reads every gram of every subject, 25 ms in place of 1.
    return try tx.values(
      """
      WITH asked (gram) AS (VALUES \(sql: .rows(grams.map { "(\($0))" }))),
        shared AS MATERIALIZED (
          SELECT subject_id, count(*) AS grams FROM asked
            CROSS JOIN text_gram WHERE text_gram.kind = \(kind) AND text_gram.gram = asked.gram
          GROUP BY subject_id HAVING count(*) >= \(least))
      SELECT subject_id FROM shared WHERE subject_id IN (\(sql: wanted))
      ORDER BY grams DESC, subject_id LIMIT \(limit)
      """)
  }
}
