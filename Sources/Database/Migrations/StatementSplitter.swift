/// Splits a file of SQL at its semicolons, but not at those in quotes, comments, `$$ … $$` or the body of an
/// SQLite trigger.
enum StatementSplitter {
  static func statements(in text: String) -> [String] {
    var scanner = SQLScanner(text)
    var statements: [String] = []
    while let statement = scanner.nextStatement() { statements.append(statement) }
    return statements
  }
}

private struct SQLScanner {
  private let characters: [Character]
  private var place = 0

  init(_ text: String) { characters = Array(text) }

  /// The next statement without its comments and its semicolon; nil at the end.
  mutating func nextStatement() -> String? {
    var statement = ""
    var words: [String] = []
    while place < characters.count {
      let piece = nextPiece()
      if piece == ";" && !Self.isInsideTrigger(words) {
        if words.isEmpty && statement.isBlank { continue }
        break
      }
      if piece.first?.isLetter == true { words.append(piece.uppercased()) }
      statement += piece
    }
    let trimmed = statement.trimmingBlanks
    return trimmed.isEmpty ? (place < characters.count ? nextStatement() : nil) : trimmed
  }

  /// A trigger ends with the END that closes its BEGIN; a CASE has an END of its own.
  private static func isInsideTrigger(_ words: [String]) -> Bool {
    guard words.first == "CREATE", words.prefix(3).contains("TRIGGER"),
      let begin = words.firstIndex(of: "BEGIN")
    else { return false }
    let body = words[begin...]
    let opened = body.count { $0 == "BEGIN" || $0 == "CASE" }
    return body.count { $0 == "END" } < opened
  }

  /// A word, a quoted piece, a blank for a comment, or a single character.
  private mutating func nextPiece() -> String {
    let character = characters[place]
    switch character {
    case "'", "\"": return through(String(character), from: 1)
    case "-" where starts(with: "--"):
      skip(until: "\n")
      return " "
    case "/" where starts(with: "/*"):
      _ = through("*/", from: 2)
      return " "
    case "$":
      if let tag = dollarTag() { return through(tag, from: tag.count) }
    case let letter where letter.isLetter: return word()
    default: break
    }
    place += 1
    return String(character)
  }

  private func starts(with text: String) -> Bool { characters[place...].starts(with: text) }

  private mutating func skip(until end: Character) {
    while place < characters.count, characters[place] != end { place += 1 }
  }

  private mutating func word() -> String {
    let start = place
    while place < characters.count,
      characters[place].isLetter || characters[place].isNumber || characters[place] == "_"
    {
      place += 1
    }
    return String(characters[start..<place])
  }

  /// Up to and including the next end mark.
  private mutating func through(_ end: String, from offset: Int) -> String {
    let start = place
    place = min(place + offset, characters.count)
    while place < characters.count, !starts(with: end) { place += 1 }
    place = min(place + end.count, characters.count)
    return String(characters[start..<place])
  }

  /// `$$` or `$name$` at this place.
  private func dollarTag() -> String? {
    guard let end = characters[(place + 1)...].firstIndex(of: "$") else { return nil }
    let name = characters[(place + 1)..<end]
    return name.allSatisfy({ $0.isLetter || $0 == "_" }) ? "$\(String(name))$" : nil
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
  fileprivate var trimmingBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
