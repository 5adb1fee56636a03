import Database
import Essentials

extension PastRating {
  /// From a row that names the table's columns, without its identity.
  init(_ row: Row) throws {
    let link: String? = try row["link"]
    self.init(
      id: ID(stored: ""), of: try row["person_id"], try row["skill_id"], try row["source"],
      by: try row["rater_id"],
      Level(rawValue: try row["level"]) ?? .zero, at: try row["created_at"])
    (note, answer, self.link) = (try row["note"], try row["answer"], link.flatMap { Link(checking: $0) })
    (isOffered, isPutAside) = (try row["is_offered"], try row["is_put_aside"])
  }

  /// Loads what was said of these people, and settles what counts. Quick for people and skills of whom nothing was known.
  public static func load(_ ratings: [PastRating], in tx: Transaction) throws {
    try tx.load(
      TableLoad(
        "rating", "id", "person_id", "skill_id", "source", "rater_id", "level", "created_at",
        "note", "is_offered", "is_put_aside", "answer", "link"),
      ratings.lazy.map {
        .row(
          $0.id, $0.person, $0.skill, $0.source, $0.rater, $0.level.rawValue, $0.at, $0.note,
          $0.isOffered, $0.isPutAside, $0.answer, $0.link?.text)
      })
    let people = Set(ratings.map(\.person)).sorted()
    let known = try tx.all("SELECT person_id, skill_id FROM standing WHERE person_id IN (\(list: people))") {
      row in
      [try row["person_id"] as String, try row["skill_id"] as String]
    }
    let present = Set(known)
    let said = Dictionary(grouping: ratings) { [$0.person.text, $0.skill.text] }
    let new = said.filter { !present.contains($0.key) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    try tx.load(Standing.table, new.compactMap { standing(of: $0.value) })
    let changed = Dictionary(grouping: known.filter { said[$0] != nil }) { $0[0] }
    for (person, pairs) in changed.sorted(by: { $0.key < $1.key }) {
      try Standing.settle(ID(stored: person), pairs.map { ID(stored: $0[1]) }, in: tx)
    }
  }

  private static func standing(of all: [PastRating]) -> [SQLValue]? {
    let said = all.filter { !$0.isOffered }.sorted { $0.at < $1.at }.map {
      Said(source: $0.source, rater: $0.rater, level: $0.level, at: $0.at)
    }
    return StandingRules.settle(said)?.row(all[0].person, all[0].skill)
  }

  /// Lets people be found for skills.
  public static func loadOffers(
    _ offers: [(person: ID<Person>, skill: ID<Skill>, since: Instant)], in tx: Transaction
  ) throws {
    try tx.load(
      TableLoad("skill_offer", "person_id", "skill_id", "created_at"),
      offers.lazy.map { .row($0.person, $0.skill, $0.since) })
  }

  /// Says what people work as, of whom nothing was said before.
  public static func loadWork(_ work: [(person: ID<Person>, role: ID<JobRole>)], in tx: Transaction) throws {
    try tx.load(
      TableLoad("person_job_role", "person_id", "job_role_id"), work.lazy.map { .row($0.person, $0.role) })
  }
}
