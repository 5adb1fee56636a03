/// The five characters that matter in text and in quoted attributes (HTML Living Standard §13.3), and the
/// control characters that HTML does not allow.
enum Escaping {
  static func append(_ text: some StringProtocol, to bytes: inout [UInt8]) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, to: &bytes) }
    if done == nil { Array(text.utf8).withUnsafeBufferPointer { append($0, to: &bytes) } }
  }

  private static func append(_ source: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var start = 0
    for place in 0..<source.count {
      guard let replacement = replacement(for: source[place]) else { continue }
      bytes.append(contentsOf: source[start..<place])
      bytes.append(contentsOf: replacement.utf8)
      start = place + 1
    }
    bytes.append(contentsOf: source[start...])
  }

  private static func replacement(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case 0...8, 11, 12, 14...31, 127: "\u{FFFD}"
    default: nil
    }
  }

  private static let linkOpenings = ["href=\"", "src=\"", "action=\"", "formaction=\"", "poster=\""].map {
    Array($0.utf8)
  }

  /// True when the next value would be the start of an attribute that holds an address.
  static func opensLink(_ bytes: [UInt8]) -> Bool {
    let count = bytes.count
    // Asked for each value of a page, so most are let go by two bytes.
    guard count > 5, bytes[count - 1] == UInt8(ascii: "\""), bytes[count - 2] == UInt8(ascii: "=") else {
      return false
    }
    return linkOpenings.contains { opening in
      guard count >= opening.count else { return false }
      let start = count - opening.count
      for place in 0..<opening.count where bytes[start + place] != opening[place] { return false }
      return true
    }
  }
}
