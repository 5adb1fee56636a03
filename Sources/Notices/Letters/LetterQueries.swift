import Database
import Essentials
import Foundation
import People
import Workshops

extension LetterKind: SQLStorable {}
extension LetterState: SQLStorable {}

extension Letter {
  static let columns: SQL = """
    letter.id, letter.person_id, letter.address, letter.is_bound, letter.kind, letter.why, letter.content, letter.session_id,
    letter.until, letter.state, letter.attempts, letter.last_error, letter.created_at, letter.sent_at
    """

  init(_ row: Row) throws {
    self.init(
      id: try row["id"], person: try row["person_id"], address: try row["address"],
      isBound: try row["is_bound"], kind: try row["kind"], why: try row["why"],
      content: try LetterContent(stored: try row["content"]),
      session: try row["session_id"],
      until: try row["until"], state: try row["state"], attempts: try row["attempts"],
      lastError: try row["last_error"], createdAt: try row["created_at"], sentAt: try row["sent_at"])
  }

  static func find(_ id: ID<Letter>, in tx: Transaction) throws -> Letter {
    guard let letter = try tx.one("SELECT \(sql: columns) FROM letter WHERE id = \(id)", Letter.init) else {
      throw NotHere()
    }
    return letter
  }

  /// Somebody's own letter.
  static func find(_ id: ID<Letter>, of person: ID<Person>, in tx: Transaction) throws -> Letter {
    let letter = try find(id, in: tx)
    guard letter.person == person else { throw NotHere() }
    return letter
  }
}

extension LetterDraft {
  /// Keeps the letter and has it sent; nothing happens when this cause has had its letter.
  func post(in tx: Transaction) throws {
    let id: ID<Letter> = tx.newID()
    let isNew =
      try tx.run(
        """
        INSERT INTO letter (id, person_id, address, is_bound, kind, cause, why, subject, content, session_id, until, state,
          attempts, created_at)
        VALUES (\(id), \(receiver.id), \(address ?? receiver.address), \(address != nil), \(kind), \(cause), \(why), \(content.subject),
          \(try content.stored), \(session), \(until), \(LetterState.queued), 0, \(tx.now))
        ON CONFLICT (cause, person_id, kind) DO NOTHING
        """) == 1
    if isNew { try Letter.enqueue(id, isUrgent: kind == .signIn, in: tx) }
  }
}

extension Letter {
  /// Somebody waits for a link that signs them in.
  static func enqueue(_ id: ID<Letter>, isUrgent: Bool = false, in tx: Transaction) throws {
    try Jobs.enqueue(
      LetterDelivery.jobKind, ["letter": id.text], key: "\(LetterDelivery.jobKind):\(id)", isUrgent: isUrgent,
      in: tx)
  }

  /// One more attempt is being made.
  static func noteAttempt(_ id: ID<Letter>, in tx: Transaction) throws {
    try tx.run("UPDATE letter SET attempts = attempts + 1 WHERE id = \(id)")
  }

  /// The mail server has taken it.
  static func noteSent(_ id: ID<Letter>, to address: String, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE letter SET state = \(LetterState.sent), sent_at = \(tx.now), address = \(address), last_error = NULL
      WHERE id = \(id)
      """)
    try TextIndex.remove(kind: index, id: id.text, in: tx)
  }

  /// It has been overtaken and will not be sent; nobody has to do anything about it.
  func noteMoot(_ why: String, in tx: Transaction) throws {
    try tx.run(
      "UPDATE letter SET state = \(LetterState.failed), is_moot = TRUE, last_error = \(why) WHERE id = \(id)")
    try TextIndex.remove(kind: Letter.index, id: id.text, in: tx)
  }

  /// It has not left, and this is why. From now on administrators find it by its words.
  func noteStay(_ state: LetterState, _ why: String?, in tx: Transaction) throws {
    try tx.run("UPDATE letter SET state = \(state), last_error = \(why) WHERE id = \(id)")
    let name: String = try tx.value("SELECT name FROM letter_person WHERE id = \(person)") ?? ""
    try TextIndex.put(kind: Letter.index, id: id.text, title: subject, body: "\(name)\n\(address)", in: tx)
  }

  /// What the text index calls letters that have not left.
  static let index = "letter"
}

extension LetterContent {
  init(stored text: String) throws {
    self = try JSONDecoder().decode(LetterContent.self, from: Data(text.utf8))
  }

  var stored: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}
