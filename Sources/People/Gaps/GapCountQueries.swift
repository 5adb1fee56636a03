import Database
import Essentials

/// One whole count.
struct Counted: Sendable {
  let at: Instant
  let people: Int
  let rated: Int
  let groups: [(axis: Gap.Axis, group: String, people: Int)]
  /// Those that most people lack first.
  let skills: [CountedSkill]

  static func read(in tx: Transaction) throws -> Counted {
    let skills = try tx.all(
      """
      SELECT skill.id, skill.name_key FROM skill WHERE retired_at IS NULL
        AND EXISTS (SELECT 1 FROM standing WHERE standing.skill_id = skill.id) ORDER BY skill.id
      """
    ) { row in (try row["id"] as ID<Skill>, try row["name_key"] as String) }
    let hasPast: Bool = try tx.value("SELECT 1 FROM gap_month LIMIT 1").map { (_: Int) in true } ?? false
    let counted = try skills.compactMap { id, key -> CountedSkill? in
      guard var skill = CountedSkill(id, key: key, try rows(id, in: tx)) else { return nil }
      if !hasPast { skill.past = try GapPast.months(of: id, isNeeded: skill.isNeeded, in: tx) }
      return skill
    }
    return Counted(
      at: tx.now, people: try tx.value("SELECT count(*) FROM person WHERE deactivated_at IS NULL") ?? 0,
      rated: try tx.value(
        """
        SELECT count(DISTINCT standing.person_id) FROM standing JOIN person ON person.id = standing.person_id
        WHERE person.deactivated_at IS NULL
        """) ?? 0,
      groups: try groups(in: tx),
      skills: counted.sorted { a, b in
        (a.everybody.isHidden ? 1 : 0, a.isNeeded ? 0 : 1, -a.everybody.missing, a.key, a.skill)
          < (b.everybody.isHidden ? 1 : 0, b.isNeeded ? 0 : 1, -b.everybody.missing, b.key, b.skill)
      })
  }

  /// Everybody whose level is known, by what they are and need.
  private static func rows(_ skill: ID<Skill>, in tx: Transaction) throws -> [CountedRow] {
    try tx.all(
      """
      SELECT COALESCE(person.department_id, '') AS department, COALESCE(person_job_role.job_role_id, '') AS role,
        standing.level, \(sql: GapPast.target) AS target, count(*) AS people
      FROM standing JOIN person ON person.id = standing.person_id \(sql: GapPast.targets)
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

  /// Takes the place of the count before.
  func save(in tx: Transaction) throws {
    for table: SQL in ["gap_cell", "gap_skill", "gap_group", "gap_count"] {
      try tx.run("DELETE FROM \(sql: table)")
    }
    try tx.run(
      "INSERT INTO gap_count (id, counted_at, people, rated) VALUES (1, \(at), \(people), \(rated))")
    try tx.load(
      TableLoad("gap_group", "axis", "group_id", "people", "place"),
      groups.enumerated().lazy.map { place, one in .row(one.axis, one.group, one.people, place) })
    try tx.load(
      TableLoad("gap_skill", "skill_id", "place", "is_needed", "holders"),
      skills.enumerated().lazy.map { place, one in .row(one.skill, place, one.isNeeded, one.holders) })
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
    let month = GapPast.month(Zone.utc.wall(at: at).day)
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

/// How a skill went until the first count, from the dates of what was said. Needs are taken as they are today: how they
/// were is not kept.
enum GapPast {
  static let months = 12

  /// What somebody's work needs of `standing.skill_id`, with `targets` joined.
  static let target: SQL = """
    CASE WHEN COALESCE(role_target.level, 0) > COALESCE(department_target.level, 0) THEN role_target.level
      ELSE department_target.level END
    """

  static let targets: SQL = """
    LEFT JOIN person_job_role ON person_job_role.person_id = person.id
    LEFT JOIN role_target ON role_target.job_role_id = person_job_role.job_role_id AND role_target.skill_id = standing.skill_id
    LEFT JOIN department_target ON department_target.department_id = person.department_id
      AND department_target.skill_id = standing.skill_id
    """

  /// `2026-11`
  static func month(_ day: Day) -> String { String(day.iso.prefix(7)) }

  /// The ends of the months before this one, the oldest first.
  static func ends(before today: Day) -> [(month: String, end: Instant)] {
    var ends: [(month: String, end: Instant)] = []
    var first = Day(year: today.year, month: today.month, day: 1)!
    for _ in 0..<months {
      let last = first.adding(days: -1)
      let end = Zone.utc.resolve(WallTime(day: first, time: TimeOfDay(hour: 0, minute: 0)!)).instant
      ends.append((month(last), end))
      first = Day(year: last.year, month: last.month, day: 1)!
    }
    return ends.reversed()
  }

  static func months(of skill: ID<Skill>, isNeeded: Bool, in tx: Transaction) throws -> [(
    month: String, cell: GapCell
  )] {
    let rows = try tx.rows(
      """
      SELECT rating.person_id, rating.source, rating.rater_id, rating.level, rating.created_at, \(sql: target) AS target
      FROM rating JOIN standing ON standing.person_id = rating.person_id AND standing.skill_id = rating.skill_id
        JOIN person ON person.id = rating.person_id \(sql: targets)
      WHERE rating.skill_id = \(skill) AND NOT rating.is_offered AND person.deactivated_at IS NULL
      ORDER BY rating.person_id, rating.created_at, rating.id
      """)
    let people = try Dictionary(grouping: rows) { try $0["person_id"] as String }.values.map { rows in
      (target: try rows[0]["target"] as Int?, said: try rows.map(Said.init))
    }.filter { !isNeeded || $0.target != nil }
    return ends(before: Zone.utc.wall(at: tx.now).day).compactMap { month, end in
      var (levels, meeting) = ([0, 0, 0, 0, 0], 0)
      for person in people {
        guard let standing = StandingRules.settle(person.said.filter { $0.at < end }) else { continue }
        levels[standing.level.rawValue] += 1
        if let target = person.target, standing.level.rawValue >= target { meeting += 1 }
      }
      let cell = GapCell(levels: levels, meeting: meeting)
      return cell.people < Gap.fewest ? nil : (month, cell)
    }
  }
}
