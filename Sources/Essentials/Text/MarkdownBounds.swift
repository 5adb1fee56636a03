/// What a text may ask of its parser. cmark-gfm 0.29 takes time with the square of some things: 20,000 characters could hold
/// it for two seconds, and everybody else with it (docs/decisions/0012-markdown.md).
enum MarkdownBounds {
  /// How many quotes and lists may lie in each other on one line.
  static let depth = 20
  /// Up to how many quotation marks become curly.
  static let quotes = 1000

  static func isCurly(_ text: String) -> Bool {
    text.utf8.count { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") } <= quotes
  }

  /// The text with what lies deeper shown as it was typed.
  static func flattened(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: newline) ?? bytes.count
      if let place = firstTooDeep(bytes[start..<end]) {
        if result.isEmpty { result.reserveCapacity(bytes.count + 64) }
        result += bytes[start..<place]
        let isRule = bytes[place..<end].allSatisfy { isSpace($0) || $0 == bytes[place] }
        // Of a rule made of many marks the first are enough.
        if !isRule { result += [UInt8(ascii: "\\")] + bytes[place..<end] }
      } else {
        result += bytes[start..<end]
      }
      if end < bytes.count { result.append(newline) }
      start = end + 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let newline = UInt8(ascii: "\n")

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Where the mark stands that begins one quote or list too many: `>`, `-`, `+`, `*`, or what ends the number of `1.`
  private static func firstTooDeep(_ line: ArraySlice<UInt8>) -> Int? {
    var (place, count) = (line.startIndex, 0)
    while place < line.endIndex {
      let byte = line[place]
      if isSpace(byte) {
        place += 1
        continue
      }
      var mark = place
      while mark < line.endIndex, mark - place < 9, (48...57).contains(line[mark]) { mark += 1 }
      guard mark < line.endIndex, isMark(line[mark], afterDigits: mark > place) else { return nil }
      let isList = line[mark] != UInt8(ascii: ">")
      if isList, mark + 1 < line.endIndex, !isSpace(line[mark + 1]) { return nil }
      count += 1
      if count > depth { return mark }
      place = mark + 1
    }
    return nil
  }

  private static func isMark(_ byte: UInt8, afterDigits: Bool) -> Bool {
    let marks: StaticString = afterDigits ? ".)" : ">-+*"
    return UnsafeBufferPointer(start: marks.utf8Start, count: marks.utf8CodeUnitCount).contains(byte)
  }
}
