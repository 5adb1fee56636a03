import Essentials

/// Where a rating comes from.
public enum RatingSource: String, Sendable, CaseIterable { case own = "self", peer, manager, evidence }

/// How well somebody says of themselves that they can do something, and whether they may be found for it.
public struct OwnRating: Sendable, Equatable {
  public let skill: ID<Skill>
  /// nil when they have not said; they may be found all the same.
  public var level: Level?
  public var isFindable: Bool
}

/// A skill as somebody's own page shows it.
struct OwnSkill: Sendable {
  let skill: Skill
  let levels: LevelNames
  /// What their work needs; nil when it does not need this.
  let target: Level?
  let rating: OwnRating
  /// What counts, of all that was said; nil when nobody said anything.
  var standing: Standing?
  /// Somebody else said something, or offers to.
  var hasOthers = false

  /// How far they are from what their work needs; nil where nobody can say.
  var gap: Int? {
    guard let target, let level = standing?.level ?? rating.level else { return nil }
    return max(0, target.rawValue - level.rawValue)
  }
}

enum RatingRules {
  /// A level is written anew when it changed; the same again within a day takes the place of what was said first, so that a slip
  /// of the thumb leaves no trace in how it went over time.
  static let correction: Duration = .days(1)

  /// What the work needs comes first, the widest gap on top, then what was not rated yet; then the rest by name.
  static func ordered(_ skills: [OwnSkill]) -> [OwnSkill] {
    skills.map { (place: (rank($0), -($0.gap ?? 0), Folded.key($0.skill.name)), skill: $0) }
      .sorted { $0.place < $1.place }.map(\.skill)
  }

  private static func rank(_ skill: OwnSkill) -> Int {
    guard skill.target != nil else { return 3 }
    guard let gap = skill.gap else { return 1 }
    return gap > 0 ? 0 : 2
  }
}
