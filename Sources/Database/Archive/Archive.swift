import Crypto
import Essentials

/// All content of a database as text that either engine takes: a head, then each table with its rows in the order of its
/// key, a count and a digest, then an end. The same content gives the same bytes on both engines, whatever their order of
/// columns and collation.
public enum Archive {
  static let head = "guildhall archive 1"
  static let end = "end of archive"

  /// A table as it was written or read.
  public struct Table: Sendable, Equatable {
    public let name: String
    public let rows: Int
    /// SHA-256 of its lines, in hexadecimal digits.
    public let digest: String

    var line: String { "rows \(rows) sha256 \(digest)" }
  }

  /// Writes a snapshot; `put` takes bytes as they come, `progress` hears shares from 0 to 1.
  public static func write(
    _ store: Store, progress: @Sendable (Double) -> Void = { _ in },
    to put: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws -> [Table] {
    try await store.transact(.longRead) { tx in
      let tables = try Catalogue.find(in: tx).tables
      try put(
        Array("\(head)\nschema \(Migrator.version(in: tx))\nmade \(Zone.utc.wall(at: tx.now).text)Z\n".utf8))
      var written: [Table] = []
      for (place, table) in tables.enumerated() {
        written.append(try write(table, in: tx, to: put))
        progress(Double(place + 1) / Double(tables.count + 1))
      }
      written.append(try writeIndex(in: tx, to: put))
      try put(Array("\(end)\n".utf8))
      progress(1)
      return written
    }
  }

  private static func write(
    _ table: Catalogue.Table, in tx: Transaction, to put: @escaping ([UInt8]) throws -> Void
  ) throws -> Table {
    var lines = try ArchiveLines(table.name, table.columns, put)
    let columns = table.columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
    // The engines' collations differ, their bytes do not.
    let isText = Set(table.columns.filter { $0.kind == .text }.map(\.name))
    let order = table.key.map { name in
      "\"\(name)\"\(tx.dialect == .postgres && isText.contains(name) ? " COLLATE \"C\"" : "")"
    }
    let sql = "SELECT \(columns) FROM \"\(table.name)\" ORDER BY \(order.joined(separator: ", "))"
    let kinds = table.columns.map(\.kind)
    try tx.stream(SQL(trusted: sql)) { cells in
      try lines.add(zip(cells, kinds).map { $1 == .boolean ? $0.asBoolean : $0 })
    }
    return try lines.finish()
  }

  /// What search finds is kept in words that both engines can make theirs again.
  private static func writeIndex(in tx: Transaction, to put: @escaping ([UInt8]) throws -> Void) throws
    -> Table
  {
    var lines = try ArchiveLines(TextIndex.archiveName, TextIndex.archiveColumns, put)
    try TextIndex.entries(in: tx) { try lines.add($0) }
    return try lines.finish()
  }
}
