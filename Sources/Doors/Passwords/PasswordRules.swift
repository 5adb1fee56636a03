import Essentials

/// Why a new password is not good enough.
public enum PasswordRefusal: Refusal, Equatable {
  case tooShort(Int)
  case tooLong
  case common
  case pattern
  case personal

  public var sentence: String {
    switch self {
    case .tooShort(let count):
      say(
        """
        This password has \(count) characters and needs at least \(Passwords.shortest). Three or four words in a row \
        are easy to remember.
        """)
    case .tooLong: say("This password is longer than \(Passwords.longest) characters. Shorten it.")
    case .common:
      say(
        """
        This password is among those that are tried first. Take three or four words that do not belong together.
        """)
    case .pattern:
      say("This password is a row of neighbouring or repeated characters. Take three or four words instead.")
    case .personal:
      say("This password is made of your name or address. Take three or four words nobody links with you.")
    }
  }
}

/// What a new password must be (NIST SP 800-63B §3.1.1.2: long enough and not a common one; no mixture is asked for).
public enum PasswordRules {
  /// `about` holds what everybody knows of the person: name and mail address.
  public static func check(_ password: String, about: [String] = []) throws(PasswordRefusal) {
    if password.count < Passwords.shortest { throw .tooShort(password.count) }
    if password.count > Passwords.longest { throw .tooLong }
    if isPattern(password) { throw .pattern }
    let core = PasswordRules.core(password)
    if CommonPasswords.isCommon(core) { throw .common }
    let known = Set(
      about.flatMap { [Folded.key($0)] + Folded.words($0) }.map(core(_:)).filter { $0.count >= 3 })
    if known.contains(core) || isJoined(core, of: known) { throw .personal }
  }

  /// The word in a password: lower case without accents, with letters for the digits that look like them, without
  /// what is set before and behind it. `P4ssw0rd2024!` gives `password`.
  static func core(_ password: String) -> String {
    let folded = Folded.key(password).filter { !$0.isWhitespace }
    guard let first = folded.firstIndex(where: \.isLetter), let last = folded.lastIndex(where: \.isLetter)
    else {
      return folded
    }
    return String(folded[first...last].map { lookalikes[$0] ?? $0 })
  }

  private static let lookalikes: [Character: Character] = [
    "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
  ]

  /// Digits only, few different characters, or steps along the alphabet or the keyboard.
  private static func isPattern(_ password: String) -> Bool {
    let letters = Array(password.lowercased())
    if letters.allSatisfy(\.isNumber), letters.count < 16 { return true }
    if Set(letters).count < 5 { return true }
    let steps = zip(letters, letters.dropFirst()).count { neighbours($0, $1) }
    return steps * 10 >= (letters.count - 1) * 7
  }

  private static let rows = [
    "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "1234567890",
  ]

  private static func neighbours(_ a: Character, _ b: Character) -> Bool {
    if a == b { return true }
    if let x = a.asciiValue, let y = b.asciiValue, abs(Int(x) - Int(y)) == 1 { return true }
    return rows.contains { $0.contains("\(a)\(b)") || $0.contains("\(b)\(a)") }
  }

  /// Two of the words, one behind the other, perhaps with a character between: `ana.costa`.
  private static func isJoined(_ core: String, of words: Set<String>) -> Bool {
    words.contains { word in
      guard core.hasPrefix(word) else { return false }
      let rest = core.dropFirst(word.count).drop { !$0.isLetter }
      return words.contains(String(rest))
    }
  }
}
