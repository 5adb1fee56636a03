import Essentials

/// Where everything that was said of somebody's level in a skill leads: the level that counts, and whose word it is.
public struct Standing: Sendable, Equatable {
  public let level: Level
  public let source: RatingSource
  /// The lowest and highest of what counts from each source; apart where they disagree.
  public let lowest: Level
  public let highest: Level
  /// When that which counts was said.
  public let since: Instant

  public init(level: Level, source: RatingSource, lowest: Level, highest: Level, since: Instant) {
    (self.level, self.source, self.lowest, self.highest) = (level, source, lowest, highest)
    self.since = since
  }

  /// So far apart that somebody should talk about it.
  public var isDisputed: Bool { highest.rawValue - lowest.rawValue >= 2 }
}

/// One thing that was said of somebody's level, as far as the rule asks.
struct Said: Sendable, Equatable {
  let source: RatingSource
  let rater: ID<Person>
  let level: Level
  let at: Instant
}

extension RatingSource {
  /// Whose word it is, in a few words.
  public var word: String {
    switch self {
    case .own: say("in their own words")
    case .peer: say("colleagues say")
    case .manager: say("the manager says")
    case .evidence: say("shown in the work")
    }
  }
}
