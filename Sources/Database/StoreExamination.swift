/// What the doctor finds out about a database.
public struct StoreExamination: Equatable, Sendable {
  /// "SQLite 3.40.1", "PostgreSQL 15.20".
  public let engine: String
  /// What is wrong, each as a sentence; empty when all is well.
  public let complaints: [String]
}

extension Store {
  /// Looks whether the database is whole and fit for the program. On SQLite it reads the whole file.
  public func examine() async throws -> StoreExamination {
    try await read { tx in
      switch tx.dialect {
      case .sqlite: try Self.examineSQLite(tx)
      case .postgres: try Self.examinePostgres(tx)
      }
    }
  }

  private static func examineSQLite(_ tx: Transaction) throws -> StoreExamination {
    let damage: [String] = try tx.values("SELECT quick_check FROM pragma_quick_check")
    let orphans: [String] = try tx.values("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check")
    let version: String = try tx.value("SELECT sqlite_version()") ?? "?"
    return StoreExamination(
      engine: "SQLite \(version)",
      complaints: damage.filter { $0 != "ok" }.map { "The file is damaged: \($0). Restore a backup." }
        + orphans.map { "The table \($0) refers to rows that are not there. Restore a backup." })
  }

  private static func examinePostgres(_ tx: Transaction) throws -> StoreExamination {
    let version: String = try tx.value("SELECT current_setting('server_version')") ?? "?"
    let number: Int = try tx.value("SELECT CAST(current_setting('server_version_num') AS INTEGER)") ?? 0
    let encoding: String = try tx.value("SELECT current_setting('server_encoding')") ?? "?"
    let mayCreate: Bool = try tx.value("SELECT has_schema_privilege(current_schema(), 'CREATE')") ?? false
    var complaints: [String] = []
    if number < 140_000 { complaints.append("PostgreSQL \(version) is too old; it has to be 14 or newer.") }
    if encoding != "UTF8" {
      complaints.append("The database's encoding is \(encoding); make a new one with ENCODING 'UTF8'.")
    }
    if !mayCreate {
      complaints.append("The database's user may not make tables; GRANT it CREATE on the schema.")
    }
    let name = version.split(separator: " ").first.map { String($0) } ?? version
    return StoreExamination(engine: "PostgreSQL \(name)", complaints: complaints)
  }
}
