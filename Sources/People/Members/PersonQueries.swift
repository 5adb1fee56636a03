import Database
import Essentials

extension Person {
  static let columns: SQL = """
    person.id, person.email, person.external_id, person.name, person.pronouns, person.job_title,
    person.department_id, person.location, person.zone, person.manager_id, person.about, person.teaches,
    person.wants, person.is_organiser, person.is_sponsor, person.is_administrator, person.deactivated_at,
    person.created_at
    """

  init(_ row: Row) throws {
    var roles: Set<Role> = []
    if try row["is_organiser"] { roles.insert(.organiser) }
    if try row["is_sponsor"] { roles.insert(.sponsor) }
    if try row["is_administrator"] { roles.insert(.administrator) }
    self.init(
      id: try row["id"], email: try row["email"], externalID: try row["external_id"], name: try row["name"],
      pronouns: try row["pronouns"], jobTitle: try row["job_title"], department: try row["department_id"],
      location: try row["location"], zone: try row["zone"], manager: try row["manager_id"],
      about: try row["about"], teaches: try row["teaches"], wants: try row["wants"], roles: roles,
      deactivatedAt: try row["deactivated_at"], createdAt: try row["created_at"])
  }

  /// The person with this identity, active or not.
  public static func find(_ id: ID<Person>, in tx: Transaction) throws -> Person {
    guard let person = try tx.one("SELECT \(sql: columns) FROM person WHERE id = \(id)", Person.init) else {
      throw NotHere()
    }
    return person
  }

  /// The person with this address (lower case), active or not.
  public static func find(email: String, in tx: Transaction) throws -> Person? {
    try tx.one("SELECT \(sql: columns) FROM person WHERE email = \(email)", Person.init)
  }

  /// These people by their identity, for printing names beside things.
  public static func find(_ ids: [ID<Person>], in tx: Transaction) throws -> [ID<Person>: Person] {
    guard !ids.isEmpty else { return [:] }
    let people = try tx.all(
      "SELECT \(sql: columns) FROM person WHERE id IN (\(list: ids))", Person.init)
    return Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
  }

  /// How many active administrators there are; there is always one.
  public static func administratorCount(in tx: Transaction) throws -> Int {
    try tx.value("SELECT count(*) FROM person WHERE is_administrator AND deactivated_at IS NULL") ?? 0
  }

  /// Writes the person, new or changed, and what search should find of them.
  public func save(in tx: Transaction) throws { try Person.save([self], in: tx) }

  /// Writes many people, new or changed, in few statements. Managers must be there or come before those they manage.
  public static func save(_ people: [Person], in tx: Transaction) throws {
    for start in stride(from: 0, to: people.count, by: batch) {
      let some = people[start..<min(start + batch, people.count)]
      try tx.run(
        """
        INSERT INTO person (id, email, external_id, name, name_key, pronouns, job_title, department_id, location,
          location_key, zone, manager_id, about, teaches, wants, is_organiser, is_sponsor, is_administrator,
          deactivated_at, created_at)
        VALUES \(sql: .rows(some.map(\.values)))
        ON CONFLICT (id) DO UPDATE SET email = excluded.email, external_id = excluded.external_id,
          name = excluded.name, name_key = excluded.name_key, pronouns = excluded.pronouns,
          job_title = excluded.job_title, department_id = excluded.department_id, location = excluded.location,
          location_key = excluded.location_key, zone = excluded.zone, manager_id = excluded.manager_id,
          about = excluded.about, teaches = excluded.teaches, wants = excluded.wants,
          is_organiser = excluded.is_organiser, is_sponsor = excluded.is_sponsor,
          is_administrator = excluded.is_administrator, deactivated_at = excluded.deactivated_at
        """)
    }
    for person in people {
      try TextIndex.put(
        kind: "person", id: person.id.text, title: person.name,
        body: [person.jobTitle, person.teaches].joined(separator: "\n"), in: tx)
    }
  }

  private static let batch = 200

  private var values: SQL {
    """
    (\(id), \(email), \(externalID), \(name), \(Folded.key(name)), \(pronouns), \(jobTitle), \(department), \(location),
     \(Folded.key(location)), \(zone), \(manager), \(about), \(teaches), \(wants), \(roles.contains(.organiser)),
     \(roles.contains(.sponsor)), \(roles.contains(.administrator)), \(deactivatedAt), \(createdAt))
    """
  }
}
