import Foundation

/// Small dictionaries of text as they are kept in a TEXT column; computed here, never in SQL.
enum JSONText {
  static func text(_ entries: [String: String]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(entries), as: UTF8.self)
  }

  static func entries(_ text: String) throws -> [String: String] {
    do {
      return try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    } catch {
      throw DatabaseFault.unreadable("not a JSON object of texts")
    }
  }
}
