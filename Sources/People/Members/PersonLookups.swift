import Database
import Essentials

extension Person {
  static func find(externalID: String, in tx: Transaction) throws -> Person? {
    try tx.one("SELECT \(sql: columns) FROM person WHERE external_id = \(externalID)", Person.init)
  }

  /// Active people with this address, staff number or name; several when a name is not unique.
  public static func named(_ typed: String, in tx: Transaction) throws -> [Person] {
    try tx.all(
      """
      SELECT \(sql: columns) FROM person
      WHERE (email = \(typed.lowercased()) OR external_id = \(typed) OR name_key = \(Folded.key(typed)))
        AND deactivated_at IS NULL ORDER BY id LIMIT 5
      """, Person.init)
  }

  /// Whom somebody answers to, directly and not.
  static func above(_ id: ID<Person>, in tx: Transaction) throws -> Set<ID<Person>> {
    Set(
      try tx.values(
        """
        WITH RECURSIVE above (id) AS (
          SELECT manager_id FROM person WHERE id = \(id) AND manager_id IS NOT NULL
          UNION SELECT person.manager_id FROM above JOIN person ON person.id = above.id WHERE person.manager_id IS NOT NULL
        ) SELECT id FROM above
        """))
  }

  /// Active people who answer to this one, by name.
  public static func reports(of id: ID<Person>, in tx: Transaction) throws -> [Person] {
    try tx.all(
      """
      SELECT \(sql: columns) FROM person WHERE manager_id = \(id) AND deactivated_at IS NULL ORDER BY name_key, id LIMIT 200
      """, Person.init)
  }

  /// People to propose as managers: those who are, as a field writes them.
  static func managers(in tx: Transaction) throws -> [String] {
    try tx.all(
      """
      SELECT \(sql: columns) FROM person
      WHERE id IN (SELECT manager_id FROM person WHERE manager_id IS NOT NULL) AND deactivated_at IS NULL
      ORDER BY name_key, id LIMIT 300
      """
    ) { NamedPerson.of(try Person($0)) }
  }

  static func activeAdministrators(in tx: Transaction) throws -> Int {
    try tx.value("SELECT count(*) FROM person WHERE is_administrator AND deactivated_at IS NULL") ?? 0
  }

  /// Ends everything they are signed in with, and the links that would sign them in.
  static func markDeactivated(_ ids: [ID<Person>], in tx: Transaction) throws {
    for start in stride(from: 0, to: ids.count, by: 500) {
      let some = Array(ids[start..<min(start + 500, ids.count)])
      try tx.run("UPDATE person SET deactivated_at = \(tx.now) WHERE id IN (\(list: some))")
      try tx.run("DELETE FROM sign_in WHERE person_id IN (\(list: some))")
      try tx.run("DELETE FROM sign_in_link WHERE person_id IN (\(list: some))")
    }
  }
}
