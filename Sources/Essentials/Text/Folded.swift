import Foundation

/// Text without case, accents and surplus space: what `…_key` columns hold, since engines sort and compare differently.
public enum Folded {
  public static func key(_ text: String) -> String {
    let plain = text.utf8.allSatisfy { $0 < 128 } ? text.lowercased() : foldedWide(text)
    return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func foldedWide(_ text: String) -> String {
    text.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: Locale(identifier: "en")
    )
    .replacingOccurrences(of: "ß", with: "ss").lowercased()
  }

  /// The words, folded, without punctuation.
  public static func words(_ text: String) -> [String] {
    key(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

/// How alike two short texts are.
public enum Similarity {
  /// Shared trigrams over all trigrams (Jaccard) of the folded words, each padded as PostgreSQL's pg_trgm does
  /// it: 0 nothing in common, 1 the same words.
  public static func trigrams(_ a: String, _ b: String) -> Double { trigrams(set(a), set(b)) }

  static func trigrams(_ a: Set<String>, _ b: Set<String>) -> Double {
    let all = a.union(b).count
    return all == 0 ? 0 : Double(a.intersection(b).count) / Double(all)
  }

  /// The trigrams of the folded words.
  public static func set(_ text: String) -> Set<String> {
    var trigrams = Set<String>()
    for word in Folded.words(text) {
      let padded = Array("  \(word) ")
      for place in 0...(padded.count - 3) { trigrams.insert(String(padded[place..<place + 3])) }
    }
    return trigrams
  }
}

extension Similarity {
  /// How much of what is typed stands in a longer text: the share of the typed trigrams that it has. Fair to a title that
  /// is only half typed.
  public static func alike(_ typed: Set<String>, _ text: String) -> Double {
    typed.isEmpty ? 0 : Double(typed.intersection(set(text)).count) / Double(typed.count)
  }
}
