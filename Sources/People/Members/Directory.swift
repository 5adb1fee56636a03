import Database
import Essentials

/// What somebody wants to see of the directory.
public struct DirectoryFilter: Sendable, Equatable {
  public enum Show: String, Sendable, CaseIterable { case active, deactivated, all }

  public var words = ""
  public var department: ID<Department>?
  public var location = ""
  public var role: Role?
  public var show = Show.active
  /// Also finds by the beginning of an address.
  var seesAddresses = false

  public init() {}

  /// Reads an address; what is not understood is as if it were not there. Only administrators filter by role and see
  /// the deactivated.
  init(_ query: FormFields, isAdministrator: Bool = false) {
    words = String(query["q"].prefix(200))
    department = ID(query["department"])
    location = Folded.key(String(query["location"].prefix(PersonLimits.location)))
    guard isAdministrator else { return }
    seesAddresses = true
    role = Role(rawValue: query["role"])
    show = Show(rawValue: query["show"]) ?? .active
  }

  var isAny: Bool {
    !words.isEmpty || department != nil || !location.isEmpty || role != nil || show != .active
  }

  /// The address that shows the same again.
  func link(_ list: Link) -> Link {
    var link = list
    if !words.isEmpty { link = link.with("q", words) }
    if let department { link = link.with("department", department.text) }
    if !location.isEmpty { link = link.with("location", location) }
    if let role { link = link.with("role", role.rawValue) }
    if show != .active { link = link.with("show", show.rawValue) }
    return link
  }
}

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

  public static func find(_ filter: DirectoryFilter, after: ID<Person>?, in tx: Transaction) throws
    -> Directory
  {
    let wanted = wanted(filter)
    let rest: SQL =
      after.map {
        "AND (person.name_key, person.id) > (SELECT p.name_key, p.id FROM person AS p WHERE p.id = \($0))"
      } ?? ""
    let people = try tx.all(
      """
      SELECT \(sql: Person.columns) FROM person WHERE \(sql: wanted) \(sql: rest)
      ORDER BY person.name_key, person.id LIMIT \(pageSize + 1)
      """, Person.init)
    let locations = try tx.all(
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
    let shown = Array(people.prefix(pageSize))
    return Directory(
      filter: filter, people: shown,
      total: try tx.amount("FROM person WHERE \(sql: wanted) ORDER BY person.name_key, person.id"),
      departments: try Department.all(in: tx), locations: locations,
      next: people.count > pageSize ? shown.last?.id : nil)
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
