import Database
import Essentials

/// What was shown in the work: a session that somebody taught, or came to and applied.
public struct Evidence: Sendable {
  public let person: ID<Person>
  public let skill: ID<Skill>
  /// At least this.
  public let level: Level
  /// What it was, such as `Taught “Reading a spectrum”`.
  public let note: String
  /// Its page; the same page shows a skill of somebody once.
  public let link: Link

  public init(of person: ID<Person>, _ skill: ID<Skill>, _ level: Level, note: String, link: Link) {
    (self.person, self.skill, self.level) = (person, skill, level)
    (self.note, self.link) = (note, link)
  }

  /// Keeps it, and settles what counts. What is known from the same page already stays as it is.
  public static func record(_ all: [Evidence], in tx: Transaction) throws {
    var changed: [ID<Person>: [ID<Skill>]] = [:]
    for one in all {
      let id: ID<GivenRating> = tx.newID()
      let added = try tx.run(
        """
        INSERT INTO rating (id, person_id, skill_id, source, rater_id, level, note, link, created_at)
        VALUES (\(id), \(one.person), \(one.skill), \(RatingSource.evidence), \(one.person), \(one.level.rawValue),
          \(one.note), \(one.link.text), \(tx.now))
        ON CONFLICT (person_id, skill_id, link) WHERE source = 'evidence' DO NOTHING
        """)
      if added == 1 { changed[one.person, default: []].append(one.skill) }
    }
    for (person, skills) in changed.sorted(by: { $0.key < $1.key }) {
      try Standing.settle(person, skills, in: tx)
    }
  }
}
