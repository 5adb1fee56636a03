import Essentials

enum SkillRules {
  /// How much of what was typed a name must have to be shown: this forgives one or two letters of a word.
  private static let leastAlike = 0.45

  /// By how well the best of its names fits; what has the words themselves comes before what is only spelled alike.
  static func ranked(_ lines: [SkillLine], for words: String, exact: Set<String>) -> [SkillLine] {
    let typed = Folded.words(words).map { (word: $0, grams: WordGrams($0)) }
    let key = Folded.key(words)
    let scored = lines.map { line -> (line: SkillLine, score: Double) in
      if Folded.key(line.name) == key { return (line, 3) }
      // Other names count a little less; of very many the first tell enough.
      let score = max(
        fit(typed, line.name), (line.also.prefix(12).map { fit(typed, $0) }.max() ?? 0) - 0.05)
      return (line, exact.contains(line.id.text) ? 1 + score : score)
    }
    return scored.filter { $0.score >= leastAlike }
      .sorted { ($1.score, $0.line.name, $0.line.id) < ($0.score, $1.line.name, $1.line.id) }
      .prefix(SkillSearch.most).map(\.line)
  }

  /// From 0 to 1: how well each typed word is met by a word of the name, and a little for how little else there is.
  private static func fit(_ typed: [(word: String, grams: WordGrams)], _ name: String) -> Double {
    let words = Folded.words(name)
    guard !typed.isEmpty, !words.isEmpty else { return 0 }
    let met = typed.map { one in
      words.map { $0 == one.word ? 1 : $0.hasPrefix(one.word) ? 0.9 : one.grams.alike(WordGrams($0)) }.max()
        ?? 0
    }
    let rest = Double(max(0, words.count - typed.count))
    return met.reduce(0, +) / Double(typed.count) - 0.02 * min(rest, 5)
  }
}

/// The trigrams of one word as numbers in order, since a search compares thousands of words: as sets of strings they took 50 ms.
private struct WordGrams {
  private let grams: [UInt64]

  init(_ word: String) {
    let scalars = [32, 32] + word.unicodeScalars.map { UInt64($0.value) } + [32]
    grams = (0..<scalars.count - 2).map { scalars[$0] << 42 | scalars[$0 + 1] << 21 | scalars[$0 + 2] }
      .sorted()
  }

  /// Shared trigrams over the mean of both (Dice), which is kinder to single words than Jaccard.
  func alike(_ other: WordGrams) -> Double {
    var (a, b, shared) = (0, 0, 0)
    while a < grams.count, b < other.grams.count {
      if grams[a] == other.grams[b] { shared += 1 }
      let (left, right) = (grams[a], other.grams[b])
      if left <= right { a += 1 }
      if right <= left { b += 1 }
    }
    return 2 * Double(shared) / Double(grams.count + other.grams.count)
  }
}
