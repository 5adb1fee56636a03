import Database
import Essentials

/// That letters to somebody's address do not arrive, in the mail server's words, for an administrator to mend it.
public struct Bounce: Sendable, Equatable {
  public let said: String
  public let at: Instant
}

extension Bounce {
  /// A mail server refused a letter to this address for good. Of an address that is theirs no more nobody needs to know.
  public static func note(_ said: String, for person: ID<Person>, at address: String, in tx: Transaction)
    throws
  {
    try tx.run(
      """
      INSERT INTO person_bounce (person_id, address, said, at)
      SELECT id, email, \(said), \(tx.now) FROM person WHERE id = \(person) AND email = \(address)
      ON CONFLICT (person_id) DO UPDATE SET address = excluded.address, said = excluded.said, at = excluded.at
      """)
  }

  /// A letter to this address arrived after all.
  public static func forget(_ person: ID<Person>, at address: String, in tx: Transaction) throws {
    try tx.run("DELETE FROM person_bounce WHERE person_id = \(person) AND address = \(address)")
  }

  /// What is known of the address somebody has now.
  static func find(_ person: Person, in tx: Transaction) throws -> Bounce? {
    try tx.one(
      "SELECT said, at FROM person_bounce WHERE person_id = \(person.id) AND address = \(person.email)"
    ) { row in Bounce(said: try row["said"], at: try row["at"]) }
  }
}
