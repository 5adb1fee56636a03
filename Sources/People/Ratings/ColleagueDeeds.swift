import Database
import Essentials

extension ColleagueRating {
  /// What became of what somebody said.
  enum Outcome: Sendable { case unchanged, counts, waits }

  /// Keeps what somebody says of a colleague; what did not change is not written. Gives the person's name.
  static func save(
    _ ratings: [ColleagueRating], of id: ID<Person>, by rater: ID<Person>, in tx: Transaction
  ) throws -> (name: String, outcome: Outcome) {
    let person = try Person.find(id, in: tx)
    try ColleagueRules.speak(of: person, by: rater)
    let source = ColleagueRules.source(of: person, by: rater)
    let open = try ColleagueSkills.find(id, for: rater, ratings.map(\.skill), in: tx)
    var (changed, waits) = ([ID<Skill>](), false)
    for rating in ratings {
      guard let known = open[rating.skill], known.said?.isSame(as: rating, source) != true || known.isAsked
      else { continue }
      let isOffered = ColleagueRules.waits(source, isAsked: known.isAsked)
      try rating.write(known.said, source, isOffered: isOffered, of: id, by: rater, in: tx)
      waits = waits || isOffered
      changed.append(rating.skill)
    }
    guard !changed.isEmpty else { return (person.name, .unchanged) }
    try tx.run(
      """
      DELETE FROM rating_ask WHERE person_id = \(id) AND rater_id = \(rater) AND skill_id IN (\(list: changed))
      """)
    try Standing.settle(id, changed, in: tx)
    try EventLog.record(.ratingGiven(of: id, by: rater, waits: waits), in: tx)
    return (person.name, waits ? .waits : .counts)
  }

  private func write(
    _ last: GivenRating?, _ source: RatingSource, isOffered: Bool, of person: ID<Person>,
    by rater: ID<Person>,
    in tx: Transaction
  ) throws {
    if let last, ColleagueRules.corrects(last, source, isOffered: isOffered, now: tx.now) {
      // Another identity, so that nobody takes what they have not seen.
      try tx.run("DELETE FROM rating WHERE id = \(last.id)")
    }
    let id: ID<GivenRating> = tx.newID()
    try tx.run(
      """
      INSERT INTO rating (id, person_id, skill_id, source, rater_id, level, note, is_offered, created_at)
      VALUES (\(id), \(person), \(skill), \(source), \(rater), \(level.rawValue), \(note), \(isOffered), \(tx.now))
      """)
  }

  /// Takes back all that somebody said of a colleague's level in a skill.
  static func forget(
    _ skill: ID<Skill>, of person: ID<Person>, by rater: ID<Person>, in tx: Transaction
  ) throws {
    try tx.run(
      """
      DELETE FROM rating WHERE person_id = \(person) AND skill_id = \(skill) AND rater_id = \(rater)
        AND source IN ('peer', 'manager')
      """)
    try Standing.settle(person, [skill], in: tx)
  }
}

extension GivenRating {
  fileprivate func isSame(as rating: ColleagueRating, _ source: RatingSource) -> Bool {
    level == rating.level && note == rating.note && self.source == source
  }

  /// What was offered counts from now on.
  static func take(_ id: ID<GivenRating>, by person: ID<Person>, in tx: Transaction) throws -> ID<Skill> {
    let (_, skill) = try find(id, of: person, in: tx)
    try tx.run("UPDATE rating SET is_offered = FALSE, is_put_aside = FALSE WHERE id = \(id)")
    try Standing.settle(person, [skill], in: tx)
    return skill
  }

  /// What was offered is put aside, and nobody is told: to who said it, it goes on waiting. What counts already is answered.
  static func putAside(_ id: ID<GivenRating>, by person: ID<Person>, in tx: Transaction) throws -> ID<Skill> {
    let (rating, skill) = try find(id, of: person, in: tx)
    guard rating.isOffered else { throw AsideRefusal() }
    try tx.run("UPDATE rating SET is_put_aside = TRUE WHERE id = \(id)")
    return skill
  }

  /// What the person says to it; who said it reads that.
  static func reply(
    _ answer: String, to id: ID<GivenRating>, by person: ID<Person>, in tx: Transaction
  ) throws -> ID<Skill> {
    let (rating, skill) = try find(id, of: person, in: tx)
    guard rating.source != .evidence else { throw NotHere() }
    guard rating.answer != answer else { return skill }
    try tx.run("UPDATE rating SET answer = \(answer) WHERE id = \(id)")
    if !answer.isEmpty {
      try EventLog.record(.ratingAnswered(rating.rater, by: person), in: tx)
    }
    return skill
  }
}

struct AsideRefusal: Refusal, Equatable {
  var sentence: String { say("This counts already, so it cannot be put aside. You can answer it.") }
}
