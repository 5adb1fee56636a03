import Database
import Essentials
import People

extension Feedback {
  /// The latest session of the last two weeks at which somebody was, if they may still give feedback on it. The number
  /// of statements is the same for one session and for many.
  public static func awaited(from person: ID<Person>, in tx: Transaction) throws -> Session? {
    let latest: ID<Session>? = try tx.value(
      """
      SELECT session.id FROM session
      WHERE session.state = 'held' AND session.ends_at > \(tx.now - .days(openDays)) AND session.id IN (
          SELECT session_id FROM attendance WHERE person_id = \(person) AND presence <> 'missed'
          UNION SELECT session_id FROM registration WHERE person_id = \(person) AND state = 'registered')
      ORDER BY session.ends_at DESC, session.id DESC LIMIT 1
      """)
    guard let latest else { return nil }
    let part = try Partaking.find(person, at: latest, isOrganiser: false, in: tx)
    guard case .open = try standing(part, in: tx) else { return nil }
    return part.session
  }
}
