import Database
import Essentials

/// When the map was counted, and of how many people.
struct GapCensus: Sendable {
  let at: Instant
  let people: Int
  let rated: Int

  static func find(in tx: Transaction) throws -> GapCensus? {
    try tx.one("SELECT counted_at, people, rated FROM gap_count WHERE id = 1") { row in
      GapCensus(at: try row["counted_at"], people: try row["people"], rated: try row["rated"])
    }
  }
}

/// A row of the map: a department or a job role, or the people without one.
struct GapGroup: Sendable {
  let id: String
  /// nil for the people without one.
  let name: String?
  let people: Int
}

/// A column of the map.
struct GapSkill: Sendable {
  let id: ID<Skill>
  let name: String
  let framework: String
  let isCritical: Bool
  let isNeeded: Bool
  let place: Int
  let everybody: GapCell?
}

/// One screenful of the map: all groups, and as many skills as can be read beside each other.
struct GapMap: Sendable {
  static let columns = 12
  /// The largest groups; of departments there are hardly more, job roles are narrowed down by family.
  static let rows = 60

  let filter: GapFilter
  let census: GapCensus?
  let frameworks: [Framework]
  let families: [String]
  let groups: [GapGroup]
  let skills: [GapSkill]
  let cells: [ID<Skill>: [String: GapCell]]
  /// Behind which the next columns begin; nil on the last.
  let next: Int?

  /// Six statements at most.
  static func find(_ filter: GapFilter, in tx: Transaction) throws -> GapMap {
    let skills = try GapSkill.all(filter, limit: columns + 1, in: tx)
    let shown = Array(skills.prefix(columns))
    let groups = try GapGroup.all(filter, limit: rows, in: tx)
    return GapMap(
      filter: filter, census: try GapCensus.find(in: tx), frameworks: try Framework.all(in: tx),
      families: filter.axis == .role ? try JobRole.allFamilies(in: tx) : [], groups: groups, skills: shown,
      cells: try GapCell.all(filter.axis, of: shown.map(\.id), in: tx),
      next: skills.count > columns ? shown.last?.place : nil)
  }

  func cell(_ group: GapGroup, _ skill: GapSkill) -> GapCell? { cells[skill.id]?[group.id] }
}

extension GapSkill {
  private static let selection: SQL = """
    SELECT skill.id, skill.name, skill.is_critical, framework.name AS framework_name, gap_skill.place,
      gap_skill.is_needed, gap_cell.people, gap_cell.median2, gap_cell.meeting, gap_cell.is_hidden
    FROM gap_skill JOIN skill ON skill.id = gap_skill.skill_id JOIN framework ON framework.id = skill.framework_id
      LEFT JOIN gap_cell ON gap_cell.axis = 'everybody' AND gap_cell.skill_id = skill.id AND gap_cell.group_id = ''
    """

  static func all(_ filter: GapFilter, limit: Int?, in tx: Transaction) throws -> [GapSkill] {
    var wanted: [SQL] = ["skill.retired_at IS NULL"]
    if let after = filter.after { wanted.append("gap_skill.place > \(after)") }
    if let framework = filter.framework { wanted.append("skill.framework_id = \(framework)") }
    if filter.isCritical { wanted.append("skill.is_critical") }
    let end: SQL = limit.map { "LIMIT \($0)" } ?? ""
    return try tx.all(
      """
      \(sql: selection)
      WHERE \(sql: .joined(wanted, by: " AND ")) ORDER BY gap_skill.place \(sql: end)
      """, GapSkill.init)
  }

  static func find(_ id: ID<Skill>, in tx: Transaction) throws -> GapSkill? {
    try tx.one("\(sql: selection) WHERE skill.id = \(id)", GapSkill.init)
  }

  init(_ row: Row) throws {
    let people: Int? = try row["people"]
    self.init(
      id: try row["id"], name: try row["name"], framework: try row["framework_name"],
      isCritical: try row["is_critical"], isNeeded: try row["is_needed"], place: try row["place"],
      everybody: people == nil ? nil : try GapCell(row))
  }
}

extension GapCell {
  init(_ row: Row) throws {
    self.init(
      people: try row["people"], median2: try row["median2"], meeting: try row["meeting"],
      isHidden: try row["is_hidden"])
  }

  static func all(_ axis: Gap.Axis, of skills: [ID<Skill>], in tx: Transaction) throws -> [ID<Skill>: [String:
    GapCell]]
  {
    var cells: [ID<Skill>: [String: GapCell]] = [:]
    let rows = try tx.rows(
      """
      SELECT skill_id, group_id, people, median2, meeting, is_hidden FROM gap_cell
      WHERE axis = \(axis) AND skill_id IN (\(list: skills))
      """)
    for row in rows {
      cells[try row["skill_id"], default: [:]][try row["group_id"]] = try GapCell(row)
    }
    return cells
  }
}

extension GapGroup {
  static func all(_ filter: GapFilter, limit: Int?, in tx: Transaction) throws -> [GapGroup] {
    let end: SQL = limit.map { "LIMIT \($0)" } ?? ""
    let isRole = filter.axis == .role
    let named: SQL = isRole ? "job_role" : "department"
    let place: SQL = isRole ? "named.track, named.family" : "NULL AS track, NULL AS family"
    let family: SQL = filter.family.isEmpty ? "TRUE" : "named.family_key = \(filter.family)"
    let rows = try tx.rows(
      """
      SELECT gap_group.group_id, named.name, \(sql: place), gap_group.people
      FROM gap_group LEFT JOIN \(sql: named) AS named ON named.id = gap_group.group_id
      WHERE gap_group.axis = \(filter.axis) AND (named.id IS NOT NULL OR gap_group.group_id = '') AND \(sql: family)
      ORDER BY gap_group.place \(sql: end)
      """)
    return told(
      try rows.map { row in
        let places = [try row["track"] as String?, try row["family"] as String?].compactMap(\.self)
        return (
          GapGroup(id: try row["group_id"], name: try row["name"], people: try row["people"]),
          places.filter { !$0.isEmpty }
        )
      })
  }
}
