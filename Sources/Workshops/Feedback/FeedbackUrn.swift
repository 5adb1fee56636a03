import Database
import Essentials

/// Where answers lie. Whatever changes in a session's rows, all of them are taken out and put back in the order of their
/// random identities. Otherwise the engines would remember what no column says: SQLite numbers rows as they come, and
/// PostgreSQL keeps with each row its place and the transaction that wrote it (`ctid`, `xmin`), which would tie an answer
/// to the token that was used in the same moment.
enum FeedbackUrn {
  struct Answer {
    let id: ID<Answer>
    let marks: [FeedbackQuestion: Int]
    var isShown: Bool
  }

  struct Words {
    let id: ID<Words>
    let question: FeedbackText
    let body: String
    var isShown: Bool
  }

  static func put(_ draft: FeedbackDraft, about session: ID<Session>, in tx: Transaction) throws {
    let answer = Answer(id: tx.randomID(), marks: draft.marks.mapValues(\.rawValue), isShown: false)
    try rewrite(try answers(session, in: tx) + [answer], of: session, in: tx)
    let texts = [(FeedbackText.worked, draft.worked), (.different, draft.different)].filter { !$0.1.isEmpty }
    let new = texts.map { Words(id: tx.randomID(), question: $0.0, body: $0.1, isShown: false) }
    try rewrite(try words(session, in: tx) + new, of: session, in: tx)
  }

  /// Shows everything that is in the urn.
  static func show(_ session: ID<Session>, in tx: Transaction) throws {
    var (answers, words) = (try answers(session, in: tx), try words(session, in: tx))
    for place in answers.indices { answers[place].isShown = true }
    for place in words.indices { words[place].isShown = true }
    try rewrite(answers, of: session, in: tx)
    try rewrite(words, of: session, in: tx)
  }

  /// Writes all rows anew, so that the engine no longer knows when the last answer came.
  static func stir(_ session: ID<Session>, in tx: Transaction) throws {
    try rewrite(try answers(session, in: tx), of: session, in: tx)
    try rewrite(try words(session, in: tx), of: session, in: tx)
  }

  static func answers(_ session: ID<Session>, in tx: Transaction) throws -> [Answer] {
    try tx.all(
      "SELECT id, worth, useful, open_to_all, is_shown FROM feedback_answer WHERE session_id = \(session) ORDER BY id"
    ) { row in
      let marks = try FeedbackQuestion.allCases.map { ($0, try row[$0.rawValue] as Int) }
      return Answer(
        id: try row["id"], marks: Dictionary(uniqueKeysWithValues: marks), isShown: try row["is_shown"])
    }
  }

  static func words(_ session: ID<Session>, in tx: Transaction) throws -> [Words] {
    try tx.all(
      "SELECT id, question, body, is_shown FROM feedback_words WHERE session_id = \(session) ORDER BY id"
    ) { row in
      Words(
        id: try row["id"], question: try row["question"], body: try row["body"], isShown: try row["is_shown"])
    }
  }

  private static func rewrite(_ answers: [Answer], of session: ID<Session>, in tx: Transaction) throws {
    try tx.run("DELETE FROM feedback_answer WHERE session_id = \(session)")
    try insert(
      "feedback_answer (id, session_id, worth, useful, open_to_all, is_shown)",
      answers.sorted { $0.id < $1.id }.map { answer in
        let marks = FeedbackQuestion.allCases.map { "\(answer.marks[$0] ?? 0)" as SQL }
        return "(\(answer.id), \(session), \(sql: .joined(marks)), \(answer.isShown))"
      }, in: tx)
  }

  private static func rewrite(_ words: [Words], of session: ID<Session>, in tx: Transaction) throws {
    try tx.run("DELETE FROM feedback_words WHERE session_id = \(session)")
    try insert(
      "feedback_words (id, session_id, question, body, is_shown)",
      words.sorted { $0.id < $1.id }.map { part in
        "(\(part.id), \(session), \(part.question), \(part.body), \(part.isShown))"
      }, in: tx)
  }

  /// In statements of at most 500 rows, because the engines bound the values of one.
  static func insert(_ target: SQL, _ rows: [SQL], in tx: Transaction) throws {
    for start in stride(from: 0, to: rows.count, by: 500) {
      let part = Array(rows[start..<min(start + 500, rows.count)])
      try tx.run("INSERT INTO \(sql: target) VALUES \(sql: .rows(part))")
    }
  }
}

extension FeedbackText: SQLStorable {}
extension FeedbackQuestion: SQLStorable {}
