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
      // Other names count a little less.
      let score = max(fit(typed, line.name), (line.also.map { fit(typed, $0) }.max() ?? 0) - 0.05)
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
    let met = typed.map { best($0.word, $0.grams, among: words) }
    let rest = Double(max(0, words.count - typed.count))
    return met.reduce(0, +) / Double(typed.count) - 0.02 * min(rest, 5)
  }

  /// How well one typed word is met. Words that cannot be better are not looked at: a search meets thousands.
  private static func best(_ word: String, _ grams: WordGrams, among words: [String]) -> Double {
    var best = 0.0
    for other in words where best < 1 {
      if other == word {
        best = 1
      } else if other.hasPrefix(word) {
        best = max(best, 0.9)
      } else if grams.mostAlike(other.unicodeScalars.count) > best {
        best = max(best, grams.alike(WordGrams(other)))
      }
    }
    return best
  }

  /// So many trigrams of what was typed a skill's names have at least, to be shown. With s of g in common, a name is alike by
  /// 2s / (g + n) at most, where n is no less than s. Of several words one may be met wholly and the others not at all.
  static func leastShared(_ words: String) -> Int {
    let typed = Folded.words(words)
    // The index cuts by characters; where these are made of several scalars, its trigrams are others than those compared here.
    guard typed.count == 1, let word = typed.first, word.count == word.unicodeScalars.count else { return 1 }
    let grams = Similarity.set(word).count
    return max(1, Int((Double(grams) * leastAlike / (2 - leastAlike)).rounded(.up)))
  }
}

/// The trigrams of one word as numbers in order, since a search compares thousands of words: as sets of strings they took 50 ms.
private struct WordGrams {
  private let grams: [UInt64]

  /// How alike a word of so many letters can be at most.
  func mostAlike(_ letters: Int) -> Double {
    let others = letters + 1
    return 2 * Double(min(grams.count, others)) / Double(grams.count + others)
  }

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
