import Database
import Essentials
import People

extension Teacher {
  /// Those who let themselves be found for a skill of the topic, who taught it, or who offered to teach another topic on it; not
  /// who offers on this one already. One statement.
  static func all(for topic: ID<Topic>, in tx: Transaction) throws -> [Teacher] {
    let rows = try tx.rows(
      """
      WITH wanted AS (SELECT skill_id FROM topic_skill WHERE topic_id = \(topic)),
        known AS (
          SELECT skill_offer.person_id, skill_offer.skill_id FROM wanted
            JOIN skill_offer ON skill_offer.skill_id = wanted.skill_id
          UNION SELECT session_crew.person_id, session_skill.skill_id FROM wanted
            JOIN session_skill ON session_skill.skill_id = wanted.skill_id
            JOIN session ON session.id = session_skill.session_id AND session.state = 'held'
            JOIN session_crew ON session_crew.session_id = session.id
          UNION SELECT topic_offer.person_id, topic_skill.skill_id FROM wanted
            JOIN topic_skill ON topic_skill.skill_id = wanted.skill_id AND topic_skill.topic_id <> \(topic)
            JOIN topic_offer ON topic_offer.topic_id = topic_skill.topic_id AND topic_offer.kind <> 'slides')
      SELECT person.id, person.name, person.zone, person.department_id, department.name AS department,
        skill.name AS skill_name, \(sql: LevelNames.columns), quiet_time.until, teach_ask.created_at AS asked_at,
        CASE WHEN skill_offer.person_id IS NULL THEN NULL ELSE standing.level END AS level,
        (SELECT count(*) FROM session_skill JOIN session ON session.id = session_skill.session_id
          JOIN session_crew ON session_crew.session_id = session.id
          WHERE session_skill.skill_id = known.skill_id AND session.state = 'held'
            AND session_crew.person_id = known.person_id) AS taught,
        EXISTS (SELECT 1 FROM topic_skill JOIN topic_offer ON topic_offer.topic_id = topic_skill.topic_id
          WHERE topic_skill.skill_id = known.skill_id AND topic_skill.topic_id <> \(topic)
            AND topic_offer.person_id = known.person_id AND topic_offer.kind <> 'slides') AS has_offered,
        (SELECT count(*) FROM session_crew JOIN session ON session.id = session_crew.session_id
          WHERE session_crew.person_id = known.person_id AND session.state <> 'cancelled'
            AND session.starts_at > \(tx.now - .days(90))) AS load
      FROM known JOIN person ON person.id = known.person_id JOIN skill ON skill.id = known.skill_id
        JOIN framework ON framework.id = skill.framework_id
        LEFT JOIN department ON department.id = person.department_id
        LEFT JOIN skill_offer ON skill_offer.person_id = known.person_id AND skill_offer.skill_id = known.skill_id
        LEFT JOIN standing ON standing.person_id = known.person_id AND standing.skill_id = known.skill_id
        LEFT JOIN quiet_time ON quiet_time.person_id = known.person_id
        LEFT JOIN teach_ask ON teach_ask.topic_id = \(topic) AND teach_ask.person_id = known.person_id
      WHERE person.deactivated_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM topic_offer WHERE topic_offer.topic_id = \(topic) AND topic_offer.person_id = known.person_id)
      ORDER BY person.id, skill.id LIMIT 1000
      """)
    let teachers = try rows.map { try Teacher($0, now: tx.now) }
    // Of several skills, the one of which they know most.
    return Dictionary(grouping: teachers, by: \.person).values.compactMap { all in
      all.max { TeacherRules.score($0, asker: nil) < TeacherRules.score($1, asker: nil) }
    }
  }

  private init(_ row: Row, now: Instant) throws {
    let (zone, until, number): (Zone, Day?, Int?) = (try row["zone"], try row["until"], try row["level"])
    let level = number.flatMap(Level.init)
    self.init(
      person: try row["id"], name: try row["name"], department: try row["department_id"],
      departmentName: try row["department"], skill: try row["skill_name"], level: level,
      levelName: try level.map { try LevelNames(row: row)[$0] } ?? "", taught: try row["taught"],
      hasOffered: try row["has_offered"], load: try row["load"],
      quiet: until.flatMap { QuietTime.holds($0, zone, now: now) ? $0 : nil }, askedAt: try row["asked_at"])
  }

  /// Those who could teach a topic, in order, and where its asker works; nobody knows where one asked without a name.
  static func proposed(for topic: Topic, in tx: Transaction) throws -> (
    teachers: [Teacher], asker: ID<Department>?
  ) {
    let asker = try topic.asker.flatMap { try Person.find($0, in: tx).department }
    let all = try all(for: topic.id, in: tx).filter { $0.person != topic.asker && TeacherRules.isLikely($0) }
    return (TeacherRules.ordered(all, asker: asker), asker)
  }

  /// Asks somebody to teach it, once.
  static func ask(_ person: ID<Person>, for id: ID<Topic>, by organiser: ID<Person>, in tx: Transaction)
    throws -> String
  {
    let topic = try Topic.find(id, in: tx)
    try TopicRules.takePart(in: topic)
    guard let teacher = try all(for: id, in: tx).first(where: { $0.person == person }) else {
      throw TeacherRefusal.unlisted(try Person.find(person, in: tx).name)
    }
    if teacher.askedAt != nil { throw TeacherRefusal.askedAlready(teacher.name) }
    if let day = teacher.quiet { throw TeacherRefusal.notNow(teacher.name, until: day) }
    try tx.run(
      """
      INSERT INTO teach_ask (topic_id, person_id, asked_by, created_at) VALUES (\(id), \(person), \(organiser), \(tx.now))
      """)
    try EventLog.record(.teachAsked(topic, person, by: organiser), in: tx)
    return teacher.name
  }

  /// Whoever was asked would rather not. Nobody is told.
  static func decline(_ id: ID<Topic>, by person: ID<Person>, in tx: Transaction) throws {
    let changed = try tx.run(
      "UPDATE teach_ask SET is_declined = TRUE WHERE topic_id = \(id) AND person_id = \(person)")
    guard changed == 1 else { throw NotHere() }
  }
}
