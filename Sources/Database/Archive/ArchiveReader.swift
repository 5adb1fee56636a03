import Crypto
import Essentials

extension Archive {
  /// Brings the content of an archive into an empty database, all of it or nothing. `migrations` are this program's; an
  /// archive of an older schema is read into that schema and brought forward from there.
  /// - Parameters:
  ///   - next: gives the archive's lines without their ends, and nil after the last.
  ///   - progress: hears how many rows have been read.
  public static func restore(
    _ store: Store, _ migrations: [Migration], progress: @escaping @Sendable (Int) -> Void = { _ in },
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
      return try load(source, catalogue, in: tx)
    }
    try await Migrator.migrate(store, migrations)
    // What was restored stays, also when this fails; it comes round daily.
    try? await store.gatherStatistics()
    return tables
  }

  private static func load(_ source: ArchiveSource, _ catalogue: Catalogue, in tx: Transaction) throws
    -> [Table]
  {
    var tables: [Table] = []
    while let head = try source.table() {
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
          try tx.load(TableLoad(table: known.name, columns: head.columns), next: rows)
        })
    }
    return tables
  }
}

extension Transaction {
  fileprivate func isEmpty(_ table: String) throws -> Bool {
    try value(SQL(trusted: "SELECT count(*) FROM (SELECT 1 AS one FROM \"\(table)\" LIMIT 1) AS counted"))
      == 0
  }
}

/// Reads an archive line by line and checks what it says of itself.
final class ArchiveSource: @unchecked Sendable {
  private let next: () throws -> ArraySlice<UInt8>?
  private let progress: (Int) -> Void
  private var lineNumber = 0
  private var rowCount = 0

  /// Used by one task at a time: the one that restores.
  init(_ next: @escaping () throws -> ArraySlice<UInt8>?, _ progress: @escaping (Int) -> Void) {
    (self.next, self.progress) = (next, progress)
  }

  func schema() throws -> Int {
    guard try text() == Archive.head else { throw ArchiveFault.noArchive }
    let words = try text().split(separator: " ")
    guard words.count == 2, words[0] == "schema", let number = Int(words[1]) else {
      throw ArchiveFault.broken(line: lineNumber)
    }
    _ = try text()
    return number
  }

  /// The head of the next table; nil at the end of the archive.
  func table() throws -> (name: String, columns: [String])? {
    let line = try text()
    if line == Archive.end { return nil }
    let words = line.split(separator: " ").map { String($0) }
    guard words.count > 2, words[0] == "table" else { throw ArchiveFault.broken(line: lineNumber) }
    return (words[1], Array(words.dropFirst(2)))
  }

  /// Hands the rows to `take` and compares their count and digest with what the archive says.
  func rows(
    of table: (name: String, columns: [String]), _ columns: [Catalogue.Column],
    _ take: (() throws -> [SQLValue]?) throws -> Void
  ) throws -> Archive.Table {
    var (hash, count) = (SHA256(), 0)
    let kinds = columns.map(\.kind)
    try take {
      let line = try self.line()
      if line.elementsEqual("\\.".utf8) { return nil }
      line.withUnsafeBytes { hash.update(bufferPointer: $0) }
      hash.update(data: [UInt8(ascii: "\n")])
      guard let cells = ArchiveLine.cells(line, kinds) else {
        throw ArchiveFault.broken(line: self.lineNumber)
      }
      count += 1
      self.note()
      return cells
    }
    let found = Archive.Table(name: table.name, rows: count, digest: hash.finalize().hexadecimal)
    guard try text() == found.line else { throw ArchiveFault.changed(table: table.name) }
    return found
  }

  private func note() {
    rowCount += 1
    if rowCount % 10_000 == 0 { progress(rowCount) }
  }

  private func text() throws -> String { String(decoding: try line(), as: UTF8.self) }

  private func line() throws -> ArraySlice<UInt8> {
    guard let line = try next() else { throw ArchiveFault.cutOff(line: lineNumber) }
    lineNumber += 1
    return line
  }
}

/// Why an archive is not taken.
public enum ArchiveFault: Error, Equatable, CustomStringConvertible {
  case noArchive, notEmpty
  case newer(archive: Int, program: Int)
  case unknown(table: String)
  case broken(line: Int)
  case cutOff(line: Int)
  case changed(table: String)

  public var description: String {
    switch self {
    case .noArchive: "This is not an archive of Guildhall. Archives begin with the line “\(Archive.head)”."
    case .notEmpty:
      "There is something in this database already. Restore into a data folder of its own, or an empty database."
    case .newer(let archive, let program):
      """
      The archive was made by a newer version of this program: it has schema step \(archive), this program knows \
      steps up to \(program). Use the newer version.
      """
    case .unknown(let table): "The archive has a table \(table) that its version of the schema does not have."
    case .broken(let line): "Line \(line) of the archive is damaged. Nothing was restored; use another copy."
    case .cutOff(let line):
      "The archive ends after line \(line), before its end. Nothing was restored; use another copy."
    case .changed(let table):
      "The rows of \(table) are not those that were written: their digest differs. Nothing was restored; use another copy."
    }
  }
}
