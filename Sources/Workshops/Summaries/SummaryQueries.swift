import Database
import Essentials
import People

extension Summary {
  public static func find(_ session: ID<Session>, in tx: Transaction) throws -> Summary? {
    try tx.one("SELECT session_id, body, written_at, sent_at FROM summary WHERE session_id = \(session)") {
      row in
      Summary(
        session: try row["session_id"], body: try row["body"], writtenAt: try row["written_at"],
        sentAt: try row["sent_at"])
    }
  }

  /// What a summary of the session would be, from what is written down now.
  public static func draft(_ id: ID<Session>, in tx: Transaction) throws -> String {
    let session = try Session.find(id, in: tx)
    let actions = try ActionLine.all(at: id, in: tx).map { line in
      SummaryDraft.Action(
        body: line.action.body, owner: line.ownerName, dueOn: line.action.dueOn, state: line.action.state)
    }
    return SummaryDraft.text(
      about: session.plan.about, outcomes: session.plan.outcomes, notes: try SessionNotes.find(id, in: tx),
      actions: actions)
  }

  /// Keeps the words, before it is sent and afterwards.
  public static func write(
    _ body: String, of session: ID<Session>, by person: ID<Person>, isOrganiser: Bool = false,
    seen: String? = nil, in tx: Transaction
  ) throws {
    let part = try Partaking.find(person, at: session, isOrganiser: isOrganiser, in: tx)
    try NoteRules.write(part, now: tx.now)
    let kept = try find(session, in: tx)
    if kept?.body != body { try WrittenMeanwhile.check(seen: seen, kept: kept?.writtenAt) }
    try save(body, part, in: tx)
  }

  /// Sends it, once, as it was written; as it is drafted where nobody wrote anything else.
  public static func send(
    _ session: ID<Session>, by person: ID<Person>, isOrganiser: Bool = false, in tx: Transaction
  ) throws {
    let part = try Partaking.find(person, at: session, isOrganiser: isOrganiser, in: tx)
    try NoteRules.write(part, now: tx.now)
    let written = try find(session, in: tx)
    try SummaryRules.send(written, of: part.session, now: tx.now)
    let body = try written?.body ?? draft(session, in: tx)
    try save(body, part, in: tx)
    try tx.run("UPDATE summary SET sent_by = \(person), sent_at = \(tx.now) WHERE session_id = \(session)")
    try index(body, part.session, in: tx)
    try part.audit("summary sent", of: session.text, detail: part.session.title, in: tx)
    try EventLog.record(.summarySent(session, by: person), in: tx)
  }

  /// Whom it goes to: those who were there or had a seat, the crew, and the owners of actions.
  public static func recipients(of session: ID<Session>, in tx: Transaction) throws -> [ID<Person>] {
    try tx.values(
      """
      SELECT id FROM person WHERE deactivated_at IS NULL AND id IN (
        SELECT person_id FROM registration WHERE session_id = \(session) AND state = 'registered'
        UNION SELECT person_id FROM attendance WHERE session_id = \(session) AND presence <> 'missed'
        UNION SELECT person_id FROM session_crew WHERE session_id = \(session)
        UNION SELECT owner_id FROM action_item WHERE session_id = \(session))
      ORDER BY id
      """)
  }

  private static func save(_ body: String, _ part: Partaking, in tx: Transaction) throws {
    let (session, person) = (part.session, part.person)
    let before = try find(session.id, in: tx)
    if before?.body == body { return }
    try tx.run(
      """
      INSERT INTO summary (session_id, body, written_by, written_at)
      VALUES (\(session.id), \(body), \(person), \(tx.now))
      ON CONFLICT (session_id) DO UPDATE SET body = excluded.body, written_by = excluded.written_by,
        written_at = excluded.written_at
      """)
    if before?.isSent == true { try index(body, session, in: tx) }
    try part.audit("summary written", of: session.id.text, detail: session.title, in: tx)
  }

  private static func index(_ body: String, _ session: Session, in tx: Transaction) throws {
    try TextIndex.put(
      kind: "summary", id: session.id.text, title: session.title, body: Markdown.plain(body), in: tx)
  }
}
