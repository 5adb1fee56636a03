import Database

/// Every step of the schema, in order. A new step is a file in `Migrations/` and a line here; one that has shipped
/// is never changed. (The embedded files' names lose their first character, because it is a digit.)
public enum MigrationList {
  public static let all: [Migration] = [
    Migration(1, "foundation", PackageResources._001_foundation_sql),
    Migration(1, "foundation", PackageResources._001_foundation_sqlite_sql, for: .sqlite),
    Migration(1, "foundation", PackageResources._001_foundation_postgres_sql, for: .postgres),
  ]
}
