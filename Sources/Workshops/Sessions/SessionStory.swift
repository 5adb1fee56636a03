import Database
import Essentials
import People

/// Somebody who runs a session, as the page shows them.
public struct CrewLine: Sendable {
  let member: CrewMember
  public let name: String
  public let department: String?
  public let location: String
  /// Their account was closed since.
  public let hasLeft: Bool

  public var person: ID<Person> { member.person }
  public var part: CrewPart { member.part }

  static func all(of sessions: [ID<Session>], in tx: Transaction) throws -> [ID<Session>: [CrewLine]] {
    let rows = try tx.rows(
      """
      SELECT session_id, session_crew.person_id, session_crew.part, person.name, department.name AS department,
        person.location, person.deactivated_at IS NOT NULL AS has_left
      FROM session_crew JOIN person ON person.id = session_crew.person_id
        LEFT JOIN department ON department.id = person.department_id
      WHERE session_id IN (\(list: sessions)) ORDER BY session_id, place
      """)
    return try Dictionary(grouping: rows) { try $0["session_id"] }.mapValues { rows in
      try rows.map { row in
        CrewLine(
          member: CrewMember(person: try row["person_id"], part: try row["part"]), name: try row["name"],
          department: try row["department"], location: try row["location"],
          hasLeft: try row["has_left"])
      }
    }
  }
}

/// All that the page of one session shows to one person.
public struct SessionStory: Sendable {
  public let session: Session
  public let topicTitle: String?
  public let topicVotes: Int
  public let crew: [CrewLine]
  public let use: SeatUse
  /// What the reader asked for last, also when they gave it up since.
  let asked: Registration?
  /// The reader's place in line, counted from 1.
  public let place: Int
  public let presence: Presence?
  /// The reader wanted the topic when the session was scheduled.
  let isFirst: Bool
  /// How many came; 0 as long as nobody said so.
  public let present: Int
  /// The skills it works on.
  let aims: [SkillAim]
  /// Another session at the same time at which the reader has a seat, or which they run.
  public let overlap: (id: ID<Session>, title: String)?

  /// The reader's seat, or place in line.
  public var seat: Registration? { asked.flatMap { $0.state == .cancelled ? nil : $0 } }

  /// Four statements at most, however much there is.
  static func find(_ id: ID<Session>, for person: ID<Person>, in tx: Transaction) throws -> SessionStory {
    let row = try tx.first(
      """
      SELECT \(sql: Session.columns(of: "session")), topic.title AS topic_title, topic.votes, attendance.presence,
        own.session_id, own.person_id, own.mode AS own_mode, own.state AS own_state, own.turn, own.since,
        \(sql: Registration.place(now: tx.now)) AS place,
        (SELECT count(*) FROM attendance WHERE session_id = session.id AND presence <> 'missed') AS present,
        session.first_until IS NOT NULL AND \(sql: HeadStart.isFirst("\(person)")) AS is_first,
        \(sql: Registration.counts(of: "session.id"))
      FROM session LEFT JOIN topic ON topic.id = session.topic_id
        LEFT JOIN registration AS own ON own.session_id = session.id AND own.person_id = \(person)
        LEFT JOIN attendance ON attendance.session_id = session.id AND attendance.person_id = \(person)
      WHERE session.id = \(id)
      """)
    guard let row else { throw NotHere() }
    let crew = try CrewLine.all(of: [id], in: tx)[id] ?? []
    let session = try Session(row, crew: crew.map(\.member))
    return SessionStory(
      session: session, topicTitle: try row["topic_title"], topicVotes: (try row["votes"] as Int?) ?? 0,
      crew: crew,
      use: try SeatUse(capacity: session.plan.capacity, row), asked: try asked(row),
      place: try row["place"], presence: try row["presence"], isFirst: try row["is_first"],
      present: try row["present"],
      aims: try SkillAim.all(of: .session(id), in: tx), overlap: try overlap(session, for: person, in: tx))
  }

  private static func asked(_ row: Row) throws -> Registration? {
    guard let state: RegistrationState = try row["own_state"] else { return nil }
    return Registration(
      session: try row["session_id"], person: try row["person_id"], mode: try row["own_mode"], state: state,
      turn: try row["turn"], since: try row["since"])
  }

  private static func overlap(
    _ session: Session, for person: ID<Person>, in tx: Transaction
  ) throws -> (id: ID<Session>, title: String)? {
    guard session.phase(at: tx.now) == .ahead else { return nil }
    return try tx.one(
      """
      SELECT id, title FROM session
      WHERE starts_at < \(session.end) AND starts_at > \(session.start - .days(1)) AND ends_at > \(session.start)
        AND state = 'scheduled' AND id <> \(session.id) AND id IN (
          SELECT session_id FROM registration WHERE person_id = \(person) AND state = 'registered'
          UNION SELECT session_id FROM session_crew WHERE person_id = \(person))
      ORDER BY starts_at, id LIMIT 1
      """
    ) { row -> (id: ID<Session>, title: String) in (try row["id"], try row["title"]) }
  }
}
