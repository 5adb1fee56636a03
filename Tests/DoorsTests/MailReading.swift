import Foundation

/// The header of a letter, unfolded and decoded as a mail program does it.
struct HeaderFields {
  private var fields: [(name: String, value: String)] = []
  private(set) var longestLine = 0

  init(_ letter: String) {
    for line in letter.split(separator: "\r\n", omittingEmptySubsequences: false) {
      if line.isEmpty { break }
      longestLine = max(longestLine, line.utf8.count)
      if line.first == " " {
        fields[fields.count - 1].value += line
      } else {
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        fields.append((String(parts[0]), String(parts[1])))
      }
    }
  }

  var names: [String] { fields.map(\.name) }

  subscript(name: String) -> String? {
    guard let value = fields.first(where: { $0.name == name })?.value else { return nil }
    let joined = value.replacing("?= =?utf-8?B?", with: "|").trimmingCharacters(in: .whitespaces)
    guard joined.hasPrefix("=?utf-8?B?"), joined.hasSuffix("?=") else { return joined }
    let words = joined.dropFirst(10).dropLast(2).split(separator: "|")
    return words.map { word in
      Data(base64Encoded: String(word)).flatMap { String(data: $0, encoding: .utf8) }
        ?? "(a character cut in two)"
    }.joined()
  }
}

/// The text behind quoted-printable lines.
func decoded(quotedPrintable body: String) -> String {
  var bytes: [UInt8] = []
  var rest = Array(body.utf8)[...]
  while let byte = rest.popFirst() {
    if byte == 13 { continue }
    guard byte == 61 else {
      bytes.append(byte)
      continue
    }
    let code = rest.prefix(2)
    rest = rest.dropFirst(2)
    if let value = UInt8(String(decoding: code, as: UTF8.self), radix: 16) { bytes.append(value) }
  }
  return String(decoding: bytes, as: UTF8.self)
}
