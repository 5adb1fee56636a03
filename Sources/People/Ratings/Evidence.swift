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

  /// What a page shows of people, from now on: what it no longer shows goes, what is the same stays with its date. Settles
  /// what counts.
  public static func replace(_ all: [Evidence], from page: Link, in tx: Transaction) throws {
    let rows = try tx.rows(
      "SELECT id, person_id, skill_id, level FROM rating WHERE source = 'evidence' AND link = \(page.text)")
    var (kept, changed) = (Set<[String]>(), [ID<Person>: [ID<Skill>]]())
    for row in rows {
      let (person, skill, level): (ID<Person>, ID<Skill>, Int) = (
        try row["person_id"], try row["skill_id"], try row["level"]
      )
      if all.contains(where: { $0.person == person && $0.skill == skill && $0.level.rawValue == level }) {
        kept.insert([person.text, skill.text])
      } else {
        try tx.run("DELETE FROM rating WHERE id = \(try row["id"] as String)")
        changed[person, default: []].append(skill)
      }
    }
    for one in all where kept.insert([one.person.text, one.skill.text]).inserted {
      try one.save(in: tx)
      changed[one.person, default: []].append(one.skill)
    }
    for (person, skills) in changed.sorted(by: { $0.key < $1.key }) {
      try Standing.settle(person, skills, in: tx)
    }
  }

  private func save(in tx: Transaction) throws {
    let id: ID<GivenRating> = tx.newID()
    try tx.run(
      """
      INSERT INTO rating (id, person_id, skill_id, source, rater_id, level, note, link, created_at)
      VALUES (\(id), \(person), \(skill), \(RatingSource.evidence), \(person), \(level.rawValue), \(note),
        \(link.text), \(tx.now))
      """)
  }
}
