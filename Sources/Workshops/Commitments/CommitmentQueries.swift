import Database
import Doors
import Essentials
import People

extension Commitment.State: SQLStorable {}

extension Commitment {
  static let columns: SQL = """
    commitment.id, commitment.session_id, commitment.person_id, commitment.body, commitment.due_on, commitment.state,
    commitment.barrier, commitment.answered_at, commitment.created_at
    """

  init(_ row: Row) throws {
    self.init(
      id: try row["id"], session: try row["session_id"], person: try row["person_id"], body: try row["body"],
      dueOn: try row["due_on"], state: try row["state"], barrier: try row["barrier"],
      answeredAt: try row["answered_at"], createdAt: try row["created_at"])
  }

  public static func find(_ id: ID<Commitment>, in tx: Transaction) throws -> Commitment {
    let found = try tx.one("SELECT \(sql: columns) FROM commitment WHERE id = \(id)", Commitment.init)
    guard let found else { throw NotHere() }
    return found
  }

  /// One's own; those of others are not here.
  static func find(_ id: ID<Commitment>, of person: ID<Person>, in tx: Transaction) throws -> Commitment {
    let found = try find(id, in: tx)
    guard found.person == person else { throw NotHere() }
    return found
  }

  func save(in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO commitment (id, session_id, person_id, body, due_on, state, barrier, answered_at, created_at)
      VALUES (\(id), \(session), \(person), \(body), \(dueOn), \(state), \(barrier), \(answeredAt), \(createdAt))
      ON CONFLICT (id) DO UPDATE SET body = excluded.body, due_on = excluded.due_on, state = excluded.state,
        barrier = excluded.barrier, answered_at = excluded.answered_at
      """)
  }

  func remove(in tx: Transaction) throws {
    try tx.run("DELETE FROM commitment_key WHERE commitment_id = \(id)")
    try tx.run("DELETE FROM commitment WHERE id = \(id)")
  }

  /// A person's own from one session, in the order in which they were made.
  static func all(of person: ID<Person>, at session: ID<Session>, in tx: Transaction) throws -> [Commitment] {
    try tx.all(
      """
      SELECT \(sql: columns) FROM commitment WHERE session_id = \(session) AND person_id = \(person) ORDER BY id
      """, Commitment.init)
  }
}

/// A commitment with the session it comes from.
public struct CommitmentLine: Sendable {
  public let commitment: Commitment
  public let sessionTitle: String

  private init(_ row: Row) throws {
    (commitment, sessionTitle) = (try Commitment(row), try row["session_title"])
  }

  private static func all(_ which: SQL, in tx: Transaction) throws -> [CommitmentLine] {
    try tx.all(
      """
      SELECT \(sql: Commitment.columns), session.title AS session_title
      FROM commitment JOIN session ON session.id = commitment.session_id WHERE \(sql: which)
      """, CommitmentLine.init)
  }

  /// What a person has still to do, the most urgent first.
  public static func open(of person: ID<Person>, limit: Int = 100, in tx: Transaction) throws
    -> [CommitmentLine]
  {
    try all(
      """
      commitment.person_id = \(person) AND commitment.state <> 'done'
      ORDER BY commitment.due_on, commitment.id LIMIT \(limit)
      """, in: tx)
  }

  /// What a person has done, the latest first.
  static func kept(of person: ID<Person>, in tx: Transaction) throws -> [CommitmentLine] {
    try all(
      """
      commitment.person_id = \(person) AND commitment.state = 'done'
      ORDER BY commitment.answered_at DESC, commitment.id DESC LIMIT 50
      """, in: tx)
  }
}

/// How many commitments were kept. It counts all people together and names none.
public struct CommitmentCounts: Sendable, Equatable {
  public let kept: Int
  /// Not done when their day was over.
  public let missed: Int
  /// Their day is still to come, or is today.
  public let open: Int
  /// How many people made them.
  public let people: Int

  public var made: Int { kept + missed + open }

  public init(kept: Int, missed: Int, open: Int, people: Int) {
    (self.kept, self.missed, self.open, self.people) = (kept, missed, open, people)
  }

  /// Of sessions that began since and are counted, alone or in a batch; `today` where the organisation is.
  public static func find(since start: Instant?, today: Day, in tx: Transaction) throws -> CommitmentCounts {
    let counts = try tx.one(
      """
      SELECT count(*) FILTER (WHERE commitment.state = 'done') AS kept,
        count(*) FILTER (WHERE commitment.state <> 'done' AND due_on < \(today)) AS missed,
        count(*) FILTER (WHERE commitment.state <> 'done' AND due_on >= \(today)) AS open,
        count(DISTINCT commitment.person_id) AS people
      FROM commitment JOIN session ON session.id = commitment.session_id
        LEFT JOIN commitment_batch AS batch ON batch.session_id = commitment.session_id
      WHERE coalesce(batch.starts_at, session.starts_at) >= \(start?.milliseconds ?? 0)
        AND (batch.session_id IS NOT NULL OR commitment.session_id IN (\(sql: CommitmentBatches.enough)))
      """
    ) { row in
      CommitmentCounts(
        kept: try row["kept"], missed: try row["missed"], open: try row["open"], people: try row["people"])
    }
    return counts ?? CommitmentCounts(kept: 0, missed: 0, open: 0, people: 0)
  }
}
