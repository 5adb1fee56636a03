import Essentials

/// What somebody says of a colleague's level, with what they have seen.
struct ColleagueRating: Sendable, Equatable {
  let skill: ID<Skill>
  let level: Level
  let note: String
}

/// One thing that was said, as those whom it concerns read it.
struct GivenRating: Sendable {
  let id: ID<GivenRating>
  let source: RatingSource
  let rater: ID<Person>
  let raterName: String
  let level: Level
  let note: String
  /// It was not asked for, and waits until the person takes it.
  let isOffered: Bool
  /// What the person says to it.
  let answer: String
  /// The page of what shows it.
  let link: Link?
  let at: Instant
}

/// A skill of a colleague as the page of whoever speaks of it shows it.
struct ColleagueSkill: Sendable {
  let skill: Skill
  let levels: LevelNames
  /// What their work needs; told only to who leads them.
  let target: Level?
  let isAsked: Bool
  /// What the reader said last.
  let said: GivenRating?
}

enum ColleagueRefusal: Refusal, Equatable {
  case yourself
  case left(String)

  var sentence: String {
    switch self {
    case .yourself: say("This is about you. Say it on the page of your own skills.")
    case .left(let name): say("\(name) has left, and nothing new is said of their skills.")
    }
  }
}

enum ColleagueRules {
  static let noteMax = 500

  /// Nothing is said of oneself here, nor of somebody who has left.
  static func speak(of person: Person, by rater: ID<Person>) throws(ColleagueRefusal) {
    if person.id == rater { throw .yourself }
    if !person.isActive { throw .left(person.name) }
  }

  /// Who leads somebody speaks as that; everybody else as a colleague.
  static func source(of person: Person, by rater: ID<Person>) -> RatingSource {
    person.manager == rater ? .manager : .peer
  }

  /// A colleague's word that nobody asked for waits for the person.
  static func waits(_ source: RatingSource, isAsked: Bool) -> Bool { source == .peer && !isAsked }

  /// Whether a new word takes the place of the last one: within a day, as long as nobody has answered it, and not when it would
  /// put an offer where something counts.
  static func corrects(_ last: GivenRating, _ source: RatingSource, isOffered: Bool, now: Instant) -> Bool {
    last.source == source && last.answer.isEmpty && last.at > now - RatingRules.correction
      && (last.isOffered || !isOffered)
  }
}
