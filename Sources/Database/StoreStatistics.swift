extension Store {
  /// Counts what the tables hold, so that the engine's planner chooses well; after much was written at once.
  public func gatherStatistics() async throws {
    try await transact(.loose) { tx in
      if tx.dialect == .sqlite { _ = try tx.rows("PRAGMA analysis_limit = 1000") }
      try tx.run("ANALYZE")
    }
  }
}
