/// What tables the database has, in an order in which rows may be inserted: those that are referred to come first.
struct Catalogue: Sendable {
  struct Table: Sendable, Equatable {
    let name: String
    let columns: [Column]
    let key: [String]
  }

  struct Column: Sendable, Equatable {
    let name: String
    let kind: SQLKind
  }

  let tables: [Table]

  /// Tables that the schema's own machinery fills.
  private static let own: Set = ["schema_migration", "text_entry"]

  static func find(in tx: Transaction) throws -> Catalogue {
    let names = try names(in: tx).filter { !own.contains($0) }.sorted()
    let references = try references(in: tx)
    let tables = try names.map { Table(name: $0, columns: try columns(of: $0, tx), key: try key(of: $0, tx)) }
    return Catalogue(tables: ordered(tables, references))
  }

  /// Each table after those it refers to; otherwise by name, so that both engines give the same order.
  private static func ordered(_ tables: [Table], _ references: [String: Set<String>]) -> [Table] {
    var (done, order, rest) = (Set<String>(), [Table](), tables)
    while let place = rest.firstIndex(where: {
      (references[$0.name] ?? []).subtracting([$0.name]).isSubset(of: done)
    }) {
      let table = rest.remove(at: place)
      done.insert(table.name)
      order.append(table)
    }
    return order + rest
  }

  private static func names(in tx: Transaction) throws -> [String] {
    try tx.values(
      """
      SELECT name FROM \(
        sqlite: "sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'text_search%'",
        postgres: "(SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()) AS tables")
      """)
  }

  private static func columns(of table: String, _ tx: Transaction) throws -> [Column] {
    try tx.all(
      """
      SELECT \(sqlite: "name, type FROM pragma_table_info(\(table)) ORDER BY name",
        postgres: """
          CAST(column_name AS TEXT) AS name, CAST(data_type AS TEXT) AS type FROM information_schema.columns
          WHERE table_schema = current_schema() AND table_name = \(table) ORDER BY column_name COLLATE "C"
          """)
      """
    ) { row in Column(name: try row["name"], kind: SQLKind(declared: try row["type"])) }
  }

  private static func key(of table: String, _ tx: Transaction) throws -> [String] {
    try tx.values(
      """
      SELECT \(sqlite: "name FROM pragma_table_info(\(table)) WHERE pk > 0 ORDER BY pk",
        postgres: """
          CAST(attname AS TEXT) FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
          WHERE indrelid = CAST(\(table) AS regclass) AND indisprimary ORDER BY array_position(indkey, attnum)
          """)
      """)
  }

  private static func references(in tx: Transaction) throws -> [String: Set<String>] {
    let pairs = try tx.all(
      """
      SELECT \(sqlite: """
          DISTINCT tables.name AS referrer, keys."table" AS referred
          FROM sqlite_schema AS tables JOIN pragma_foreign_key_list(tables.name) AS keys WHERE tables.type = 'table'
          """,
        postgres: """
          CAST(conrelid AS regclass)::text AS referrer, CAST(confrelid AS regclass)::text AS referred
          FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
          """)
      """
    ) { row in (try row["referrer"] as String, try row["referred"] as String) }
    return Dictionary(grouping: pairs, by: \.0).mapValues { Set($0.map(\.1)) }
  }
}

extension SQLKind {
  /// From the words of the schema, in either engine's spelling.
  fileprivate init(declared type: String) {
    switch type.uppercased() {
    case "BIGINT", "INTEGER", "SMALLINT": self = .integer
    case "DOUBLE PRECISION", "REAL": self = .real
    case "BOOLEAN": self = .boolean
    default: self = .text
    }
  }
}
