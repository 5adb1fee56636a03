import Database

/// What a database's tables look like, one line a fact, in the same words for both engines.
public struct SchemaDescription: Equatable, Sendable {
  public let lines: [String]

  /// The tables of the text index differ by design.
  private static let exempt: SQL = "NOT LIKE 'text\\_%' ESCAPE '\\'"

  public init(of store: Store) async throws {
    let isPostgres = store.engineName == "postgres"
    lines = try await store.read { tx in
      let facts = isPostgres ? try Self.postgres(tx) : try Self.sqlite(tx)
      return facts.sorted()
    }
  }

  private static func line(_ row: Row) throws -> String { try row[at: 0] }

  private static func sqlite(_ tx: Transaction) throws -> [String] {
    let tables: [String] = try tx.values(
      """
      SELECT name FROM sqlite_schema
      WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name \(sql: exempt)
      """)
    return try tables.flatMap { table in
      try sqliteColumns(table, tx) + sqliteIndexes(table, tx) + sqliteReferences(table, tx)
    }
  }

  private static func sqliteColumns(_ table: String, _ tx: Transaction) throws -> [String] {
    let columns = try tx.all(
      """
      SELECT \(table) || '.' || name || ' ' || type
        || CASE WHEN "notnull" = 1 THEN ' NOT NULL' ELSE '' END AS line, name, pk
      FROM pragma_table_info(\(table)) ORDER BY pk
      """
    ) { row in (line: try row["line"] as String, name: try row["name"] as String, place: try row["pk"] as Int)
    }
    let key = columns.filter { $0.place > 0 }.map(\.name)
    return columns.map(\.line) + (key.isEmpty ? [] : ["\(table) KEY (\(key.joined(separator: ", ")))"])
  }

  private static func sqliteIndexes(_ table: String, _ tx: Transaction) throws -> [String] {
    try tx.all(
      #"SELECT name, "unique" AS is_unique, partial FROM pragma_index_list(\#(table)) WHERE origin <> 'pk'"#
    ) { row in
      let columns: [String] = try tx.values(
        "SELECT name FROM pragma_index_info(\(try row["name"] as String)) ORDER BY seqno")
      return index(table, columns, isUnique: try row["is_unique"], isPartial: try row["partial"])
    }
  }

  private static func sqliteReferences(_ table: String, _ tx: Transaction) throws -> [String] {
    try tx.all(
      """
      SELECT \(table) || '.' || "from" || ' REFERENCES ' || "table" || '.'
        || coalesce("to", 'id') || ' ' || on_delete
      FROM pragma_foreign_key_list(\(table))
      """, line)
  }

  private static func postgres(_ tx: Transaction) throws -> [String] {
    try tx.all(
      """
      SELECT table_name || '.' || column_name || ' ' || upper(data_type)
        || CASE WHEN is_nullable = 'NO' THEN ' NOT NULL' ELSE '' END
      FROM information_schema.columns NATURAL JOIN information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema = current_schema() AND table_name \(sql: exempt)
      """, line) + postgresIndexes(tx) + postgresReferences(tx)
  }

  private static func postgresIndexes(_ tx: Transaction) throws -> [String] {
    let rows = try tx.all(
      """
      SELECT c.relname AS table_name, i.relname AS index_name, a.attname AS column_name,
        x.indisprimary, x.indisunique, x.indpred IS NOT NULL AS is_partial
      FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
      JOIN pg_attribute a ON a.attrelid = i.oid
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relname \(sql: exempt)
      ORDER BY i.relname, a.attnum
      """
    ) { row in (index: try row["index_name"] as String, row: row) }
    return try Dictionary(grouping: rows, by: \.index).values.map { parts in
      let row = parts[0].row
      let table: String = try row["table_name"]
      let columns = try parts.map { try $0.row["column_name"] as String }
      if try row["indisprimary"] { return "\(table) KEY (\(columns.joined(separator: ", ")))" }
      return index(table, columns, isUnique: try row["indisunique"], isPartial: try row["is_partial"])
    }
  }

  private static func postgresReferences(_ tx: Transaction) throws -> [String] {
    try tx.all(
      """
      SELECT c.relname || '.' || a.attname || ' REFERENCES ' || t.relname || '.' || b.attname || ' '
        || CASE k.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL'
          WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
      CROSS JOIN LATERAL unnest(k.conkey, k.confkey) AS pair (own, other)
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = pair.own
      JOIN pg_attribute b ON b.attrelid = t.oid AND b.attnum = pair.other
      WHERE k.contype = 'f' AND c.relnamespace = current_schema()::regnamespace
      """, line)
  }

  private static func index(_ table: String, _ columns: [String], isUnique: Bool, isPartial: Bool) -> String {
    "\(table) \(isUnique ? "UNIQUE" : "INDEX") (\(columns.joined(separator: ", ")))\(isPartial ? " partial" : "")"
  }
}
