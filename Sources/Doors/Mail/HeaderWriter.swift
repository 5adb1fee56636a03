/// Header fields, folded at 76 characters (RFC 5322 §2.2.3). Line ends and control characters in a value become
/// spaces before anything else, so a value can never begin a field of its own.
struct HeaderWriter {
  private(set) var text = ""

  /// A value that is a phrase for people.
  mutating func add(_ name: String, text value: String) {
    fold(name, EncodedWords.tokens(HeaderWriter.clean(value)))
  }

  /// A value whose form is fixed; broken at its spaces only.
  mutating func add(_ name: String, exactly value: String) {
    fold(name, HeaderWriter.clean(value).split(separator: " ").map(String.init))
  }

  /// `Ana Sá <ana@example.org>`.
  mutating func add(_ name: String, mailbox: Mailbox) {
    let shown = HeaderWriter.clean(mailbox.name)
    let address = HeaderWriter.clean(mailbox.address).filter { !" <>".contains($0) }
    fold(name, shown.isEmpty ? [address] : HeaderWriter.phrase(shown) + ["<\(address)>"])
  }

  private mutating func fold(_ name: String, _ tokens: [String]) {
    var line = name + ":"
    var isFirst = true
    for token in tokens {
      if !isFirst, line.utf8.count + 1 + token.utf8.count > 76 {
        text += line + "\r\n"
        line = ""
      }
      line += " " + token
      isFirst = false
    }
    text += line + "\r\n"
  }

  /// A display name: bare words, else a quoted string, else encoded words (RFC 5322 §3.2.5, RFC 2047 §5).
  private static func phrase(_ name: String) -> [String] {
    let words = EncodedWords.tokens(name)
    if words.contains(where: { $0.hasPrefix("=?") }) { return words }
    if words.allSatisfy({ $0.allSatisfy(isAtomCharacter) }) { return words }
    return ["\"\(name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""]
  }

  /// `filename="plan.ics"`, or the extended form for names beyond ASCII (RFC 2231, RFC 6266).
  static func fileName(_ name: String) -> String {
    let name = clean(name)
    if name.allSatisfy({ $0.isASCII && $0 != "\"" && $0 != "\\" }) { return "filename=\"\(name)\"" }
    let coded = name.utf8.map { byte in
      (byte == 46 || isAtomCharacter(Character(Unicode.Scalar(byte)))) && !"*'%".utf8.contains(byte)
        ? String(Unicode.Scalar(byte)) : "%" + hex(byte)
    }
    return "filename*=utf-8''" + coded.joined()
  }

  /// What is left of a text where only an atom may stand (RFC 5322 §3.2.3).
  static func atom(_ text: String) -> String { text.filter { isAtomCharacter($0) || $0 == "." } }

  static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { (33...126).contains($0) && $0 != 58 }
  }

  private static func isAtomCharacter(_ character: Character) -> Bool {
    character.isASCII
      && (character.isLetter || character.isNumber || "!#$%&'*+-/=?^_`{|}~".contains(character))
  }

  private static func clean(_ value: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      let breaks =
        scalar.value < 32 || (127...159).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
      scalars.append(breaks ? " " : scalar)
    }
    return String(scalars).split(separator: " ").joined(separator: " ")
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}
