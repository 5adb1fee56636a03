import CPostgres

extension PostgresConnection {
  /// COPY in its text form (PostgreSQL manual, COPY, "File Formats").
  func load(_ load: TableLoad, next: () throws -> [SQLValue]?) throws {
    try beginCopy("COPY \(load.target) FROM STDIN")
    do {
      var lines: [UInt8] = []
      while let row = try next() {
        row.appendCopyLine(to: &lines)
        if lines.count > Self.portion { try put(&lines) }
      }
      try put(&lines)
    } catch {
      _ = try? endCopy(failing: "given up")
      throw error
    }
    try endCopy(failing: nil)
  }

  private static let portion = 1 << 18
}

extension [SQLValue] {
  fileprivate func appendCopyLine(to lines: inout [UInt8]) {
    for (place, cell) in enumerated() {
      if place > 0 { lines.append(UInt8(ascii: "\t")) }
      cell.appendCopyCell(to: &lines)
    }
    lines.append(UInt8(ascii: "\n"))
  }
}

extension SQLValue {
  fileprivate func appendCopyCell(to line: inout [UInt8]) {
    switch self {
    case .null: line += "\\N".utf8
    case .integer(let number): line += String(number).utf8
    case .real(let number): line += "\(number)".utf8
    case .boolean(let truth): line.append(UInt8(ascii: truth ? "t" : "f"))
    case .text(let text):
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): line += "\\\\".utf8
        case UInt8(ascii: "\t"): line += "\\t".utf8
        case UInt8(ascii: "\n"): line += "\\n".utf8
        case UInt8(ascii: "\r"): line += "\\r".utf8
        default: line.append(byte)
        }
      }
    }
  }
}
