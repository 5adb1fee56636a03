import Database
import Essentials

/// A department and how many people are in it.
struct DepartmentLine: Sendable {
  let department: Department
  let active: Int
  let deactivated: Int

  static func all(in tx: Transaction) throws -> [DepartmentLine] {
    try tx.all(
      """
      SELECT department.id, department.name,
        count(person.id) FILTER (WHERE person.deactivated_at IS NULL) AS active,
        count(person.id) FILTER (WHERE person.deactivated_at IS NOT NULL) AS deactivated
      FROM department LEFT JOIN person ON person.department_id = department.id
      GROUP BY department.id, department.name, department.name_key ORDER BY department.name_key
      """
    ) { row in
      DepartmentLine(
        department: Department(id: try row["id"], name: try row["name"]), active: try row["active"],
        deactivated: try row["deactivated"])
    }
  }
}

extension Department {
  public static func find(_ id: ID<Department>, in tx: Transaction) throws -> Department? {
    try tx.one("SELECT id, name FROM department WHERE id = \(id)") { row in
      Department(id: try row["id"], name: try row["name"])
    }
  }

  public static func find(named name: String, in tx: Transaction) throws -> Department? {
    try tx.one("SELECT id, name FROM department WHERE name_key = \(Folded.key(name))") { row in
      Department(id: try row["id"], name: try row["name"])
    }
  }

  /// How many people are in it, deactivated ones too.
  func size(in tx: Transaction) throws -> Int {
    try tx.value("SELECT count(*) FROM person WHERE department_id = \(id)") ?? 0
  }

  func write(name: String, in tx: Transaction) throws {
    try tx.run("UPDATE department SET name = \(name), name_key = \(Folded.key(name)) WHERE id = \(id)")
  }

  func moveEverybody(to other: ID<Department>, in tx: Transaction) throws {
    try tx.run("UPDATE person SET department_id = \(other) WHERE department_id = \(id)")
  }

  func delete(in tx: Transaction) throws {
    try tx.run("DELETE FROM department WHERE id = \(id)")
  }

  /// Adds many in few statements; their names are known to be new.
  static func add(_ departments: [Department], in tx: Transaction) throws {
    for start in stride(from: 0, to: departments.count, by: 200) {
      let rows = departments[start..<min(start + 200, departments.count)].map { department -> SQL in
        "(\(department.id), \(department.name), \(Folded.key(department.name)), \(tx.now))"
      }
      try tx.run("INSERT INTO department (id, name, name_key, created_at) VALUES \(sql: .rows(rows))")
    }
  }
}
