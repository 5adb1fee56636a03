import Database
import Essentials
import People

/// How many people of each department came to a session at least once.
struct Reach: Sendable, Equatable {
  /// People who belong together.
  struct Group: Sendable, Equatable {
    /// Nil for people without a department.
    let department: Department?
    let people: Int
    let reached: Int
  }

  /// A line of the table: one group, or several that are too small to be shown alone.
  struct Line: Sendable, Equatable {
    let groups: [Group]
    var people: Int { groups.reduce(0) { $0 + $1.people } }
    var reached: Int { groups.reduce(0) { $0 + $1.reached } }
  }

  let lines: [Line]
  let people: Int
  let reached: Int

  init(_ groups: [Group]) {
    lines = ReachRules.lines(groups)
    people = groups.reduce(0) { $0 + $1.people }
    reached = groups.reduce(0) { $0 + $1.reached }
  }

  /// The people of this department, if they may be counted alone.
  func alone(_ id: ID<Department>) -> Group? {
    lines.filter { $0.groups.count == 1 }.map { $0.groups[0] }.first { $0.department?.id == id }
  }
}

extension Reach {
  /// Of people who are active now, at sessions that began since. One statement.
  static func find(since start: Instant?, in tx: Transaction) throws -> Reach {
    let groups = try tx.all(
      """
      SELECT person.department_id, department.name, department.name_key, count(*) AS people,
        count(came.person_id) AS reached
      FROM insights_person AS person LEFT JOIN insights_department AS department ON department.id = person.department_id
        LEFT JOIN (
          SELECT DISTINCT presence.person_id FROM insights_presence AS presence
            JOIN insights_session AS session ON session.id = presence.session_id
          WHERE session.starts_at >= \(start?.milliseconds ?? 0)) AS came ON came.person_id = person.id
      GROUP BY person.department_id, department.name, department.name_key ORDER BY department.name_key
      """
    ) { row -> Group in
      let (id, name): (ID<Department>?, String?) = (try row["department_id"], try row["name"])
      return Group(
        department: id.map { Department(id: $0, name: name ?? "") }, people: try row["people"],
        reached: try row["reached"])
    }
    return Reach(groups)
  }
}

/// A session that people of a department came to.
struct DepartmentSession: Sendable {
  let line: SessionFact
  /// How many of the department came.
  let reached: Int
}

extension DepartmentSession {
  static let most = 200

  /// The latest first; two statements with the department itself.
  static func all(of department: ID<Department>, since start: Instant?, in tx: Transaction) throws
    -> [DepartmentSession]
  {
    try tx.all(
      """
      SELECT session.id, session.title, session.starts_at, session.zone, count(*) AS reached
      FROM insights_presence AS presence
        JOIN insights_person AS person ON person.id = presence.person_id
        JOIN insights_session AS session ON session.id = presence.session_id
      WHERE person.department_id = \(department) AND session.starts_at >= \(start?.milliseconds ?? 0)
      GROUP BY session.id, session.title, session.starts_at, session.zone
      ORDER BY session.starts_at DESC, session.id DESC LIMIT \(most)
      """
    ) { row in DepartmentSession(line: try SessionFact(row), reached: try row["reached"]) }
  }
}
