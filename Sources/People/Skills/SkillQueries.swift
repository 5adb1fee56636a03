import Database
import Essentials

extension Framework {
  static let columns: SQL = """
    framework.id, framework.name, framework.source, framework.level0, framework.level1, framework.level2,
    framework.level3, framework.level4, framework.created_at
    """

  init(_ row: Row) throws {
    let names: [String] = [
      try row["level0"], try row["level1"], try row["level2"], try row["level3"], try row["level4"],
    ]
    self.init(
      id: try row["id"], name: try row["name"], source: try row["source"], levels: LevelNames(names),
      createdAt: try row["created_at"])
  }

  public static func find(_ id: ID<Framework>, in tx: Transaction) throws -> Framework {
    let found = try tx.one("SELECT \(sql: columns) FROM framework WHERE id = \(id)", Framework.init)
    guard let found else { throw NotHere() }
    return found
  }

  public static func find(named name: String, in tx: Transaction) throws -> Framework? {
    try tx.one(
      "SELECT \(sql: columns) FROM framework WHERE name_key = \(Folded.key(name))", Framework.init)
  }

  /// All of them by name; there are few.
  public static func all(in tx: Transaction) throws -> [Framework] {
    try tx.all("SELECT \(sql: columns) FROM framework ORDER BY name_key", Framework.init)
  }

  func save(in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO framework (id, name, name_key, source, level0, level1, level2, level3, level4, created_at)
      VALUES (\(id), \(name), \(Folded.key(name)), \(source), \(levels[.zero]), \(levels[.one]), \(levels[.two]),
        \(levels[.three]), \(levels[.four]), \(createdAt))
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, source = excluded.source,
        level0 = excluded.level0, level1 = excluded.level1, level2 = excluded.level2, level3 = excluded.level3,
        level4 = excluded.level4
      """)
  }
}

extension SkillGroup {
  public static func all(of framework: ID<Framework>, in tx: Transaction) throws -> [SkillGroup] {
    try tx.all(
      """
      SELECT id, framework_id, name, parent_id FROM skill_group WHERE framework_id = \(framework) ORDER BY name_key
      """, SkillGroup.init)
  }

  init(_ row: Row) throws {
    self.init(
      id: try row["id"], framework: try row["framework_id"], name: try row["name"],
      parent: try row["parent_id"])
  }

  /// Writes groups, new or changed; those that are inside others may come before them.
  static func save(_ groups: [SkillGroup], in tx: Transaction) throws {
    for group in groups {
      try tx.run(
        """
        INSERT INTO skill_group (id, framework_id, name, name_key)
        VALUES (\(group.id), \(group.framework), \(group.name), \(Folded.key(group.name)))
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key
        """)
    }
    for group in groups {
      try tx.run("UPDATE skill_group SET parent_id = \(group.parent) WHERE id = \(group.id)")
    }
  }
}

extension Skill {
  static let columns: SQL = """
    skill.id, skill.framework_id, skill.group_id, skill.code, skill.name, skill.about, skill.also, skill.level1,
    skill.level2, skill.level3, skill.level4, skill.is_critical, skill.because, skill.retired_at, skill.created_at
    """

  init(_ row: Row) throws {
    let also: String = try row["also"]
    self.init(
      id: try row["id"], framework: try row["framework_id"], group: try row["group_id"],
      code: try row["code"],
      name: try row["name"], about: try row["about"],
      also: also.split(separator: "\n").map(String.init),
      texts: [try row["level1"], try row["level2"], try row["level3"], try row["level4"]],
      isCritical: try row["is_critical"], because: try row["because"], retiredAt: try row["retired_at"],
      createdAt: try row["created_at"])
  }

  public static func find(_ id: ID<Skill>, in tx: Transaction) throws -> Skill {
    guard let found = try ifThere(id, in: tx) else { throw NotHere() }
    return found
  }

  public static func ifThere(_ id: ID<Skill>, in tx: Transaction) throws -> Skill? {
    try tx.one("SELECT \(sql: columns) FROM skill WHERE id = \(id)", Skill.init)
  }

  /// What the skills of a framework in use are called, by name, and those that a job role needs though they are not.
  static func names(
    of framework: ID<Framework>, neededBy role: ID<JobRole>? = nil, in tx: Transaction
  ) throws -> [(id: ID<Skill>, name: String)] {
    try tx.all(
      """
      SELECT id, name, retired_at IS NOT NULL AS is_retired FROM skill WHERE framework_id = \(framework)
        AND (retired_at IS NULL OR id IN (SELECT skill_id FROM role_target WHERE job_role_id = \(role)))
      ORDER BY name_key
      """
    ) { row in
      let name: String = try row["name"]
      return (
        id: try row["id"] as ID<Skill>, name: try row["is_retired"] ? say("\(name) (out of use)") : name
      )
    }
  }

  /// All of a framework, retired ones too, by name.
  public static func all(of framework: ID<Framework>, in tx: Transaction) throws -> [Skill] {
    try tx.all(
      "SELECT \(sql: columns) FROM skill WHERE framework_id = \(framework) ORDER BY name_key", Skill.init)
  }
}

extension LevelNames {
  /// Beside columns of a skill, which has levels of its own.
  public static let columns: SQL = """
    framework.level0 AS name0, framework.level1 AS name1, framework.level2 AS name2, framework.level3 AS name3,
    framework.level4 AS name4
    """

  /// From `columns`.
  public init(row: Row) throws {
    self.init([try row["name0"], try row["name1"], try row["name2"], try row["name3"], try row["name4"]])
  }
}
