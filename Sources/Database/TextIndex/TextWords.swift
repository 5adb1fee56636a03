import Essentials

/// The folded words of a thing.
struct TextWords {
  private let title: [String]
  private let body: [String]

  /// PostgreSQL numbers at most this many places in one vector.
  private static let longest = 16_000

  init(title: String, body: String) {
    self.title = Self.words(title)
    self.body = Self.words(body)
  }

  init(titleWords: [String], bodyWords: [String]) { (title, body) = (titleWords, bodyWords) }

  /// What each engine keeps of them.
  func cells(_ dialect: Dialect) -> [SQLValue] {
    switch dialect {
    case .sqlite: [plainTitle.sqlValue, plainBody.sqlValue]
    case .postgres: [vector.sqlValue]
    }
  }

  var plainTitle: String { title.joined(separator: " ") }
  var plainBody: String { body.joined(separator: " ") }

  /// As a literal of `tsvector` (PostgreSQL manual §8.11): each word with its place, the title's with weight
  /// A.
  var vector: String {
    let marked = title.map { ($0, "A") } + body.map { ($0, "D") }
    return marked.prefix(Self.longest).enumerated()
      .map { place, word in "'\(word.0)':\(place + 1)\(word.1)" }.joined(separator: " ")
  }

  /// Folded, letters and digits only (so there is nothing to quote), none absurdly long.
  static func words(_ text: String) -> [String] {
    Folded.words(text).map { String($0.unicodeScalars.filter(\.isWordPart).prefix(60).map(Character.init)) }
      .filter { !$0.isEmpty }
  }
}

extension Unicode.Scalar {
  /// What SQLite's tokenizer is told to keep together, too.
  fileprivate var isWordPart: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }
}

/// What somebody looks for, in each engine's words; nil when there is not a word in it.
struct TextQuestion {
  /// FTS5: `"ana"* "mor"*`
  let sqlite: String
  /// tsquery: `'ana':* & 'mor':*`
  let postgres: String

  init?(_ text: String, _ match: TextIndex.Match) {
    let words = TextWords.words(text).prefix(16).map(Self.beginning)
    guard !words.isEmpty else { return nil }
    sqlite = words.map { "\"\($0)\"*" }.joined(separator: match == .all ? " AND " : " OR ")
    postgres = words.map { "'\($0)':*" }.joined(separator: match == .all ? " & " : " | ")
  }

  /// What of a word has to be found: without the ending of an English plural, so that “tests” finds a test. Texts are kept
  /// as they are; as words are found by their beginning, nothing is lost by a shorter one.
  private static func beginning(_ word: String) -> String {
    guard word.count > 3, word.hasSuffix("s"), !["ss", "us", "is"].contains(where: word.hasSuffix) else {
      return word
    }
    if word.count > 4, word.hasSuffix("ies") { return String(word.dropLast(3)) }
    let isLong = ["sses", "shes", "ches", "xes", "zes"].contains(where: word.hasSuffix)
    return String(word.dropLast(isLong ? 2 : 1))
  }
}
