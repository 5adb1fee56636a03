import Database
import Essentials

/// What the lists call people, skills, departments and job roles, and which of them that is here.
public struct ListNames: Sendable {
  let people: [String: Person]
  let departments: [String: ID<Department>]
  let skills: [String: ID<Skill>]
  let roles: [String: ID<JobRole>]
  let frameworks: Set<String>
  /// Of moments that say none.
  public let zone: Zone
  public let now: Instant

  /// Six statements.
  public static func find(in tx: Transaction) throws -> ListNames {
    let present = try PresentPeople.find(in: tx)
    let frameworks = try Framework.all(in: tx)
    let names = Dictionary(frameworks.map { ($0.id, $0.name) }) { first, _ in first }
    let skills = try tx.rows("SELECT id, framework_id, name FROM skill").map { row in
      (skill(names[try row["framework_id"]] ?? "", try row["name"]), try row["id"] as ID<Skill>)
    }
    let roles = try tx.all("SELECT \(sql: JobRole.columns) FROM job_role", JobRole.init)
    return ListNames(
      people: Dictionary(present.people.map { ($0.email, $0) }) { first, _ in first },
      departments: Dictionary(present.departments.map { (Folded.key($0.name), $0.id) }) { first, _ in first },
      skills: Dictionary(skills) { first, _ in first },
      roles: Dictionary(
        roles.map { (role(names[$0.framework] ?? "", $0.track, $0.name), $0.id) }
      ) { first, _ in first },
      frameworks: Set(frameworks.map { Folded.key($0.name) }), zone: present.zone, now: tx.now)
  }

  /// For lists that name nothing.
  static func nobody(at now: Instant) -> ListNames {
    ListNames(
      people: [:], departments: [:], skills: [:], roles: [:], frameworks: [], zone: .utc, now: now)
  }

  /// Keys of `skills` and `roles`.
  static func skill(_ framework: String, _ name: String) -> String {
    "\(Folded.key(framework))\n\(Folded.key(name))"
  }

  static func role(_ framework: String, _ track: String, _ name: String) -> String {
    "\(Folded.key(framework))\n\(JobRole.key(track: track, name: name))"
  }
}
