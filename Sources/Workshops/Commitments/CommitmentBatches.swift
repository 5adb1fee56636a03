import Database
import Essentials
import People

/// Sessions after which fewer than five people promised something are counted together, five people at a time, in the order in
/// which they were held. What was put together once stays so: a batch that grew or shrank from day to day, or with the period
/// one looks at, would show what a single person promised as the difference.
public enum CommitmentBatches {
  /// A session that may not be counted alone.
  struct Few: Sendable, Equatable {
    let session: ID<Session>
    let startsAt: Instant
    let people: Set<ID<Person>>
  }

  /// Fewer people are not counted alone.
  public static let smallestGroup = 5
  /// How long after a session nobody is expected any more to promise something.
  static let settling: Duration = .days(14)

  /// Batches of at least five different people each; the last sessions wait for others.
  static func made(of sessions: [Few]) -> [[Few]] {
    var (batches, batch, people): ([[Few]], [Few], Set<ID<Person>>) = ([], [], [])
    for session in sessions {
      batch.append(session)
      people.formUnion(session.people)
      if people.count >= smallestGroup {
        batches.append(batch)
        (batch, people) = ([], [])
      }
    }
    return batches
  }

  /// There is something to put together.
  public static func areReady(in tx: Transaction) throws -> Bool { try !made(of: waiting(in: tx)).isEmpty }

  public static func make(in tx: Transaction) throws {
    for batch in made(of: try waiting(in: tx)) {
      let (id, first): (ID<Few>, Instant) = (tx.randomID(), batch[0].startsAt)
      try tx.run(
        """
        INSERT INTO commitment_batch (session_id, batch, starts_at)
        VALUES \(sql: .rows(batch.map { "(\($0.session), \(id), \(first))" }))
        """)
    }
  }

  /// Sessions that are in no batch yet, the oldest first.
  private static func waiting(in tx: Transaction) throws -> [Few] {
    let rows = try tx.all(
      """
      SELECT DISTINCT commitment.session_id, session.starts_at, commitment.person_id
      FROM commitment JOIN session ON session.id = commitment.session_id
      WHERE session.ends_at < \(tx.now - settling) AND commitment.session_id NOT IN (SELECT session_id FROM commitment_batch)
        AND commitment.session_id NOT IN (\(sql: enough))
      ORDER BY session.starts_at, commitment.session_id
      """
    ) { row in
      Few(session: try row["session_id"], startsAt: try row["starts_at"], people: [try row["person_id"]])
    }
    return rows.reduce(into: []) { few, row in
      guard let last = few.last, last.session == row.session else { return few.append(row) }
      few[few.count - 1] = Few(
        session: last.session, startsAt: last.startsAt, people: last.people.union(row.people))
    }
  }

  /// The sessions that may be counted alone.
  static let enough: SQL =
    "SELECT session_id FROM commitment GROUP BY session_id HAVING count(DISTINCT person_id) >= \(smallestGroup)"
}
