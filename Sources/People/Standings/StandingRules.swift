import Essentials

/// How several words on one level become the level that counts. No average: an average of 1 and 4 is what nobody said.
enum StandingRules {
  /// The rule as people read it.
  static var sentence: String {
    say(
      "The manager’s newest word counts before that of colleagues, and theirs before your own. What was shown in the work counts as at least that level: it raises what was said before it, and never lowers anything."
    )
  }

  /// - Parameter all: everything that counts, the oldest first.
  static func settle(_ all: [Said]) -> Standing? {
    let words = heard(all)
    let word = words.last { $0.source == .manager } ?? words.last { $0.source == .peer } ?? words.last
    let shown = all.filter { $0.source == .evidence && isLater($0, than: word) }.max { $0.level < $1.level }
    guard let counts = higher(word, shown) else { return nil }
    let levels = words.map(\.level) + [counts.level]
    return Standing(
      level: counts.level, source: counts.source, lowest: levels.min()!, highest: levels.max()!,
      since: counts.at)
  }

  /// The newest word of the person and of each rater, the oldest first: who said something new takes back what they said
  /// before, whatever they were then. A manager's word takes the place of any manager's before.
  private static func heard(_ all: [Said]) -> [Said] {
    let words = all.enumerated().filter { $0.element.source != .evidence }
    var newest: [String: Int] = [:]
    for (place, said) in words { newest[said.source == .own ? "self" : said.rater.text] = place }
    let manager = words.last { $0.element.source == .manager && newest.values.contains($0.offset) }?.offset
    return newest.values.sorted().filter { all[$0].source != .manager || $0 == manager }.map { all[$0] }
  }

  /// A manager knows what was shown until then; colleagues and the person may not.
  private static func isLater(_ shown: Said, than word: Said?) -> Bool {
    guard let word, word.source == .manager else { return true }
    return shown.at > word.at
  }

  private static func higher(_ word: Said?, _ shown: Said?) -> Said? {
    guard let word, let shown else { return word ?? shown }
    return shown.level > word.level ? shown : word
  }
}
