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

  /// The same for a session that is to be made from this topic, which must not be merged; nil also where nobody could go first.
  static func ofTopic(
    _ id: ID<Topic>, isWanted: Bool, start: Instant, in tx: Transaction
  ) throws -> Instant? {
    guard try Topic.find(id, in: tx).state != .merged else { throw TopicRefusal.closed(.merged) }
    guard isWanted, try !Topic.wanters(of: id, in: tx).isEmpty else { return nil }
    return end(scheduledAt: tx.now, start: start)
  }

  /// Free seats are kept for those who wanted the topic.
  static func isOn(_ session: Session, now: Instant) -> Bool { !isOpen(session, isFirst: false, now: now) }

  /// It has just ended: those in line come first, also when the job that wakes them is late.
  static func hasJustEnded(_ session: Session, now: Instant) -> Bool {
    session.firstUntil.map { $0 <= now && now < $0 + .hours(1) } ?? false
  }

  /// Whether a free seat is this person's for the asking.
  static func isOpen(_ session: Session, isFirst: Bool, now: Instant) -> Bool {
    isFirst || session.firstUntil.map { now >= $0 } ?? true
  }

  /// How the seats stand for this person. During a head start the line of all others holds nobody back who goes first.
  static func use(_ use: SeatUse, at session: Session, isFirst: Bool, now: Instant) -> SeatUse {
    guard isFirst, isOn(session, now: now) else { return use }
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

extension SessionLine {
  /// Free seats are kept for those who wanted the topic, so that a number of them, or of those in line, would say the wrong thing
  /// to one or the other.
  public func isKept(at now: Instant) -> Bool {
    HeadStart.isOn(session, now: now) && session.phase(at: now) == .ahead
      && use.taken.both < use.capacity.both
  }
}
