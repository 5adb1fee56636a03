import Database
import Essentials

/// Something that was said of a level at an earlier time, for taking over many at once: from another system, or for an
/// organisation that is made up.
public struct PastRating: Sendable {
  public let person: ID<Person>
  public let skill: ID<Skill>
  public let source: RatingSource
  public let rater: ID<Person>
  public let level: Level
  public let at: Instant
  let id: ID<OwnRating>
  var note = ""
  var answer = ""
  /// Said without being asked, and not taken yet.
  var isOffered = false
  var isPutAside = false
  /// Of evidence: the page that shows it.
  var link: Link?

  /// - Parameter id: made at the same moment.
  public init(
    id: ID<OwnRating>, of person: ID<Person>, _ skill: ID<Skill>, _ source: RatingSource,
    by rater: ID<Person>,
    _ level: Level, at: Instant
  ) {
    (self.id, self.person, self.skill, self.source) = (id, person, skill, source)
    (self.rater, self.level, self.at) = (rater, level, at)
  }

  func with(id: ID<OwnRating>) -> PastRating {
    var rating = PastRating(id: id, of: person, skill, source, by: rater, level, at: at)
    (rating.note, rating.answer, rating.link) = (note, answer, link)
    (rating.isOffered, rating.isPutAside) = (isOffered, isPutAside)
    return rating
  }

  /// What tells two ratings apart: a page shows a skill of somebody once, whenever that was.
  struct Place: Hashable {
    let person: ID<Person>
    let skill: ID<Skill>
    let source: RatingSource
    let rater: ID<Person>
    let at: Instant?
    let page: String?

    var undated: Place {
      Place(person: person, skill: skill, source: source, rater: rater, at: nil, page: page)
    }
  }

  /// What is said there.
  struct Words: Equatable {
    let level: Level
    let note: String
    let answer: String
    let isOffered: Bool
    let isPutAside: Bool
  }

  var place: Place {
    let isEvidence = source == .evidence
    return Place(
      person: person, skill: skill, source: source, rater: rater, at: isEvidence ? nil : at,
      page: isEvidence ? link?.text : nil)
  }

  var words: Words {
    Words(level: level, note: note, answer: answer, isOffered: isOffered, isPutAside: isPutAside)
  }
}
