import Database
import Essentials

/// What somebody wants to see of the skills.
struct SkillFilter: Sendable, Equatable {
  var words = ""
  var framework: ID<Framework>?
  /// With every group inside it.
  var group: ID<SkillGroup>?
  var isCritical = false
  var isRetired = false

  init() {}

  /// Reads an address; what is not understood is as if it were not there.
  init(_ query: FormFields) {
    words = String(query["q"].prefix(200))
    framework = ID(query["framework"])
    group = ID(query["group"])
    isCritical = query.has("critical")
    isRetired = query.has("retired")
  }

  var isAny: Bool { self != SkillFilter() }

  /// The address that shows the same again.
  var link: Link {
    var link = SkillURL.list
    if !words.isEmpty { link = link.with("q", words) }
    if let framework { link = link.with("framework", framework.text) }
    if let group { link = link.with("group", group.text) }
    if isCritical { link = link.with("critical", "yes") }
    if isRetired { link = link.with("retired", "yes") }
    return link
  }
}

extension SkillGroup {
  /// The group itself and all groups inside it.
  static func inside(_ group: ID<SkillGroup>, in tx: Transaction) throws -> [ID<SkillGroup>] {
    try tx.values(
      """
      WITH RECURSIVE inside (id) AS (
        SELECT id FROM skill_group WHERE id = \(group)
        UNION SELECT skill_group.id FROM skill_group JOIN inside ON skill_group.parent_id = inside.id)
      SELECT id FROM inside
      """)
  }
}

/// One screenful of skills, by name; with words those that fit best.
struct SkillList: Sendable {
  static let pageSize = 50

  let filter: SkillFilter
  let lines: [SkillLine]
  let frameworks: [Framework]
  let group: SkillGroup?
  let total: Amount
  /// Behind which the next page begins; nil on the last.
  let next: ID<Skill>?

  func framework(of line: SkillLine) -> String { frameworks.first { $0.id == line.framework }?.name ?? "" }

  /// Seven statements at most.
  static func find(_ filter: SkillFilter, after: ID<Skill>?, in tx: Transaction) throws -> SkillList {
    let frameworks = try Framework.all(in: tx)
    let group = try filter.group.flatMap { id in
      try tx.one(
        "SELECT id, framework_id, name, parent_id FROM skill_group WHERE id = \(id)", SkillGroup.init)
    }
    let wanted = wanted(filter, inside: try filter.group.map { try SkillGroup.inside($0, in: tx) })
    if !filter.words.isEmpty {
      let found = try SkillSearch.find(filter.words, among: wanted, in: tx)
      return SkillList(
        filter: filter, lines: found, frameworks: frameworks, group: group, total: Amount(found.count),
        next: nil)
    }
    let rows = try tx.rows(page(wanted, after))
    let lines = try rows.map(SkillLine.init)
    let shown = Array(lines.prefix(pageSize))
    return SkillList(
      filter: filter, lines: shown, frameworks: frameworks, group: group,
      total: Amount(try rows.first?["total"] ?? 0), next: lines.count > pageSize ? shown.last?.id : nil)
  }

  private static func page(_ wanted: SQL, _ after: ID<Skill>?) -> SQL {
    let rest: SQL =
      after.map { "(name_key, id) > (SELECT s.name_key, s.id FROM skill AS s WHERE s.id = \($0))" } ?? "TRUE"
    return """
      WITH found AS NOT MATERIALIZED (SELECT skill.id, skill.name_key FROM skill WHERE \(sql: wanted)),
        page AS (SELECT id FROM found WHERE \(sql: rest) ORDER BY name_key, id LIMIT \(pageSize + 1))
      SELECT \(sql: SkillLine.columns), (
          SELECT count(*) FROM (SELECT 1 AS one FROM found LIMIT \(Amount.most + 1)) AS counted) AS total
      FROM page JOIN skill ON skill.id = page.id LEFT JOIN skill_group ON skill_group.id = skill.group_id
      ORDER BY skill.name_key, skill.id
      """
  }

  private static func wanted(_ filter: SkillFilter, inside groups: [ID<SkillGroup>]?) -> SQL {
    var wanted: [SQL] = [filter.isRetired ? "skill.retired_at IS NOT NULL" : "skill.retired_at IS NULL"]
    if let framework = filter.framework { wanted.append("skill.framework_id = \(framework)") }
    if let groups { wanted.append("skill.group_id IN (\(list: groups))") }
    if filter.isCritical { wanted.append("skill.is_critical") }
    return .joined(wanted, by: " AND ")
  }
}
