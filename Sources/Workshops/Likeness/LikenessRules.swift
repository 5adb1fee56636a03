import Essentials
import Foundation

/// How rare each word is among the texts that are compared: rare words say more about what somebody wants.
struct WordRarity: Sendable {
  private var counts: [String: Int] = [:]
  private var texts = 0

  mutating func add(_ text: String) {
    texts += 1
    for word in Set(Folded.words(text)) { counts[word, default: 0] += 1 }
  }

  /// The inverse document frequency (Spärck Jones 1972), smoothed: little for what stands everywhere.
  func weight(_ word: String) -> Double {
    max(0, log((Double(texts) + 1) / (Double(counts[word] ?? 0) + 0.5)))
  }

  /// The rarest words of a text, for finding candidates.
  func rarest(_ count: Int, of text: String) -> [String] {
    Set(Folded.words(text)).sorted { (weight($1), $0) < (weight($0), $1) }.prefix(count).map { $0 }
  }
}

/// A topic's words as they are compared: the trigrams of its words, as heavy as the words are rare; those of the body count half.
/// Trigrams forgive inflections and mistakes in any language.
struct TopicWords: Sendable {
  private let weights: [String: Double]
  private let length: Double

  init(title: String, body: String, _ rarity: WordRarity) {
    var weights: [String: Double] = [:]
    for (text, share) in [(title, 1), (body, LikenessRules.bodyShare)] {
      for word in Set(Folded.words(text)) {
        let weight = share * rarity.weight(word)
        for gram in Similarity.set(word) { weights[gram] = max(weights[gram] ?? 0, weight) }
      }
    }
    self.weights = weights
    length = weights.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// The cosine of both: 0 nothing in common, 1 the same words.
  func likeness(to other: TopicWords) -> Double {
    guard length > 0, other.length > 0 else { return 0 }
    let product = weights.reduce(0) { $0 + $1.value * (other.weights[$1.key] ?? 0) }
    return product / (length * other.length)
  }
}

enum LikenessRules {
  /// How much a word of the body counts beside one of the title.
  static let bodyShare = 0.5
  /// From here on two topics are shown as likely duplicates; measured by `bin/bench duplicates`.
  static let threshold = 0.44
  /// So many of a topic are kept at most.
  static let most = 5
}
