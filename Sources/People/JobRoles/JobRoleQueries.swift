import Database
import Essentials

extension JobRole {
  static let columns: SQL = """
    job_role.id, job_role.framework_id, job_role.family, job_role.track, job_role.name, job_role.about,
    job_role.retired_at, job_role.created_at
    """

  init(_ row: Row) throws {
    self.init(
      id: try row["id"], framework: try row["framework_id"], family: try row["family"],
      track: try row["track"],
      name: try row["name"], about: try row["about"], retiredAt: try row["retired_at"],
      createdAt: try row["created_at"])
  }

  public static func find(_ id: ID<JobRole>, in tx: Transaction) throws -> JobRole {
    let found = try tx.one("SELECT \(sql: columns) FROM job_role WHERE id = \(id)", JobRole.init)
    guard let found else { throw NotHere() }
    return found
  }

  /// All of a framework, retired ones too, by family, track and name.
  public static func all(of framework: ID<Framework>, in tx: Transaction) throws -> [JobRole] {
    try tx.all(
      """
      SELECT \(sql: columns) FROM job_role WHERE framework_id = \(framework) ORDER BY family_key, track_key, id
      """, JobRole.init)
  }

  static let searchKind = "job-role"
  private static let batch = 200

  func save(in tx: Transaction) throws { try JobRole.save([self], in: tx) }

  /// Writes many, new or changed, in few statements, and what search finds them by.
  static func save(_ roles: [JobRole], in tx: Transaction) throws {
    for start in stride(from: 0, to: roles.count, by: batch) {
      let some = roles[start..<min(start + batch, roles.count)]
      try tx.run(
        """
        INSERT INTO job_role (id, framework_id, family, family_key, track, track_key, name, name_key, about,
          retired_at, created_at)
        VALUES \(sql: .rows(some.map(\.values)))
        ON CONFLICT (id) DO UPDATE SET family = excluded.family, family_key = excluded.family_key,
          track = excluded.track, track_key = excluded.track_key, name = excluded.name,
          name_key = excluded.name_key, about = excluded.about, retired_at = excluded.retired_at
        """)
    }
    for role in roles {
      try TextIndex.put(
        kind: searchKind, id: role.id.text, title: "\(role.name)\n\(role.track)", body: role.family, in: tx)
    }
  }

  private var values: SQL {
    """
    (\(id), \(framework), \(family), \(Folded.key(family)), \(track), \(Folded.key(track)), \(name),
     \(Folded.key(name)), \(about), \(retiredAt), \(createdAt))
    """
  }
}

extension JobRole {
  /// The families of all job roles in use, by name.
  static func allFamilies(in tx: Transaction) throws -> [String] {
    try tx.values(
      """
      SELECT min(family) FROM job_role WHERE retired_at IS NULL AND family_key <> '' GROUP BY family_key
      ORDER BY family_key LIMIT 200
      """)
  }
}

/// What several job roles need.
public enum RoleTargets {
  static func find(of role: ID<JobRole>, in tx: Transaction) throws -> Targets {
    try map(tx.rows("SELECT job_role_id, skill_id, level FROM role_target WHERE job_role_id = \(role)"))[role]
      ?? [:]
  }

  public static func all(of framework: ID<Framework>, in tx: Transaction) throws -> [ID<JobRole>: Targets] {
    try map(
      tx.rows(
        """
        SELECT role_target.job_role_id, role_target.skill_id, role_target.level
        FROM role_target JOIN job_role ON job_role.id = role_target.job_role_id
        WHERE job_role.framework_id = \(framework)
        """))
  }

  private static func map(_ rows: [Row]) throws -> [ID<JobRole>: Targets] {
    var all: [ID<JobRole>: Targets] = [:]
    for row in rows {
      let (role, skill): (ID<JobRole>, ID<Skill>) = (try row["job_role_id"], try row["skill_id"])
      all[role, default: [:]][skill] = Level(rawValue: try row["level"]) ?? .one
    }
    return all
  }

  /// Replaces what these roles need.
  static func save(_ targets: [ID<JobRole>: Targets], in tx: Transaction) throws {
    let roles = targets.keys.sorted()
    for start in stride(from: 0, to: roles.count, by: 500) {
      let some = Array(roles[start..<min(start + 500, roles.count)])
      try tx.run("DELETE FROM role_target WHERE job_role_id IN (\(list: some))")
    }
    let rows = roles.lazy.flatMap { role in
      targets[role, default: [:]].filter { $0.value > .zero }.sorted { $0.key < $1.key }.map { skill, level in
        [role.sqlValue, skill.sqlValue, level.rawValue.sqlValue]
      }
    }
    try tx.load(TableLoad("role_target", "job_role_id", "skill_id", "level"), rows)
  }
}
