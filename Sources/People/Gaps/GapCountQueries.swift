import Database
import Essentials

extension GapFacts {
  static func read(in tx: Transaction) throws -> GapFacts {
    let known: Set<ID<Skill>> = Set(try tx.values("SELECT DISTINCT skill_id FROM gap_month"))
    let skills = try tx.all(
      """
      SELECT skill.id, skill.name_key, \(sql: SkillTarget.highest) AS highest FROM skill WHERE retired_at IS NULL
        AND EXISTS (SELECT 1 FROM standing WHERE standing.skill_id = skill.id) ORDER BY skill.id
      """
    ) { row in (try row["id"] as ID<Skill>, try row["name_key"] as String, try row["highest"] as Int?) }
    return GapFacts(
      at: tx.now, people: try tx.value("SELECT count(*) FROM person WHERE deactivated_at IS NULL") ?? 0,
      rated: try tx.value(
        """
        SELECT count(DISTINCT standing.person_id) FROM standing JOIN person ON person.id = standing.person_id
        WHERE person.deactivated_at IS NULL
        """) ?? 0,
      groups: try groups(in: tx),
      skills: try skills.map { id, key, highest in
        let rows = try rows(id, in: tx)
        let isNeeded = rows.contains { $0.target != nil }
        return OfSkill(
          skill: id, key: key, highest: highest, rows: rows,
          past: known.contains(id) ? [] : try past(of: id, isNeeded: isNeeded, in: tx))
      })
  }

  private static func past(of skill: ID<Skill>, isNeeded: Bool, in tx: Transaction) throws -> [(
    month: String, cell: GapCell
  )] {
    let rows = try tx.rows(
      """
      SELECT rating.person_id, rating.source, rating.rater_id, rating.level, rating.created_at,
        \(sql: SkillTarget.column) AS target
      FROM rating JOIN standing ON standing.person_id = rating.person_id AND standing.skill_id = rating.skill_id
        JOIN person ON person.id = rating.person_id \(sql: SkillTarget.joined)
      WHERE rating.skill_id = \(skill) AND NOT rating.is_offered AND person.deactivated_at IS NULL
      ORDER BY rating.person_id, rating.created_at, rating.id
      """)
    let people = try Dictionary(grouping: rows) { try $0["person_id"] as String }.values.map { rows in
      (target: try rows[0]["target"] as Int?, said: try rows.map(Said.init))
    }
    return GapPast.months(
      people.filter { !isNeeded || $0.target != nil }, before: Zone.utc.wall(at: tx.now).day)
  }

  /// Everybody whose level is known, by what they are and need.
  private static func rows(_ skill: ID<Skill>, in tx: Transaction) throws -> [CountedRow] {
    try tx.all(
      """
      SELECT COALESCE(person.department_id, '') AS department, COALESCE(person_job_role.job_role_id, '') AS role,
        standing.level, \(sql: SkillTarget.column) AS target, count(*) AS people
      FROM standing JOIN person ON person.id = standing.person_id \(sql: SkillTarget.joined)
      WHERE standing.skill_id = \(skill) AND person.deactivated_at IS NULL GROUP BY 1, 2, 3, 4
      """
    ) { row in
      CountedRow(
        department: try row["department"], role: try row["role"], level: try row["level"],
        target: try row["target"], people: try row["people"])
    }
  }

  private static func groups(in tx: Transaction) throws -> [(axis: Gap.Axis, group: String, people: Int)] {
    try tx.all(
      """
      SELECT * FROM (
        SELECT 'department' AS axis, COALESCE(department_id, '') AS group_id, count(*) AS people
        FROM person WHERE deactivated_at IS NULL GROUP BY 2
        UNION ALL SELECT 'role' AS axis, COALESCE(person_job_role.job_role_id, '') AS group_id, count(*) AS people
        FROM person LEFT JOIN person_job_role ON person_job_role.person_id = person.id
        WHERE person.deactivated_at IS NULL GROUP BY 2) AS every
      ORDER BY axis, CASE WHEN group_id = '' THEN 1 ELSE 0 END, people DESC, group_id
      """
    ) { row in (try row["axis"], try row["group_id"], try row["people"]) }
  }
}

extension Counted {
  /// Takes the place of the count before.
  func save(in tx: Transaction) throws {
    for table: SQL in ["gap_cell", "gap_skill", "gap_group", "gap_count"] {
      try tx.run("DELETE FROM \(sql: table)")
    }
    try tx.run(
      "INSERT INTO gap_count (id, counted_at, people, rated) VALUES (1, \(facts.at), \(facts.people), \(facts.rated))"
    )
    try tx.load(
      TableLoad("gap_group", "axis", "group_id", "people", "place"),
      facts.groups.enumerated().lazy.map { place, one in .row(one.axis, one.group, one.people, place) })
    try tx.load(
      TableLoad("gap_skill", "skill_id", "place", "is_needed", "held", "holders", "near"),
      skills.enumerated().lazy.map { place, one in
        .row(one.skill, place, one.isNeeded, one.held.rawValue, one.holders, one.near)
      })
    try tx.load(
      TableLoad("gap_cell", "axis", "skill_id", "group_id", "people", "median2", "meeting", "is_hidden"),
      skills.lazy.flatMap { skill in
        [Counted.row("everybody", skill.skill, "", skill.everybody)]
          + skill.cells.map { Counted.row($0.axis.rawValue, skill.skill, $0.group, $0.cell) }
      })
    try saveMonths(in: tx)
  }

  private static func row(_ axis: String, _ skill: ID<Skill>, _ group: String, _ cell: GapCell) -> [SQLValue]
  {
    .row(axis, skill, group, cell.people, cell.median2, cell.meeting, cell.isHidden)
  }

  /// What can be shown of everybody stays, so that one sees how it goes.
  private func saveMonths(in tx: Transaction) throws {
    let month = GapPast.month(Zone.utc.wall(at: facts.at).day)
    let lines = skills.flatMap { skill in
      (skill.past.filter { $0.month != month } + [(month: month, cell: skill.everybody)])
        .filter { !$0.cell.isHidden && $0.cell.people >= Gap.fewest }
        .map { (skill: skill.skill, month: $0.month, cell: $0.cell) }
    }
    try tx.run("DELETE FROM gap_month WHERE month = \(month)")
    try tx.load(
      TableLoad("gap_month", "skill_id", "month", "people", "median2", "meeting"),
      lines.lazy.map { .row($0.skill, $0.month, $0.cell.people, $0.cell.median2, $0.cell.meeting) })
  }
}

extension Gap.Axis: SQLStorable {}
