import Database
import Essentials
import People

/// Keeps what speaks for each topic beside it, so that a list walks along an index. It belongs to every change that a rank
/// depends on; age and gaps are followed by a chore.
public enum TopicRanking {
  /// Values and rank of these topics, in four statements and two for each.
  static func update(_ ids: [ID<Topic>], in tx: Transaction) throws {
    let (scale, weights) = (try RankScale.find(in: tx), try RankWeights.find(in: tx))
    let facts = try RankFacts.find(ids, in: tx)
    for (id, facts) in facts.sorted(by: { $0.key < $1.key }) {
      try save(RankRules.values(facts, scale), facts, weights, of: id, in: tx)
    }
  }

  /// What one vote changes, and nothing else, in four statements, because votes are given a thousand times a second: the votes
  /// themselves, and the department when nobody else there wants the topic.
  static func followVote(
    of id: ID<Topic>, by person: ID<Person>, isGiven: Bool, in tx: Transaction
  ) throws {
    let step = isGiven ? 1 : -1
    let found = try tx.one(
      """
      SELECT topic.votes, topic_rank.departments, \(sql: RankScale.columns), topic_rank.want, topic_rank.gap, topic_rank.risk,
        topic_rank.goal, topic_rank.reach, topic_rank.age, topic_rank.supply,
        me.department_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM topic_vote JOIN person AS voter ON voter.id = topic_vote.person_id
          WHERE topic_vote.topic_id = topic.id AND voter.department_id = me.department_id AND voter.id <> me.id) AS is_alone
      FROM topic JOIN topic_rank ON topic_rank.topic_id = topic.id JOIN person AS me ON me.id = \(person)
      WHERE topic.id = \(id)
      """
    ) { row in
      let isAlone: Bool = try row["is_alone"]
      return (
        values: try RankValues(row),
        facts: RankFacts(
          votes: try row["votes"] + step, departments: try row["departments"] + (isAlone ? step : 0)),
        scale: try RankScale(row)
      )
    }
    guard let found else {
      try tx.run("UPDATE topic SET votes = votes + \(step) WHERE id = \(id)")
      return try update([id], in: tx)
    }
    var values = found.values
    let new = RankRules.values(found.facts, found.scale)
    (values[.want], values[.reach]) = (new[.want], new[.reach])
    try tx.run(
      """
      UPDATE topic_rank SET want = \(values[.want]), reach = \(values[.reach]), departments = \(found.facts.departments)
      WHERE topic_id = \(id)
      """)
    let rank = RankRules.score(values, try RankWeights.find(in: tx))
    try tx.run("UPDATE topic SET votes = votes + \(step), rank = \(rank) WHERE id = \(id)")
  }

  /// All of which something can still come, some at a time.
  public static func updateAll(_ store: Store, only which: Which = .all) async throws {
    var after: ID<Topic>?
    repeat {
      after = try await store.write { [after] tx in
        let ids: [ID<Topic>] = try tx.values(
          """
          SELECT id FROM topic WHERE \(sql: Topic.isLive) AND id > \(after?.text ?? "") AND \(sql: which.sql)
          ORDER BY id LIMIT 500
          """)
        try update(ids, in: tx)
        return ids.last
      }
    } while after != nil
  }

  /// The place of a topic among those of which something can still come, counted from 1; counted no further than lists are.
  static func place(of id: ID<Topic>, in tx: Transaction) throws -> Amount {
    let before: Int? = try tx.value(
      """
      SELECT count(*) FROM (SELECT 1 AS one FROM topic WHERE \(sql: Topic.isLive)
        AND (rank, id) > (SELECT t.rank, t.id FROM topic AS t WHERE t.id = \(id)) LIMIT \(Amount.most)) AS counted
      """)
    return Amount(1 + (before ?? 0))
  }

  public enum Which: Sendable {
    case all
    /// Those that ask for skills, whose gaps are counted anew.
    case skilled

    var sql: SQL { self == .all ? "TRUE" : "id IN (SELECT topic_id FROM topic_skill)" }
  }

  private static func save(
    _ values: RankValues, _ facts: RankFacts, _ weights: RankWeights, of id: ID<Topic>, in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO topic_rank (topic_id, want, gap, risk, goal, reach, age, supply, departments)
      VALUES (\(id), \(values[.want]), \(values[.gap]), \(values[.risk]), \(values[.goal]), \(values[.reach]),
        \(values[.age]), \(values[.supply]), \(facts.departments))
      ON CONFLICT (topic_id) DO UPDATE SET want = excluded.want, gap = excluded.gap, risk = excluded.risk,
        goal = excluded.goal, reach = excluded.reach, age = excluded.age, supply = excluded.supply,
        departments = excluded.departments
      """)
    try tx.run("UPDATE topic SET rank = \(RankRules.score(values, weights)) WHERE id = \(id)")
  }

  public static func chores(_ store: Store) -> [Chore] {
    [
      Chore("rank-topics-by-gaps", .every(.hours(1))) { try await updateAll(store, only: .skilled) },
      Chore("rank-topics", .every(.hours(24))) { try await updateAll(store) },
    ]
  }
}

extension RankWeights {
  static func find(in tx: Transaction) throws -> RankWeights {
    var weights = RankWeights()
    for row in try tx.rows("SELECT part, weight FROM rank_weight") {
      guard let part = RankPart(rawValue: try row["part"]) else { continue }
      weights[part] = try row["weight"]
    }
    return weights
  }

  /// Sets them, and makes the order anew.
  func save(by actor: ID<Person>, in tx: Transaction) throws {
    let before = try RankWeights.find(in: tx)
    guard before != self else { return }
    try tx.run("DELETE FROM rank_weight")
    for part in RankPart.allCases where self[part] != part.usualWeight {
      try tx.run("INSERT INTO rank_weight (part, weight) VALUES (\(part.rawValue), \(self[part]))")
    }
    try tx.run(
      """
      UPDATE topic SET rank = (SELECT \(sql: score) FROM topic_rank WHERE topic_rank.topic_id = topic.id)
      WHERE \(sql: Topic.isLive) AND EXISTS (SELECT 1 FROM topic_rank WHERE topic_rank.topic_id = topic.id)
      """)
    try Audit.record(
      "ranking changed", of: "ranking", detail: "\(before.words) → \(words)", by: actor, in: tx)
  }

  /// As `RankRules.score`, on a row of `topic_rank`.
  var score: SQL {
    """
    (\(self[.want]) * want + \(self[.gap]) * gap + \(self[.risk]) * risk + \(self[.goal]) * goal
      + \(self[.reach]) * reach + \(self[.age]) * age - \(self[.supply]) * supply)
    """
  }
}

extension RankScale {
  /// `scale_people`, as far as they are counted, and `scale_departments`.
  static let columns: SQL = """
    COALESCE((SELECT people FROM gap_count WHERE id = 1), (
      SELECT count(*) FROM (SELECT 1 AS one FROM person WHERE deactivated_at IS NULL LIMIT 1000) AS counted)) AS scale_people,
    (SELECT count(*) FROM department) AS scale_departments
    """

  init(_ row: Row) throws {
    self.init(people: try row["scale_people"], departments: try row["scale_departments"])
  }

  static func find(in tx: Transaction) throws -> RankScale {
    try tx.one("SELECT \(sql: columns)", RankScale.init) ?? RankScale(people: 0, departments: 0)
  }
}

extension RankValues {
  /// From the columns of `topic_rank`.
  init(_ row: Row) throws {
    for part in RankPart.allCases { self[part] = try row[part.rawValue] }
  }
}

extension RankFacts {
  static func find(_ ids: [ID<Topic>], in tx: Transaction) throws -> [ID<Topic>: RankFacts] {
    let skills = try RankSkill.all(of: ids, in: tx)
    let facts = try tx.all(
      """
      SELECT topic.id, topic.votes, topic.origin, topic.created_at, \(sql: TopicStory.departments) AS departments,
        EXISTS (SELECT 1 FROM session WHERE session.topic_id = topic.id AND session.state = 'scheduled') AS is_scheduled,
        EXISTS (SELECT 1 FROM topic_skill JOIN session_skill ON session_skill.skill_id = topic_skill.skill_id
          JOIN session ON session.id = session_skill.session_id
          WHERE topic_skill.topic_id = topic.id AND session.state = 'scheduled') AS has_session_ahead
      FROM topic WHERE topic.id IN (\(list: ids))
      """
    ) { row in
      let (id, origin, asked): (ID<Topic>, Topic.Origin, Instant) = (
        try row["id"], try row["origin"], try row["created_at"]
      )
      return (
        id,
        RankFacts(
          votes: try row["votes"], departments: try row["departments"], isGoal: origin == .goal,
          days: (tx.now - asked).wholeDays, isScheduled: try row["is_scheduled"],
          hasSessionAhead: try row["has_session_ahead"], skills: skills[id] ?? [])
      )
    }
    return Dictionary(uniqueKeysWithValues: facts)
  }
}

extension RankSkill {
  static func all(of ids: [ID<Topic>], in tx: Transaction) throws -> [ID<Topic>: [RankSkill]] {
    let all = try tx.all(
      """
      SELECT topic_skill.topic_id, ranking_skill.name, ranking_skill.is_critical, ranking_skill.people,
        ranking_skill.missing, ranking_skill.holders
      FROM topic_skill JOIN ranking_skill ON ranking_skill.skill_id = topic_skill.skill_id
      WHERE topic_skill.topic_id IN (\(list: ids)) ORDER BY topic_skill.topic_id, topic_skill.skill_id
      """
    ) { row in
      (
        try row["topic_id"] as ID<Topic>,
        RankSkill(
          name: try row["name"], isCritical: try row["is_critical"], people: try row["people"],
          missing: try row["missing"], holders: try row["holders"])
      )
    }
    return Dictionary(grouping: all, by: \.0).mapValues { $0.map(\.1) }
  }
}
