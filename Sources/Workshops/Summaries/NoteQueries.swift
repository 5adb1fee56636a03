import Database
import Essentials
import People

extension SessionPoint.Kind: SQLStorable {}

extension SessionNotes {
  /// Two statements.
  public static func find(_ session: ID<Session>, in tx: Transaction) throws -> SessionNotes {
    let kept = try tx.one("SELECT body, written_at FROM session_notes WHERE session_id = \(session)") {
      row -> (String, Instant) in (try row["body"], try row["written_at"])
    }
    let points = try tx.all(
      "SELECT id, kind, body FROM session_point WHERE session_id = \(session) ORDER BY id LIMIT 200"
    ) { row in SessionPoint(id: try row["id"], kind: try row["kind"], body: try row["body"]) }
    return SessionNotes(session: session, body: kept?.0 ?? "", points: points, writtenAt: kept?.1)
  }

  public static func write(
    _ body: String, at session: ID<Session>, by person: ID<Person>, isOrganiser: Bool = false,
    seen: String? = nil, in tx: Transaction
  ) throws {
    let part = try Partaking.find(person, at: session, isOrganiser: isOrganiser, in: tx)
    try NoteRules.write(part, now: tx.now)
    let kept = try find(session, in: tx)
    if kept.body == body { return }
    try WrittenMeanwhile.check(seen: seen, kept: kept.writtenAt)
    try tx.run(
      """
      INSERT INTO session_notes (session_id, body, written_by, written_at)
      VALUES (\(session), \(body), \(person), \(tx.now))
      ON CONFLICT (session_id) DO UPDATE SET body = excluded.body, written_by = excluded.written_by,
        written_at = excluded.written_at
      """)
    try part.audit("notes written", of: session.text, detail: part.session.title, in: tx)
  }
}

extension SessionPoint {
  /// Writes a decision or an open question down. The same words a second time change nothing.
  public static func add(
    _ kind: Kind, _ body: String, at session: ID<Session>, by person: ID<Person>, isOrganiser: Bool = false,
    in tx: Transaction
  ) throws {
    let part = try Partaking.find(person, at: session, isOrganiser: isOrganiser, in: tx)
    try NoteRules.write(part, now: tx.now)
    let isThere: Bool? = try tx.value(
      "SELECT EXISTS (SELECT 1 FROM session_point WHERE session_id = \(session) AND kind = \(kind) AND body = \(body))"
    )
    if isThere == true { return }
    let id: ID<SessionPoint> = tx.newID()
    try tx.run(
      """
      INSERT INTO session_point (id, session_id, kind, body, person_id, created_at)
      VALUES (\(id), \(session), \(kind), \(body), \(person), \(tx.now))
      """)
    try part.audit("\(kind.rawValue) added", of: session.text, detail: body, in: tx)
  }

  public static func remove(
    _ id: ID<SessionPoint>, from session: ID<Session>, by person: ID<Person>, isOrganiser: Bool = false,
    in tx: Transaction
  ) throws {
    let part = try Partaking.find(person, at: session, isOrganiser: isOrganiser, in: tx)
    try NoteRules.write(part, now: tx.now)
    let removed = try tx.run("DELETE FROM session_point WHERE id = \(id) AND session_id = \(session)")
    if removed == 1 { try part.audit("point removed", of: session.text, in: tx) }
  }
}
