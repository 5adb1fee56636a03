/// A row as a line of text: cells with tabs between them, `\N` for NULL, and backslashes before what would be taken for
/// either (the text form of PostgreSQL's COPY).
enum ArchiveLine {
  static func append(_ cells: [SQLValue], to bytes: inout [UInt8]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(tab) }
      append(cell, to: &bytes)
    }
    bytes.append(newline)
  }

  private static func append(_ cell: SQLValue, to bytes: inout [UInt8]) {
    switch cell {
    case .null: bytes += "\\N".utf8
    case .integer(let number): bytes += String(number).utf8
    case .real(let number): bytes += "\(number)".utf8
    case .boolean(let truth): bytes.append(UInt8(ascii: truth ? "t" : "f"))
    case .text(let text):
      for byte in text.utf8 {
        switch byte {
        case backslash: bytes += "\\\\".utf8
        case tab: bytes += "\\t".utf8
        case newline: bytes += "\\n".utf8
        case UInt8(ascii: "\r"): bytes += "\\r".utf8
        default: bytes.append(byte)
        }
      }
    }
  }

  /// The cells of a line without its end; nil when it does not have these kinds.
  static func cells(_ line: ArraySlice<UInt8>, _ kinds: [SQLKind]) -> [SQLValue]? {
    let parts = line.split(separator: tab, omittingEmptySubsequences: false)
    guard parts.count == kinds.count else { return nil }
    var cells: [SQLValue] = []
    cells.reserveCapacity(kinds.count)
    for (part, kind) in zip(parts, kinds) {
      guard let cell = cell(part, kind) else { return nil }
      cells.append(cell)
    }
    return cells
  }

  private static func cell(_ part: ArraySlice<UInt8>, _ kind: SQLKind) -> SQLValue? {
    if part.elementsEqual("\\N".utf8) { return .null }
    guard let text = text(part) else { return nil }
    switch kind {
    case .integer: return Int64(text).map { .integer($0) }
    case .real: return Double(text).map { .real($0) }
    case .boolean: return text == "t" || text == "f" ? .boolean(text == "t") : nil
    case .text: return .text(text)
    }
  }

  private static func text(_ part: ArraySlice<UInt8>) -> String? {
    guard part.contains(backslash) else { return String(validating: part, as: UTF8.self) }
    var (bytes, rest) = ([UInt8](), part)
    while let byte = rest.popFirst() {
      guard byte == backslash else {
        bytes.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "t"): bytes.append(tab)
      case UInt8(ascii: "n"): bytes.append(newline)
      case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
      case backslash: bytes.append(backslash)
      default: return nil
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static let tab = UInt8(ascii: "\t")
  private static let newline = UInt8(ascii: "\n")
  private static let backslash = UInt8(ascii: "\\")
}
