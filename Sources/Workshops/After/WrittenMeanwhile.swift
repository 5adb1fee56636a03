import Essentials

/// Somebody else has saved these words since whoever writes now opened them: neither is to be lost.
struct WrittenMeanwhile: Refusal, Equatable {
  var sentence: String {
    say(
      "Somebody else has saved these words since you opened them. Theirs stand below: put both together, and save."
    )
  }

  /// Compares the version that a form was filled with (`seen`) and the one that is kept; a form without one is taken.
  static func check(seen: String?, kept: Instant?) throws(WrittenMeanwhile) {
    if let seen, seen != version(kept) { throw WrittenMeanwhile() }
  }

  /// What a form carries along.
  static func version(_ writtenAt: Instant?) -> String { writtenAt.map { String($0.milliseconds) } ?? "none" }
}
