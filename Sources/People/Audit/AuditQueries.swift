import Database
import Essentials

/// One line of the audit log.
struct AuditLine: Sendable {
  let id: ID<Audit>
  let at: Instant
  /// Nil for the program itself, such as its command line.
  let actor: (id: ID<Person>, name: String)?
  let deed: String
  /// The person it was done to, where it was done to one.
  let subject: (id: ID<Person>, name: String)?
  let detail: String
}

/// One screenful of the audit log, newest first.
struct AuditLog: Sendable {
  static let pageSize = 50

  let lines: [AuditLine]
  /// Behind which line the next page begins; nil on the last.
  let next: ID<Audit>?

  static func find(after: ID<Audit>?, in tx: Transaction) throws -> AuditLog {
    let rest: SQL = after.map { "WHERE audit.id < \($0)" } ?? ""
    let lines = try tx.all(
      """
      SELECT audit.id, audit.at, audit.actor_id, actor.name AS actor_name, audit.deed, audit.detail,
        person.id AS person_id, person.name AS person_name
      FROM audit LEFT JOIN person AS actor ON actor.id = audit.actor_id LEFT JOIN person ON person.id = audit.subject
      \(sql: rest) ORDER BY audit.id DESC LIMIT \(pageSize + 1)
      """, AuditLine.init)
    let shown = Array(lines.prefix(pageSize))
    return AuditLog(lines: shown, next: lines.count > pageSize ? shown.last?.id : nil)
  }
}

extension AuditLine {
  init(_ row: Row) throws {
    let actorName: String? = try row["actor_name"]
    let personName: String? = try row["person_name"]
    self.init(
      id: try row["id"], at: try row["at"], actor: try actorName.map { (try row["actor_id"], $0) },
      deed: try row["deed"], subject: try personName.map { (try row["person_id"], $0) },
      detail: try row["detail"])
  }
}
