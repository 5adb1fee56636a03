extension Archive {
  /// Brings the content of an archive into an empty database, all of it or nothing. `migrations` are this program's; an
  /// archive of an older schema is read into that schema and brought forward from there.
  /// - Parameters:
  ///   - unkept: tables that are read and checked like all others, and stay empty.
  ///   - next: gives the archive's lines without their ends, and nil after the last.
  ///   - progress: hears how many rows have been read.
  public static func restore(
    _ store: Store, _ migrations: [Migration], without unkept: Set<String> = [],
    progress: @escaping @Sendable (Int) -> Void = { _ in },
    from next: @escaping @Sendable () throws -> ArraySlice<UInt8>?
  ) async throws -> [Table] {
    let source = ArchiveSource(next, progress)
    let schema = try source.schema()
    guard migrations.contains(where: { $0.number == schema }) else {
      throw ArchiveFault.newer(archive: schema, program: migrations.map(\.number).max() ?? 0)
    }
    try await Migrator.migrate(store, migrations.filter { $0.number <= schema })
    let tables = try await store.transact(.long) { tx in
      if tx.dialect == .sqlite { try tx.run("PRAGMA defer_foreign_keys = ON") }
      let catalogue = try Catalogue.find(in: tx)
      for table in catalogue.tables where try !tx.isEmpty(table.name) { throw ArchiveFault.notEmpty }
      return try load(source, catalogue, without: unkept, in: tx)
    }
    try await Migrator.migrate(store, migrations)
    // What was restored stays, also when this fails; it comes round daily.
    try? await store.gatherStatistics()
    return tables
  }

  private static func load(
    _ source: ArchiveSource, _ catalogue: Catalogue, without unkept: Set<String>, in tx: Transaction
  ) throws -> [Table] {
    var tables: [Table] = []
    var missing = Set(catalogue.tables.map(\.name) + [TextIndex.archiveName])
    while let head = try source.table() {
      guard missing.remove(head.name) != nil else { throw ArchiveFault.unknown(table: head.name) }
      if head.name == TextIndex.archiveName {
        tables.append(
          try source.rows(of: head, TextIndex.archiveColumns) { rows in try TextIndex.restore(rows, in: tx) })
        continue
      }
      guard let known = catalogue.tables.first(where: { $0.name == head.name }),
        known.columns.map(\.name) == head.columns
      else { throw ArchiveFault.unknown(table: head.name) }
      tables.append(
        try source.rows(of: head, known.columns) { rows in
          if unkept.contains(head.name) {
            while try rows() != nil {}
          } else {
            try tx.load(TableLoad(table: known.name, columns: head.columns), next: rows)
          }
        })
    }
    if let name = missing.min() { throw ArchiveFault.missing(table: name) }
    return tables
  }
}

extension Transaction {
  fileprivate func isEmpty(_ table: String) throws -> Bool {
    try value(SQL(trusted: "SELECT count(*) FROM (SELECT 1 AS one FROM \"\(table)\" LIMIT 1) AS counted"))
      == 0
  }
}
