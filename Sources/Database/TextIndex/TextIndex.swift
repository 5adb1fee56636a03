/// Search in texts. Words are folded (case, accents) and found by their beginning; both engines find the
/// same, because they are given the same words: SQLite in an FTS5 table, PostgreSQL in a `tsvector`.
public enum TextIndex {
  public enum Match: Sendable {
    /// Every word of the question has to be found.
    case all
    /// One is enough; for likenesses.
    case any
  }

  /// Makes a thing findable by its texts, or changes them.
  public static func put(kind: String, id: String, title: String, body: String, in tx: Transaction) throws {
    let words = TextWords(title: title, body: body)
    switch tx.dialect {
    case .sqlite:
      try tx.run(
        """
        INSERT INTO text_entry (kind, subject_id, title, body)
        VALUES (\(kind), \(id), \(words.plainTitle), \(words.plainBody))
        ON CONFLICT (kind, subject_id) DO UPDATE SET title = excluded.title, body = excluded.body
        """)
    case .postgres:
      try tx.run(
        """
        INSERT INTO text_entry (kind, subject_id, words)
        VALUES (\(kind), \(id), CAST(\(words.vector) AS tsvector))
        ON CONFLICT (kind, subject_id) DO UPDATE SET words = excluded.words
        """)
    }
  }

  /// Makes many things findable that are new.
  public static func load(
    kind: String, _ entries: some Sequence<(id: String, title: String, body: String)>, in tx: Transaction
  ) throws {
    try tx.load(
      table(tx.dialect),
      entries.lazy.map { entry in
        [kind.sqlValue, entry.id.sqlValue]
          + TextWords(title: entry.title, body: entry.body).cells(tx.dialect)
      })
  }

  static func table(_ dialect: Dialect) -> TableLoad {
    switch dialect {
    case .sqlite: TableLoad("text_entry", "kind", "subject_id", "title", "body")
    case .postgres: TableLoad("text_entry", "kind", "subject_id", "words")
    }
  }

  public static func remove(kind: String, id: String, in tx: Transaction) throws {
    try tx.run("DELETE FROM text_entry WHERE kind = \(kind) AND subject_id = \(id)")
  }

  /// The ids of what was found, best first: words in the title count ten times those in the body.
  public static func search(
    kind: String, words: String, match: Match = .all, limit: Int = 20, in tx: Transaction
  ) throws -> [String] {
    guard let question = TextQuestion(words, match) else { return [] }
    return try tx.values(
      """
      SELECT text_entry.subject_id FROM text_entry \
      \(sqlite: "JOIN text_search ON text_search.rowid = text_entry.entry")
      WHERE text_entry.kind = \(kind) AND \
      \(sqlite: "text_search MATCH \(question.sqlite)",
        postgres: "words @@ CAST(\(question.postgres) AS tsquery)")
      ORDER BY \
      \(sqlite: "bm25(text_search, 10.0, 1.0)",
        postgres: "ts_rank('{0.1, 0.1, 0.1, 1.0}', words, CAST(\(question.postgres) AS tsquery), 1) DESC"),
        text_entry.subject_id DESC
      LIMIT \(limit)
      """)
  }

  /// A query for the ids of what is found, to go with other filters: `"topic.id IN (\(sql:
  /// TextIndex.filter(…)))"`. Text without a single word finds nothing.
  public static func filter(kind: String, words: String, match: Match = .all) -> SQL {
    guard let question = TextQuestion(words, match) else { return "SELECT CAST(NULL AS TEXT) WHERE FALSE" }
    return """
      SELECT subject_id FROM text_entry WHERE kind = \(kind) AND \
      \(sqlite: "entry IN (SELECT rowid FROM text_search WHERE text_search MATCH \(question.sqlite))",
        postgres: "words @@ CAST(\(question.postgres) AS tsquery)")
      """
  }
}
