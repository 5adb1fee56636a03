import Crypto
import Essentials

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
