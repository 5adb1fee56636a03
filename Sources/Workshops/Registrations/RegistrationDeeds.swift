import Database
import Essentials
import People

/// Taking, giving back and passing on seats, each inside one serializable transaction, so that the last seat goes
/// to one person.
extension Registration {
  /// Takes a seat, or a place in line when there is none. Asking again for the same changes nothing.
  @discardableResult
  public static func take(
    _ mode: SeatMode, at id: ID<Session>, by person: ID<Person>, in tx: Transaction
  ) throws -> Registration {
    let session = try Session.find(id, in: tx)
    // When a head start has just ended, those in line come before whoever asks now.
    if HeadStart.hasJustEnded(session, now: tx.now) { try promote(in: session, tx) }
    let own = try find(person, at: id, in: tx)
    let isFirst = try HeadStart.holds(for: person, at: session, in: tx)
    let use = HeadStart.use(
      try use(of: id, capacity: session.plan.capacity, in: tx), at: session, isFirst: isFirst, now: tx.now)
    let outcome = try SeatRules.take(
      mode, at: session, use: use, own: own, runsIt: session.plan.crew.contains(person),
      isOpen: HeadStart.isOpen(session, isFirst: isFirst, now: tx.now), now: tx.now)
    if outcome == .unchanged, let own { return own }
    let seat = Registration(
      session: id, person: person, mode: mode, state: outcome == .registered ? .registered : .waitlisted,
      turn: try nextTurn(at: id, in: tx), since: tx.now)
    try seat.save(in: tx)
    try EventLog.record(
      .seat(outcome == .registered ? Event.seatTaken : Event.seatWaitlisted, seat, by: person), in: tx)
    try promote(in: session, tx)
    return try find(person, at: id, in: tx) ?? seat
  }

  /// Gives a seat or a place in line back; the seat goes to whoever has waited longest. Returns what it was.
  @discardableResult
  public static func release(
    at id: ID<Session>, by person: ID<Person>, in tx: Transaction
  ) throws -> RegistrationState {
    let session = try Session.find(id, in: tx)
    let own = try SeatRules.release(try find(person, at: id, in: tx), at: session, now: tx.now)
    try own.cancel(.own, by: person, in: tx)
    try promote(in: session, tx)
    return own.state
  }

  /// Frees all coming seats of somebody who has left.
  public static func releaseAll(of person: ID<Person>, in tx: Transaction) throws {
    let seats = try tx.all(
      """
      SELECT \(sql: columns) FROM registration JOIN session ON session.id = registration.session_id
      WHERE registration.person_id = \(person) AND registration.state <> 'cancelled'
        AND session.state = 'scheduled' AND session.starts_at > \(tx.now)
      """, Registration.init)
    for seat in seats {
      try seat.cancel(.left, by: nil, in: tx)
      try promote(in: try Session.find(seat.session, in: tx), tx)
    }
  }

  /// Passes free seats on to those who wait, in order. Once a session has begun the line has ended.
  static func promote(in session: Session, _ tx: Transaction) throws {
    guard session.phase(at: tx.now) == .ahead else { return }
    let line = try HeadStart.eligible(try all(.waitlisted, at: session.id, in: tx), at: session, in: tx)
    if line.isEmpty { return }
    let taken = try taken(session.id, in: tx)
    for var seat in SeatRules.promotions(line, capacity: session.plan.capacity, taken: taken) {
      (seat.state, seat.since) = (.registered, tx.now)
      try seat.save(in: tx)
      try EventLog.record(.seat(Event.seatPromoted, seat, by: nil), in: tx)
    }
  }

  /// Those who run it now need no seat of their own any more.
  static func freeCrewSeats(of session: Session, by actor: ID<Person>, in tx: Transaction) throws {
    for person in session.plan.crew {
      if let seat = try find(person, at: session.id, in: tx), seat.state != .cancelled {
        try seat.cancel(.crew, by: actor, in: tx)
      }
    }
  }

  private func cancel(_ why: SeatRelease, by actor: ID<Person>?, in tx: Transaction) throws {
    var seat = self
    (seat.state, seat.since) = (.cancelled, tx.now)
    try seat.save(in: tx)
    try Attendance.forget(person, at: session, in: tx)
    try EventLog.record(.seatReleased(self, why: why, by: actor), in: tx)
  }
}
