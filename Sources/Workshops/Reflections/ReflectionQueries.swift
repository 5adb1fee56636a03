import Database
import Essentials
import People

extension Reflection {
  private static let columns: SQL = """
    reflection.session_id, reflection.person_id, reflection.worked, reflection.not_worked, reflection.mattered,
    reflection.is_shared, reflection.created_at, reflection.changed_at
    """

  fileprivate init(_ row: Row) throws {
    self.init(
      session: try row["session_id"], person: try row["person_id"],
      words: ReflectionDraft(
        worked: try row["worked"], notWorked: try row["not_worked"], mattered: try row["mattered"],
        isShared: try row["is_shared"]),
      createdAt: try row["created_at"], changedAt: try row["changed_at"])
  }

  public static func find(by person: ID<Person>, on session: ID<Session>, in tx: Transaction) throws
    -> Reflection?
  {
    try tx.one(
      "SELECT \(sql: columns) FROM reflection WHERE session_id = \(session) AND person_id = \(person)",
      Reflection.init)
  }

  private func save(in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO reflection (session_id, person_id, worked, not_worked, mattered, is_shared, created_at, changed_at)
      VALUES (\(session), \(person), \(words.worked), \(words.notWorked), \(words.mattered), \(words.isShared),
        \(createdAt), \(changedAt))
      ON CONFLICT (session_id, person_id) DO UPDATE SET worked = excluded.worked, not_worked = excluded.not_worked,
        mattered = excluded.mattered, is_shared = excluded.is_shared, changed_at = excluded.changed_at
      """)
  }

  /// Writes one's reflection, or changes it.
  public static func write(
    _ words: ReflectionDraft, on session: ID<Session>, by person: ID<Person>, in tx: Transaction
  ) throws {
    let part = try Partaking.find(person, at: session, isOrganiser: false, in: tx)
    try ReflectionRules.write(part, now: tx.now)
    let before = try find(by: person, on: session, in: tx)
    try Reflection(
      session: session, person: person, words: words, createdAt: before?.createdAt ?? tx.now,
      changedAt: tx.now
    ).save(in: tx)
    if words.isShared, before?.words.isShared != true {
      try EventLog.record(.reflectionShared(session, by: person), in: tx)
    }
  }

  /// Forgets it.
  public static func remove(on session: ID<Session>, by person: ID<Person>, in tx: Transaction) throws {
    try tx.run("DELETE FROM reflection WHERE session_id = \(session) AND person_id = \(person)")
  }
}

/// A reflection with the names that stand beside it.
public struct ReflectionLine: Sendable {
  public let reflection: Reflection
  public let name: String
  public let sessionTitle: String

  private init(_ row: Row) throws {
    (reflection, name, sessionTitle) = (try Reflection(row), try row["name"], try row["session_title"])
  }

  private static func all(_ which: SQL, in tx: Transaction) throws -> [ReflectionLine] {
    try tx.all(
      """
      SELECT reflection.session_id, reflection.person_id, reflection.worked, reflection.not_worked,
        reflection.mattered, reflection.is_shared, reflection.created_at, reflection.changed_at, person.name,
        session.title AS session_title
      FROM reflection JOIN person ON person.id = reflection.person_id
        JOIN session ON session.id = reflection.session_id
      WHERE \(sql: which)
      """, ReflectionLine.init)
  }

  /// Those shared on a session's page, the first first.
  public static func shared(on session: ID<Session>, in tx: Transaction) throws -> [ReflectionLine] {
    try all(
      """
      reflection.session_id = \(session) AND reflection.is_shared
      ORDER BY reflection.created_at, reflection.person_id LIMIT 50
      """, in: tx)
  }

  /// One's own, the latest first.
  public static func all(by person: ID<Person>, in tx: Transaction) throws -> [ReflectionLine] {
    try all(
      """
      reflection.person_id = \(person) ORDER BY reflection.created_at DESC, reflection.session_id DESC LIMIT 100
      """, in: tx)
  }
}
