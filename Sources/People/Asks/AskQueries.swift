import Database
import Essentials

extension HelpAsk {
  private static let columns: SQL = """
    help_ask.id, help_ask.skill_id, skill.name AS skill_name, help_ask.asker_id, asker.name AS asker_name,
    asker.email AS asker_email, help_ask.helper_id, helper.name AS helper_name, help_ask.words, help_ask.created_at
    """
  private static let tables: SQL = """
    help_ask JOIN skill ON skill.id = help_ask.skill_id JOIN person AS asker ON asker.id = help_ask.asker_id
    JOIN person AS helper ON helper.id = help_ask.helper_id
    """

  init(_ row: Row) throws {
    self.init(
      id: try row["id"], skill: try row["skill_id"], skillName: try row["skill_name"],
      asker: try row["asker_id"],
      askerName: try row["asker_name"], askerEmail: try row["asker_email"], helper: try row["helper_id"],
      helperName: try row["helper_name"], words: try row["words"], at: try row["created_at"])
  }

  public static func find(_ id: ID<HelpAsk>, in tx: Transaction) throws -> HelpAsk {
    let found = try tx.one(
      "SELECT \(sql: columns) FROM \(sql: tables) WHERE help_ask.id = \(id)", HelpAsk.init)
    guard let found else { throw NotHere() }
    return found
  }

  /// What was asked of somebody, and what they asked, the newest first.
  static func all(with person: ID<Person>, in tx: Transaction) throws -> [HelpAsk] {
    try tx.all(
      """
      SELECT \(sql: columns) FROM \(sql: tables) WHERE help_ask.id IN (
        SELECT id FROM (SELECT id FROM help_ask WHERE helper_id = \(person) ORDER BY created_at DESC LIMIT 20) AS asked
        UNION SELECT id FROM (SELECT id FROM help_ask WHERE asker_id = \(person) ORDER BY id DESC LIMIT 20) AS own)
      ORDER BY help_ask.id DESC
      """, HelpAsk.init)
  }
}

extension RatingAsk {
  /// What is open between somebody and others, whoever asked; declined ones only for who asked.
  static func all(with person: ID<Person>, in tx: Transaction) throws -> [RatingAsk] {
    let rows = try tx.rows(
      """
      SELECT rating_ask.person_id, person.name AS person_name, rating_ask.rater_id, rater.name AS rater_name,
        rating_ask.skill_id, skill.name AS skill_name, rating_ask.created_at
      FROM rating_ask JOIN person ON person.id = rating_ask.person_id JOIN person AS rater ON rater.id = rating_ask.rater_id
        JOIN skill ON skill.id = rating_ask.skill_id
      WHERE skill.retired_at IS NULL AND ((rating_ask.rater_id = \(person) AND NOT rating_ask.is_declined
        AND person.deactivated_at IS NULL) OR rating_ask.person_id = \(person))
      ORDER BY rating_ask.person_id, rating_ask.rater_id, skill.name_key LIMIT 1000
      """)
    let pairs = try Dictionary(grouping: rows) { row in
      [try row["person_id"] as String, try row["rater_id"] as String]
    }
    let all = try pairs.values.map(RatingAsk.init)
    return all.sorted { ($0.at, $0.person, $0.rater) > ($1.at, $1.person, $1.rater) }
  }

  private init(_ rows: [Row]) throws {
    let first = rows[0]
    self.init(
      person: try first["person_id"], personName: try first["person_name"], rater: try first["rater_id"],
      raterName: try first["rater_name"],
      skills: try rows.map { (try $0["skill_id"], try $0["skill_name"]) },
      at: try rows.map { try $0["created_at"] as Instant }.max()!)
  }
}

/// "Not now": nobody asks them for help until that day.
public enum QuietTime {
  /// Whether it lasts: until that day begins where they are.
  public static func holds(_ until: Day, _ zone: Zone, now: Instant) -> Bool {
    AskRules.isQuiet(until, zone, now: now)
  }

  static func of(_ person: ID<Person>, in tx: Transaction) throws -> Day? {
    try tx.value("SELECT until FROM quiet_time WHERE person_id = \(person)")
  }
}

/// All that the page of asks shows.
struct AskStory: Sendable {
  let helps: [HelpAsk]
  let ratings: [RatingAsk]
  let quiet: Day?
  /// One's own skills that a colleague can be asked about.
  let skills: [(id: ID<Skill>, name: String)]
  /// Whom one could ask: who leads one, and the department.
  let people: [String]

  static func find(_ person: ID<Person>, adding: [ID<Skill>], in tx: Transaction) throws -> AskStory {
    AskStory(
      helps: try HelpAsk.all(with: person, in: tx), ratings: try RatingAsk.all(with: person, in: tx),
      quiet: try QuietTime.of(person, in: tx),
      skills: try OwnSkills.names(of: person, adding: adding, in: tx),
      people: try Person.near(person, in: tx))
  }
}

extension Person {
  /// Those who lead somebody and those they work with, as a field writes them.
  static func near(_ id: ID<Person>, in tx: Transaction) throws -> [String] {
    try tx.all(
      """
      SELECT \(sql: columns) FROM person WHERE deactivated_at IS NULL AND id <> \(id) AND (
        id = (SELECT manager_id FROM person WHERE id = \(id))
        OR department_id = (SELECT department_id FROM person WHERE id = \(id)))
      ORDER BY name_key, id LIMIT 100
      """
    ) { NamedPerson.of(try Person($0)) }
  }
}
