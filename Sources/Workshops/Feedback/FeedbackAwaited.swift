import Database
import Doors
import Essentials
import People

/// A session about which somebody may give feedback.
public struct AwaitedFeedback: Sendable, Equatable {
  public let id: ID<Session>
  public let title: String
}

extension Feedback {
  /// How many of the latest sessions are looked at.
  private static let looked = 5

  /// A session that somebody may still have something to say about.
  private struct Candidate {
    let session: AwaitedFeedback
    let hash: String
  }

  /// The latest session of the last two weeks on which somebody may still give feedback. As many statements for one
  /// session as for many.
  public static func awaited(from person: ID<Person>, in tx: Transaction) throws -> AwaitedFeedback? {
    let candidates = try open(to: person, in: tx)
    guard !candidates.isEmpty else { return nil }
    let used: [String] = try tx.values(
      "SELECT hash FROM feedback_token WHERE is_used AND hash IN (\(list: candidates.map(\.hash)))")
    return candidates.first { !used.contains($0.hash) }?.session
  }

  private static func open(to person: ID<Person>, in tx: Transaction) throws -> [Candidate] {
    try tx.all(
      """
      SELECT session.id, session.title, session.ends_at, feedback_round.secret, feedback_round.closes_at, registration.since
      FROM registration JOIN session ON session.id = registration.session_id
        JOIN feedback_round ON feedback_round.session_id = session.id
        LEFT JOIN attendance ON attendance.session_id = session.id AND attendance.person_id = registration.person_id
      WHERE registration.person_id = \(person) AND registration.state = 'registered'
        AND session.ends_at > \(tx.now - .days(openDays + 1)) AND feedback_round.closes_at > \(tx.now)
        AND (attendance.presence IS NULL OR attendance.presence <> 'missed')
        AND session.id NOT IN (SELECT session_id FROM session_crew WHERE person_id = \(person))
      ORDER BY session.ends_at DESC, session.id DESC LIMIT \(looked)
      """
    ) { row -> Candidate? in
      let session: ID<Session> = try row["id"]
      guard FeedbackRules.mayAnswer(wasThere: true, seatedAt: try row["since"], end: try row["ends_at"])
      else {
        return nil
      }
      let round = FeedbackRound(session: session, secret: try row["secret"], closesAt: try row["closes_at"])
      let awaited = AwaitedFeedback(id: session, title: try row["title"])
      return round.key(of: person).map { Candidate(session: awaited, hash: $0.hash) }
    }.compactMap { $0 }
  }
}
