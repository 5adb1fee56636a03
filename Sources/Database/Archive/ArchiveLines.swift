import Crypto
import Essentials

/// Gathers the lines of one table, counts them and makes their digest.
struct ArchiveLines {
  private let name: String
  private let put: ([UInt8]) throws -> Void
  private var bytes: [UInt8] = []
  private var rows = 0
  private var hash = SHA256()

  private static let portion = 1 << 16

  init(_ name: String, _ columns: [Catalogue.Column], _ put: @escaping ([UInt8]) throws -> Void) throws {
    (self.name, self.put) = (name, put)
    try put(Array("table \(name) \(columns.map(\.name).joined(separator: " "))\n".utf8))
  }

  mutating func add(_ cells: [SQLValue]) throws {
    ArchiveLine.append(cells, to: &bytes)
    rows += 1
    if bytes.count > Self.portion { try flush() }
  }

  mutating func finish() throws -> Archive.Table {
    try flush()
    let table = Archive.Table(name: name, rows: rows, digest: hash.finalize().hexadecimal)
    // A line that begins with a backslash and a full stop is no row, as in COPY.
    try put(Array("\\.\n\(table.line)\n".utf8))
    return table
  }

  private mutating func flush() throws {
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    try put(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}

extension Sequence where Element == UInt8 {
  var hexadecimal: String {
    map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}

extension SQLValue {
  /// SQLite keeps booleans as 0 and 1.
  var asBoolean: SQLValue {
    if case .integer(let number) = self { .boolean(number != 0) } else { self }
  }
}
