extension Store {
  /// Counts what the tables hold, so that the engine's planner chooses well; after much was written at once, and daily.
  public func gatherStatistics() async throws {
    try await transact(.long) { tx in
      if tx.dialect == .sqlite { _ = try tx.rows("PRAGMA analysis_limit = 1000") }
      try tx.run("ANALYZE")
    }
  }
}

extension Store {
  /// How much room the database takes.
  public func byteCount() async throws -> Int {
    try await read { tx in
      try tx.value(
        "SELECT \(sqlite: "page_count * page_size FROM pragma_page_count, pragma_page_size", postgres: "pg_database_size(current_database())")"
      ) ?? 0
    }
  }
}
