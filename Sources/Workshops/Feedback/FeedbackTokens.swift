import Database
import Essentials

/// The right to one answer, by the hash of its key. It names the session and nobody.
struct FeedbackToken {
  let hash: String
  let session: ID<Session>
  let isUsed: Bool
  let closesAt: Instant

  static func find(hash: String, in tx: Transaction) throws -> FeedbackToken? {
    try tx.one(
      """
      SELECT feedback_token.hash, feedback_token.session_id, feedback_token.is_used, feedback_round.closes_at
      FROM feedback_token JOIN feedback_round ON feedback_round.session_id = feedback_token.session_id
      WHERE feedback_token.hash = \(hash)
      """
    ) { row in
      FeedbackToken(
        hash: try row["hash"], session: try row["session_id"], isUsed: try row["is_used"],
        closesAt: try row["closes_at"])
    }
  }

  /// Adds tokens, or notes that some are used; all of the session are written anew (see `FeedbackUrn`).
  static func note(_ changes: [String: Bool], of session: ID<Session>, in tx: Transaction) throws {
    try rewrite(session, in: tx) { $0.merge(changes) { _, new in new } }
  }

  static func remove(_ hash: String, of session: ID<Session>, in tx: Transaction) throws {
    try rewrite(session, in: tx) { $0[hash] = nil }
  }

  private static func rewrite(
    _ session: ID<Session>, in tx: Transaction, _ change: (inout [String: Bool]) -> Void
  ) throws {
    let present = try tx.all("SELECT hash, is_used FROM feedback_token WHERE session_id = \(session)") {
      row in
      (try row["hash"] as String, try row["is_used"] as Bool)
    }
    var all = Dictionary(present) { first, _ in first }
    change(&all)
    try removeAll(of: session, in: tx)
    let rows = all.sorted { $0.key < $1.key }.map { "(\($0.key), \(session), \($0.value))" as SQL }
    try FeedbackUrn.insert("feedback_token (hash, session_id, is_used)", rows, in: tx)
  }

  static func removeAll(of session: ID<Session>, in tx: Transaction) throws {
    try tx.run("DELETE FROM feedback_token WHERE session_id = \(session)")
  }
}

extension FeedbackRound {
  static func find(_ session: ID<Session>, in tx: Transaction) throws -> FeedbackRound? {
    try tx.one("SELECT session_id, secret, closes_at FROM feedback_round WHERE session_id = \(session)") {
      row in
      FeedbackRound(session: try row["session_id"], secret: try row["secret"], closesAt: try row["closes_at"])
    }
  }

  func save(in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO feedback_round (session_id, secret, closes_at) VALUES (\(session), \(secret), \(closesAt))
      ON CONFLICT (session_id) DO UPDATE SET secret = excluded.secret, closes_at = excluded.closes_at
      """)
  }
}
