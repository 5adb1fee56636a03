import Database
import Essentials
import People

/// What somebody has to do with a session: it decides what they may see and do afterwards.
struct Partaking: Sendable {
  let session: Session
  let person: ID<Person>
  let isOrganiser: Bool
  let seat: RegistrationState?
  let presence: Presence?
  /// Since when they have the seat.
  let since: Instant?

  init(
    session: Session, person: ID<Person>, isOrganiser: Bool = false, seat: RegistrationState? = nil,
    presence: Presence? = nil, since: Instant? = nil
  ) {
    (self.session, self.person, self.isOrganiser) = (session, person, isOrganiser)
    (self.seat, self.presence, self.since) = (seat, presence, since)
  }

  /// What the session's own page knows already.
  init(_ story: SessionStory, _ reader: SessionLinks.Reader) {
    self.init(
      session: story.session, person: reader.person, isOrganiser: reader.isOrganiser,
      seat: story.asked?.state, presence: story.presence, since: story.asked?.since)
  }

  /// One of those who run it.
  var isCrew: Bool { session.plan.crew.contains(person) }
  /// Those who run it, and organisers.
  var runsIt: Bool { isCrew || isOrganiser }
  /// Was there, or had a seat and nobody noted whether they came.
  var wasThere: Bool { presence.map { $0.mode != nil } ?? (seat == .registered) }
  /// Gives feedback on it: those who ran it do not.
  var mayAnswer: Bool {
    !isCrew && FeedbackRules.mayAnswer(wasThere: wasThere, seatedAt: since, end: session.end)
  }
  /// Ran it, was there or had a seat.
  var tookPart: Bool { isCrew || presence?.mode != nil || seat == .registered }

  /// Three statements.
  static func find(
    _ person: ID<Person>, at session: ID<Session>, isOrganiser: Bool, in tx: Transaction
  ) throws -> Partaking {
    try find(person, at: try Session.find(session, in: tx), isOrganiser: isOrganiser, in: tx)
  }

  /// One statement.
  static func find(
    _ person: ID<Person>, at session: Session, isOrganiser: Bool, in tx: Transaction
  ) throws -> Partaking {
    let found = try tx.one(
      """
      SELECT (SELECT state FROM registration WHERE session_id = \(session.id) AND person_id = \(person)) AS seat,
        (SELECT since FROM registration WHERE session_id = \(session.id) AND person_id = \(person)) AS since,
        (SELECT presence FROM attendance WHERE session_id = \(session.id) AND person_id = \(person)) AS presence
      """
    ) { row in
      Partaking(
        session: session, person: person, isOrganiser: isOrganiser, seat: try row["seat"],
        presence: try row["presence"], since: try row["since"])
    }
    guard let found else { throw NotHere() }
    return found
  }
}

extension Partaking {
  /// Those who took part: with a seat or present, and the crew, by name; for choosing an owner and for sending to.
  static func all(at session: ID<Session>, in tx: Transaction) throws -> [Named] {
    try tx.all(
      """
      SELECT id, name FROM person WHERE deactivated_at IS NULL AND id IN (
        SELECT person_id FROM registration WHERE session_id = \(session) AND state = 'registered'
        UNION SELECT person_id FROM attendance WHERE session_id = \(session) AND presence <> 'missed'
        UNION SELECT person_id FROM session_crew WHERE session_id = \(session))
      ORDER BY name_key, id
      """
    ) { row in Named(id: try row["id"], name: try row["name"]) }
  }

  struct Named: Sendable, Equatable {
    let id: ID<Person>
    let name: String
  }
}

extension Partaking {
  /// Notes what an organiser did at a session that others run.
  func audit(_ deed: String, of subject: String, detail: String = "", in tx: Transaction) throws {
    if isOrganiser && !isCrew { try Audit.record(deed, of: subject, detail: detail, by: person, in: tx) }
  }
}
