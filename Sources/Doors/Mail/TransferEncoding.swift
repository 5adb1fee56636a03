import Foundation

/// Text as lines of at most 76 printable ASCII characters (RFC 2045 §6.7), with CRLF between them.
enum QuotedPrintable {
  static func encode(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    // "\r\n" is one character to Swift, so bytes are cut here, not characters.
    let text = Array(text.utf8)
    var start = 0
    while let end = text[start...].firstIndex(where: { $0 == 10 || $0 == 13 }) {
      append(text[start..<end], to: &out)
      out += [13, 10]
      start = text[end...].starts(with: [13, 10]) ? end + 2 : end + 1
    }
    append(text[start...], to: &out)
    return out
  }

  private static func append(_ line: ArraySlice<UInt8>, to out: inout [UInt8]) {
    var length = 0
    for (place, byte) in line.enumerated() {
      let isLast = place == line.count - 1
      let piece = code(byte, isFirst: length == 0, isLast: isLast)
      if length + piece.count > (isLast ? 76 : 75) {
        out += [61, 13, 10]
        length = 0
      }
      // After a soft break the byte stands first in its line, where other rules hold.
      let written = length == 0 ? code(byte, isFirst: true, isLast: isLast) : piece
      out += written
      length += written.count
    }
  }

  /// A dot or an F at the beginning of a line is hidden, because SMTP and mbox files give those a meaning.
  private static func code(_ byte: UInt8, isFirst: Bool, isLast: Bool) -> [UInt8] {
    let isPlain: Bool =
      switch byte {
      case 61: false
      case 9, 32: !isLast
      case 46, 70: !isFirst
      default: (33...126).contains(byte)
      }
    return isPlain ? [byte] : [61, digit(byte >> 4), digit(byte & 15)]
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }
}

/// Bytes as base64 in lines of 76 (RFC 2045 §6.8).
enum Base64Lines {
  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    let lines: Data.Base64EncodingOptions = [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ]
    return Array(Data(bytes).base64EncodedData(options: lines))
  }
}
