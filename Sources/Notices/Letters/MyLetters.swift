import Database
import Essentials
import People

/// One letter in a list.
struct LetterLine: Sendable {
  let id: ID<Letter>
  let kind: LetterKind
  let why: String
  let subject: String
  let state: LetterState
  let lastError: String?
  let createdAt: Instant
  let sentAt: Instant?

  static let columns: SQL = """
    letter.id, letter.kind, letter.why, letter.subject, letter.state, letter.last_error, letter.created_at, letter.sent_at
    """

  init(_ row: Row) throws {
    id = try row["id"]
    kind = try row["kind"]
    why = try row["why"]
    subject = try row["subject"]
    state = try row["state"]
    lastError = try row["last_error"]
    createdAt = try row["created_at"]
    sentAt = try row["sent_at"]
  }
}

/// Everything that was written to somebody, newest first, and what they do not want.
struct MyLetters: Sendable {
  static let pageSize = 20

  let lines: [LetterLine]
  /// Where the next page begins; nil on the last.
  let next: ID<Letter>?
  let stopped: Set<LetterKind>

  /// Two statements, however many letters there are.
  static func find(of person: ID<Person>, after: ID<Letter>?, in tx: Transaction) throws -> MyLetters {
    let rest: SQL = after.map { "AND id < \($0)" } ?? ""
    let lines = try tx.all(
      """
      SELECT \(sql: LetterLine.columns) FROM letter WHERE person_id = \(person) \(sql: rest)
      ORDER BY id DESC LIMIT \(pageSize + 1)
      """, LetterLine.init)
    let shown = Array(lines.prefix(pageSize))
    return MyLetters(
      lines: shown, next: lines.count > pageSize ? shown.last?.id : nil,
      stopped: Set(try LetterStop.all(of: [person], in: tx).map(\.kind)))
  }
}
