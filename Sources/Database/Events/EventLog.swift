import Essentials

/// What happened, in order. Mail, webhooks and dashboards read it after the commit; nobody below knows of
/// them.
public enum EventLog {
  static let jobKind = "event"

  /// Writes the event and wakes its listeners when the transaction is committed; before all others when it is urgent.
  /// - Parameter asOf: the moment to note instead of now, for what nobody may date more finely. The event's identity then
  ///   says nothing of when it was made either, and no listener hears of it.
  @discardableResult
  public static func record(
    _ event: Event, isUrgent: Bool = false, asOf moment: Instant? = nil, in tx: Transaction
  ) throws -> ID<Event> {
    let id: ID<Event> = moment == nil ? tx.newID() : tx.randomID()
    try tx.run(
      """
      INSERT INTO event (id, kind, subject_id, actor_id, detail, at)
      VALUES (\(id), \(event.kind), \(event.subject), \(event.actor),
        \(try JSONText.text(event.detail)), \(moment ?? tx.now))
      """)
    // A job has a time, so nobody is woken by what must have none.
    if moment == nil { try Jobs.enqueue(jobKind, ["event": id.text], isUrgent: isUrgent, in: tx) }
    return id
  }

  /// Forgets events of a kind that are of no use after a while.
  @discardableResult
  public static func forget(_ kind: String, before moment: Instant, in tx: Transaction) throws -> Int {
    try tx.run("DELETE FROM event WHERE kind = \(kind) AND at < \(moment)")
  }

  /// One event; nil when it is not there any more.
  public static func find(_ id: ID<Event>, in tx: Transaction) throws -> RecordedEvent? {
    try tx.one("SELECT \(sql: columns) FROM event WHERE id = \(id)", RecordedEvent.init)
  }

  /// What happened to this thing, newest first; `before` goes on from the last one of a page.
  public static func about(
    _ subject: String, before: ID<Event>? = nil, limit: Int = 50, in tx: Transaction
  ) throws -> [RecordedEvent] {
    let rest: SQL = before.map { "AND id < \($0)" } ?? ""
    return try tx.all(
      """
      SELECT \(sql: columns) FROM event WHERE subject_id = \(subject) \(sql: rest)
      ORDER BY id DESC LIMIT \(limit)
      """, RecordedEvent.init)
  }

  /// Everything that happened, newest first, of these kinds when any are given.
  public static func latest(
    kinds: [String] = [], before: ID<Event>? = nil, limit: Int = 50, in tx: Transaction
  ) throws -> [RecordedEvent] {
    let filters: [SQL] =
      ["TRUE"] + (kinds.isEmpty ? [] : ["kind IN (\(list: kinds))"]) + (before.map { ["id < \($0)"] } ?? [])
    return try tx.all(
      """
      SELECT \(sql: columns) FROM event WHERE \(sql: .joined(filters, by: " AND "))
      ORDER BY id DESC LIMIT \(limit)
      """, RecordedEvent.init)
  }

  private static let columns: SQL = "id, kind, subject_id, actor_id, detail, at"
}
