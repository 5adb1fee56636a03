import Database
import Essentials

/// One screenful of people, by name.
public struct Directory: Sendable {
  public static let pageSize = 30

  public let filter: DirectoryFilter
  public let people: [Person]
  public let total: Amount
  /// Every department, to name those of the people and to choose from.
  public let departments: [Department]
  /// Every location by its key.
  public let locations: [(key: String, name: String)]
  /// Behind whom the next page begins; nil on the last.
  public let next: ID<Person>?

  public func department(of person: Person) -> String? {
    person.department.flatMap { id in departments.first { $0.id == id }?.name }
  }

  /// Three statements.
  public static func find(_ filter: DirectoryFilter, after: ID<Person>?, in tx: Transaction) throws
    -> Directory
  {
    let rows = try tx.rows(page(filter, after: after))
    let people = try rows.map(Person.init)
    let shown = Array(people.prefix(pageSize))
    return Directory(
      filter: filter, people: shown, total: Amount(try rows.first?["total"] ?? 0),
      departments: try Department.all(in: tx), locations: try locations(in: tx),
      next: people.count > pageSize ? shown.last?.id : nil)
  }

  /// Places in the list are found and counted first, and only who is shown is read (as in `TopicBacklog`).
  private static func page(_ filter: DirectoryFilter, after: ID<Person>?) -> SQL {
    let rest: SQL =
      after.map { "(name_key, id) > (SELECT p.name_key, p.id FROM person AS p WHERE p.id = \($0))" } ?? "TRUE"
    return """
      WITH found AS \(sql: filter.words.isEmpty ? "NOT MATERIALIZED" : "MATERIALIZED") (
          SELECT person.id, person.name_key FROM person WHERE \(sql: wanted(filter))),
        page AS (SELECT id FROM found WHERE \(sql: rest) ORDER BY name_key, id LIMIT \(pageSize + 1))
      SELECT \(sql: Person.columns), (SELECT count(*) FROM (
          SELECT 1 AS one FROM found ORDER BY name_key, id LIMIT \(Amount.most + 1)) AS counted) AS total
      FROM page JOIN person ON person.id = page.id ORDER BY person.name_key, person.id
      """
  }

  /// Walks from one place to the next, however many people work there.
  private static func locations(in tx: Transaction) throws -> [(key: String, name: String)] {
    try tx.all(
      """
      WITH RECURSIVE place (key) AS (
        SELECT min(location_key) FROM person WHERE location_key > '' AND deactivated_at IS NULL
        UNION ALL
        SELECT (SELECT min(location_key) FROM person WHERE location_key > place.key AND deactivated_at IS NULL)
        FROM place WHERE place.key IS NOT NULL)
      SELECT place.key, (
          SELECT location FROM person WHERE location_key = place.key AND deactivated_at IS NULL
          ORDER BY name_key, id LIMIT 1) AS name
      FROM place WHERE place.key IS NOT NULL LIMIT 500
      """
    ) { row in (key: try row["key"] as String, name: try row["name"] as String) }
  }

  private static func wanted(_ filter: DirectoryFilter) -> SQL {
    var wanted: [SQL] = ["TRUE"]
    switch filter.show {
    case .active: wanted.append("person.deactivated_at IS NULL")
    case .deactivated: wanted.append("person.deactivated_at IS NOT NULL")
    case .all: break
    }
    if let department = filter.department { wanted.append("person.department_id = \(department)") }
    if !filter.location.isEmpty { wanted.append("person.location_key = \(filter.location)") }
    switch filter.role {
    case .organiser: wanted.append("person.is_organiser")
    case .sponsor: wanted.append("person.is_sponsor")
    case .administrator: wanted.append("person.is_administrator")
    case nil: break
    }
    if !filter.words.isEmpty { wanted.append(named(filter)) }
    return .joined(wanted, by: " AND ")
  }

  /// By the beginning of any word of name, job title and what they can teach; an address is found whole, by
  /// administrators from its beginning.
  private static func named(_ filter: DirectoryFilter) -> SQL {
    if let email = Email.checked(filter.words) { return "person.email = \(email)" }
    let words: SQL = "person.id IN (\(sql: TextIndex.filter(kind: "person", words: filter.words)))"
    let beginning = filter.words.lowercased()
    guard filter.seesAddresses else { return words }
    return
      "(\(sql: words) OR substr(person.email, 1, CAST(\(beginning.unicodeScalars.count) AS INTEGER)) = \(beginning))"
  }
}
