import Database
import Essentials

/// What somebody wants to see of the job roles.
struct JobRoleFilter: Sendable, Equatable {
  var words = ""
  var framework: ID<Framework>?
  /// Folded; nil for all, empty for those without one.
  var family: String?
  var isRetired = false

  init() {}

  /// Reads an address; what is not understood is as if it were not there.
  init(_ query: FormFields) {
    words = String(query["q"].prefix(200))
    framework = ID(query["framework"])
    isRetired = query.has("retired")
    family =
      query.has("family") && query["family"] != "*" ? Folded.key(String(query["family"].prefix(200))) : nil
  }

  /// The address that shows the same again.
  var link: Link {
    var link = JobRoleURL.list
    if !words.isEmpty { link = link.with("q", words) }
    if let framework { link = link.with("framework", framework.text) }
    if let family { link = link.with("family", family) }
    if isRetired { link = link.with("retired", "yes") }
    return link
  }
}

/// One screenful of job roles, by name.
struct JobRoleList: Sendable {
  static let pageSize = 50

  struct Line: Sendable {
    let role: JobRole
    let needs: Int
  }

  let filter: JobRoleFilter
  let lines: [Line]
  let frameworks: [Framework]
  let families: [String]
  let total: Amount
  /// Behind which the next page begins; nil on the last.
  let next: ID<JobRole>?

  /// Three statements.
  static func find(_ filter: JobRoleFilter, after: ID<JobRole>?, in tx: Transaction) throws -> JobRoleList {
    let rows = try tx.rows(page(filter, after))
    let lines = try rows.map { Line(role: try JobRole($0), needs: try $0["needs"]) }
    let shown = Array(lines.prefix(pageSize))
    return JobRoleList(
      filter: filter, lines: shown, frameworks: try Framework.all(in: tx),
      families: try JobRole.allFamilies(in: tx), total: Amount(try rows.first?["total"] ?? 0),
      next: lines.count > pageSize ? shown.last?.role.id : nil)
  }

  private static func page(_ filter: JobRoleFilter, _ after: ID<JobRole>?) -> SQL {
    let rest: SQL =
      after.map { "(name_key, id) > (SELECT r.name_key, r.id FROM job_role AS r WHERE r.id = \($0))" }
      ?? "TRUE"
    return """
      WITH found AS (SELECT job_role.id, job_role.name_key FROM job_role WHERE \(sql: wanted(filter))),
        page AS (SELECT id FROM found WHERE \(sql: rest) ORDER BY name_key, id LIMIT \(pageSize + 1))
      SELECT \(sql: JobRole.columns), (SELECT count(*) FROM role_target WHERE job_role_id = page.id) AS needs,
        (SELECT count(*) FROM (SELECT 1 AS one FROM found LIMIT \(Amount.most + 1)) AS counted) AS total
      FROM page JOIN job_role ON job_role.id = page.id ORDER BY job_role.name_key, job_role.id
      """
  }

  private static func wanted(_ filter: JobRoleFilter) -> SQL {
    var wanted: [SQL] = [filter.isRetired ? "job_role.retired_at IS NOT NULL" : "job_role.retired_at IS NULL"]
    if let framework = filter.framework { wanted.append("job_role.framework_id = \(framework)") }
    if let family = filter.family { wanted.append("job_role.family_key = \(family)") }
    if !filter.words.isEmpty {
      wanted.append(
        "job_role.id IN (\(sql: TextIndex.filter(kind: JobRole.searchKind, words: filter.words)))")
    }
    return .joined(wanted, by: " AND ")
  }
}

/// All that the page of one job role shows.
struct JobRoleStory: Sendable {
  let role: JobRole
  let framework: Framework
  /// What it needs, the highest level first, then by name.
  let needs: [Need]
  /// Steps of the same line of work.
  let others: [JobRole]

  struct Need: Sendable {
    let skill: Skill
    let level: Level
  }

  /// Four statements.
  static func find(_ id: ID<JobRole>, in tx: Transaction) throws -> JobRoleStory {
    let role = try JobRole.find(id, in: tx)
    let needs = try tx.all(
      """
      SELECT \(sql: Skill.columns), role_target.level FROM role_target JOIN skill ON skill.id = role_target.skill_id
      WHERE role_target.job_role_id = \(id) ORDER BY role_target.level DESC, skill.name_key
      """
    ) { row in
      Need(skill: try Skill(row), level: Level(rawValue: try row["level"]) ?? .one)
    }
    return JobRoleStory(
      role: role, framework: try Framework.find(role.framework, in: tx), needs: needs,
      others: role.track.isEmpty
        ? []
        : try tx.all(
          """
          SELECT \(sql: JobRole.columns) FROM job_role
          WHERE framework_id = \(role.framework) AND track_key = \(Folded.key(role.track)) AND id <> \(id)
            AND retired_at IS NULL ORDER BY id LIMIT 20
          """, JobRole.init))
  }
}
