import Database
import Essentials
import People

/// Those who asked or voted for a topic have its session's seats to themselves for a while. Others stand in line, and have what
/// is left when that time is over, in the order of asking.
enum HeadStart {
  static let length: Duration = .hours(48)
  /// So long before it begins, seats are everybody's.
  static let margin: Duration = .hours(24)

  /// When the seats become everybody's; nil when there is no time for a head start.
  static func end(scheduledAt: Instant, start: Instant) -> Instant? {
    let end = min(scheduledAt + length, start - margin)
    return end - scheduledAt >= .hours(1) ? end : nil
  }

  /// Whether a free seat is this person's for the asking.
  static func isOpen(_ session: Session, isFirst: Bool, now: Instant) -> Bool {
    isFirst || session.firstUntil.map { now >= $0 } ?? true
  }

  /// How the seats stand for this person. During a head start the line of all others holds nobody back who goes first.
  static func use(_ use: SeatUse, at session: Session, isFirst: Bool, now: Instant) -> SeatUse {
    guard isFirst, !isOpen(session, isFirst: false, now: now) else { return use }
    return SeatUse(capacity: use.capacity, taken: use.taken, waiting: SeatCounts())
  }

  /// Condition on a row of `session`: somebody wanted its topic when it was scheduled. A vote given later is none.
  static func isFirst(_ person: SQL) -> SQL {
    """
    (EXISTS (SELECT 1 FROM topic_vote WHERE topic_vote.topic_id = session.topic_id
        AND topic_vote.person_id = \(sql: person) AND topic_vote.created_at <= session.created_at)
      OR EXISTS (SELECT 1 FROM topic AS asked WHERE asked.asker_id = \(sql: person)
        AND (asked.id = session.topic_id OR asked.merged_into = session.topic_id)))
    """
  }

  static func holds(for person: ID<Person>, at session: Session, in tx: Transaction) throws -> Bool {
    if session.firstUntil == nil { return false }
    return try tx.value("SELECT \(sql: isFirst("\(person)")) FROM session WHERE id = \(session.id)") ?? false
  }

  /// Of those in line, the ones who can have a seat now.
  static func eligible(_ line: [Registration], at session: Session, in tx: Transaction) throws
    -> [Registration]
  {
    if isOpen(session, isFirst: false, now: tx.now) { return line }
    let first: [ID<Person>] = try tx.values(
      """
      SELECT registration.person_id FROM registration JOIN session ON session.id = registration.session_id
      WHERE registration.session_id = \(session.id) AND registration.state = 'waitlisted'
        AND \(sql: isFirst("registration.person_id"))
      """)
    let chosen = Set(first)
    return line.filter { chosen.contains($0.person) }
  }

  /// Wakes the line when the seats become everybody's.
  static func scheduleEnd(of session: Session, in tx: Transaction) throws {
    guard let end = session.firstUntil else { return }
    try Jobs.enqueue(
      SessionJobs.opening, ["session": session.id.text],
      key: "\(SessionJobs.opening):\(session.id):\(end.milliseconds)", at: end, in: tx)
  }
}
