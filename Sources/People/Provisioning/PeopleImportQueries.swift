import Database
import Essentials

extension PresentPeople {
  /// Everybody, every department, and the organisation's zone, in three statements.
  public static func find(in tx: Transaction) throws -> PresentPeople {
    PresentPeople(
      people: try tx.all("SELECT \(sql: Person.columns) FROM person ORDER BY id", Person.init),
      departments: try Department.all(in: tx), zone: try Organisation.find(in: tx)?.zone ?? .utc)
  }
}

extension Person {
  /// Frees addresses and numbers that are about to change hands: two people may swap theirs in one file.
  static func giveUpNames(of ids: [ID<Person>], in tx: Transaction) throws {
    for start in stride(from: 0, to: ids.count, by: 500) {
      let some = Array(ids[start..<min(start + 500, ids.count)])
      try tx.run("UPDATE person SET email = id, external_id = NULL WHERE id IN (\(list: some))")
    }
  }
}

/// A file that somebody looks at before it is taken over, with what they have decided about it so far. Nobody else sees it; it goes
/// when it is applied, and after a day.
public struct ImportDraft: Sendable {
  public static let lifetime: Duration = .days(1)

  public let id: ID<ImportDraft>
  public let kind: String
  public let person: ID<Person>
  public let fileName: String
  public let content: String
  /// The mapping and other choices, as the import of this kind writes them.
  public let choices: String
  /// Of the file it came from; the content is kept decoded.
  public let encoding: String
  public let createdAt: Instant

  public init(
    id: ID<ImportDraft>, kind: String, person: ID<Person>, fileName: String, content: String, choices: String,
    encoding: String, createdAt: Instant
  ) {
    (self.id, self.kind, self.person, self.fileName) = (id, kind, person, fileName)
    (self.content, self.choices, self.encoding, self.createdAt) = (content, choices, encoding, createdAt)
  }

  public static func find(
    _ id: ID<ImportDraft>, kind: String, of person: ID<Person>, in tx: Transaction
  ) throws -> ImportDraft {
    let draft = try tx.one(
      """
      SELECT id, kind, person_id, file_name, content, mapping, encoding, created_at FROM import_draft
      WHERE id = \(id) AND kind = \(kind) AND person_id = \(person) AND created_at > \(tx.now - lifetime)
      """
    ) { row in
      ImportDraft(
        id: try row["id"], kind: try row["kind"], person: try row["person_id"],
        fileName: try row["file_name"],
        content: try row["content"], choices: try row["mapping"], encoding: try row["encoding"],
        createdAt: try row["created_at"])
    }
    guard let draft else { throw NotHere() }
    return draft
  }

  /// Forgets drafts that nobody can see any more.
  public static func forgetOld(in tx: Transaction) throws {
    try tx.run("DELETE FROM import_draft WHERE created_at < \(tx.now - lifetime)")
  }

  /// Keeps the file; earlier drafts of the same kind and person go, and everybody's old ones.
  public func save(in tx: Transaction) throws {
    try tx.run(
      """
      DELETE FROM import_draft WHERE created_at < \(tx.now - ImportDraft.lifetime)
        OR (person_id = \(person) AND kind = \(kind))
      """)
    try tx.run(
      """
      INSERT INTO import_draft (id, kind, person_id, file_name, content, mapping, encoding, created_at)
      VALUES (\(id), \(kind), \(person), \(fileName), \(content), \(choices), \(encoding), \(createdAt))
      """)
  }

  /// The file, read again; it could be read when it was kept.
  public var table: ImportTable {
    get throws { try ImportTable(text: content, encoding: encoding) }
  }

  public func keep(choices: String, in tx: Transaction) throws {
    try tx.run("UPDATE import_draft SET mapping = \(choices) WHERE id = \(id)")
  }

  public func delete(in tx: Transaction) throws {
    try tx.run("DELETE FROM import_draft WHERE id = \(id)")
  }
}
