import Database
import Essentials

extension RatingAsk {
  /// Asks a colleague; what was asked of them before and not answered yet is not asked again.
  static func ask(_ draft: RatingAskDraft, by person: ID<Person>, in tx: Transaction) throws -> String {
    let typed = NamedPerson.key(draft.who)
    let found = try Person.named(typed, in: tx)
    let rater: ID<Person>
    switch PersonRules.meant(typed, in: say("Whom you ask"), found: found) {
    case .nobody: throw FieldErrors("who", say("Whom you ask is empty. Write something here."))
    case .wrong(let sentence): throw FieldErrors("who", sentence)
    case .somebody(let id): rater = id
    }
    if rater == person { throw FieldErrors("who", say("Whom you ask: that is you. Ask somebody else.")) }
    if let until = try QuietTime.of(rater, in: tx), AskRules.isQuiet(until, found[0].zone, now: tx.now) {
      throw FieldErrors("who", AskRefusal.notNow(found[0].name, until: until).sentence)
    }
    let known: [ID<Skill>] = try tx.values(
      "SELECT id FROM skill WHERE id IN (\(list: draft.skills)) AND retired_at IS NULL ORDER BY id")
    if known.isEmpty { throw FieldErrors("skills", say("Skills: these are out of use. Tick others.")) }
    let lines = known.map { skill -> SQL in "(\(person), \(rater), \(skill), \(tx.now))" }
    let added = try tx.run(
      """
      INSERT INTO rating_ask (person_id, rater_id, skill_id, created_at) VALUES \(sql: .rows(lines))
      ON CONFLICT (person_id, rater_id, skill_id) DO NOTHING
      """)
    if added > 0 { try EventLog.record(.ratingAsked(rater, by: person), in: tx) }
    return found[0].name
  }

  /// Takes back what somebody asked of a colleague and what is not answered yet.
  static func takeBack(from rater: ID<Person>, by person: ID<Person>, in tx: Transaction) throws {
    try tx.run(
      "DELETE FROM rating_ask WHERE person_id = \(person) AND rater_id = \(rater)")
  }

  /// The colleague would rather not. The asker is not told: to them it looks as if it were not answered.
  static func decline(_ person: ID<Person>, by rater: ID<Person>, in tx: Transaction) throws {
    try tx.run(
      "UPDATE rating_ask SET is_declined = TRUE WHERE person_id = \(person) AND rater_id = \(rater)")
  }
}

extension HelpAsk {
  /// Asks somebody for help with a skill they let themselves be found for.
  static func ask(
    _ words: String, of helper: ID<Person>, about skill: ID<Skill>, by asker: ID<Person>, in tx: Transaction
  ) throws -> Person {
    let person = try checked(helper, about: skill, by: asker, in: tx)
    let id: ID<HelpAsk> = tx.newID()
    try tx.run(
      """
      INSERT INTO help_ask (id, skill_id, helper_id, asker_id, words, created_at)
      VALUES (\(id), \(skill), \(helper), \(asker), \(words), \(tx.now))
      """)
    try EventLog.record(.helpAsked(id, by: asker), in: tx)
    return person
  }

  /// What was asked a year ago is nobody's business any more.
  public static func forgetOld(in tx: Transaction) throws {
    try tx.run("DELETE FROM help_ask WHERE created_at < \(tx.now - .days(AskRules.kept))")
  }

  /// Whoever may be asked; throws an `AskRefusal` when they may not.
  static func checked(
    _ helper: ID<Person>, about skill: ID<Skill>, by asker: ID<Person>, in tx: Transaction
  ) throws -> Person {
    let (person, asked) = (try Person.find(helper, in: tx), try Skill.find(skill, in: tx))
    if asked.retiredAt != nil { throw AskRefusal.retired(asked.name) }
    let last: Instant? = try tx.value(
      """
      SELECT max(created_at) FROM help_ask WHERE asker_id = \(asker) AND helper_id = \(helper) AND skill_id = \(skill)
      """)
    try AskRules.help(
      of: person, isFindable: try OwnRating.find(skill, of: helper, in: tx)?.isFindable ?? false,
      quiet: try QuietTime.of(helper, in: tx), last: last, asker: asker, now: tx.now)
    return person
  }
}

extension QuietTime {
  static func begin(_ until: Day, for person: ID<Person>, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO quiet_time (person_id, until) VALUES (\(person), \(until))
      ON CONFLICT (person_id) DO UPDATE SET until = excluded.until
      """)
  }

  static func end(for person: ID<Person>, in tx: Transaction) throws {
    try tx.run("DELETE FROM quiet_time WHERE person_id = \(person)")
  }
}
