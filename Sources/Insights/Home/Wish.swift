import Database
import Essentials
import People
import Workshops

/// A topic that somebody wants, with what has become of it lately.
struct Wish: Sendable {
  let id: ID<Topic>
  let title: String
  let state: Topic.State
  let reason: String
  let votes: Int
  /// Asked for by the reader; otherwise they need it too.
  let isAsked: Bool
  let createdAt: Instant
  /// Its place among all topics that are open, by how many need it; nil far down the list.
  let place: Int?
  /// Who offered last to teach it.
  let offerer: String?
  let offers: Int
  /// The next session on it.
  let session: Coming?

  struct Coming: Sendable {
    let id: ID<Session>
    let start: Instant
    /// What the reader has at it.
    let seat: RegistrationState?
    let runsIt: Bool
  }
}

extension Wish {
  static let most = 6
  /// Nobody counts further.
  static let lastPlace = 100
  /// How long a decision that ends a wish stays on the page.
  static let newsDays = 30

  /// What somebody asked for and is not over, or was decided lately; and what they voted for that is on its way.
  /// The nearest to its end first. One statement.
  static func all(of person: ID<Person>, in tx: Transaction) throws -> [Wish] {
    try tx.all(
      """
      WITH asked AS (SELECT topic_id FROM insights_asker WHERE asker_id = \(person)), wish AS (
        SELECT id, title, state, reason, votes, offers, created_at, id IN (SELECT topic_id FROM asked) AS is_asked,
          CASE state WHEN 'scheduled' THEN 0 WHEN 'planned' THEN 1 WHEN 'open' THEN 2 ELSE 3 END AS nearness
        FROM insights_topic
        WHERE id IN (
            SELECT topic_id FROM asked
            UNION SELECT topic_id FROM insights_vote WHERE person_id = \(person))
          AND (state IN ('scheduled', 'planned') OR (id IN (SELECT topic_id FROM asked)
            AND (state = 'open' OR decided_at > \(tx.now - .days(newsDays)))))
        ORDER BY nearness, created_at DESC, id DESC LIMIT \(most))
      SELECT wish.id, wish.title, wish.state, wish.reason, wish.is_asked, wish.votes, wish.offers, wish.created_at,
        session.id AS session_id, session.starts_at, seat.state AS seat,
        EXISTS (SELECT 1 FROM insights_crew WHERE session_id = session.id AND person_id = \(person)) AS runs_it,
        (SELECT count(*) + 1 FROM (
            SELECT 1 AS one FROM insights_live_votes AS other WHERE other.votes > wish.votes
            ORDER BY other.votes DESC LIMIT \(lastPlace)) AS better) AS place,
        (SELECT name FROM insights_offer WHERE topic_id = wish.id ORDER BY created_at DESC, name LIMIT 1) AS offerer
      FROM wish LEFT JOIN insights_session AS session ON session.id = (
          SELECT id FROM insights_session AS coming
          WHERE coming.topic_id = wish.id AND coming.state = 'scheduled' AND coming.ends_at > \(tx.now)
          ORDER BY coming.starts_at, coming.id LIMIT 1)
        LEFT JOIN insights_seat AS seat ON seat.session_id = session.id AND seat.person_id = \(person)
      ORDER BY wish.nearness, session.starts_at, wish.created_at DESC, wish.id DESC
      """, Wish.init)
  }

  private init(_ row: Row) throws {
    self.init(
      id: try row["id"], title: try row["title"], state: try row["state"], reason: try row["reason"],
      votes: try row["votes"], isAsked: try row["is_asked"], createdAt: try row["created_at"],
      place: try row["place"] <= Self.lastPlace ? try row["place"] : nil,
      offerer: try row["offerer"], offers: try row["offers"], session: try Coming(row))
  }
}

extension Wish.Coming {
  fileprivate init?(_ row: Row) throws {
    guard let id: ID<Session> = try row["session_id"], let start: Instant = try row["starts_at"] else {
      return nil
    }
    self.init(id: id, start: start, seat: try row["seat"], runsIt: try row["runs_it"])
  }
}
