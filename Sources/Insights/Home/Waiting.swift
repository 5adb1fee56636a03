import Database
import Essentials
import People
import Workshops

/// What waits for somebody who organises or runs sessions: how much there is of each kind, and the first few of it.
struct Waiting: Sendable {
  /// Open topics on which nothing was decided yet.
  let unanswered: Pile<Wanted>
  /// Topics that somebody offers to teach and that have no session.
  let offered: Pile<Wanted>
  /// Sessions that are over and lack attendance or a summary.
  let unfinished: Pile<Held>
  /// Coming sessions with a waitlist.
  let lines: Pile<Line>
  /// Coming sessions of which everybody who was to run them has left.
  let abandoned: Pile<Line>

  struct Pile<Thing: Sendable>: Sendable {
    let total: Int
    let first: [Thing]
    static var none: Pile { Pile(total: 0, first: []) }
  }

  struct Wanted: Sendable {
    let id: ID<Topic>
    let title: String
    let votes: Int
    let offers: Int
  }

  struct Held: Sendable {
    let id: ID<Session>
    let title: String
    let end: Instant
    let isRecorded: Bool
  }

  struct Line: Sendable {
    let id: ID<Session>
    let title: String
    let waiting: Int
  }

  var isEmpty: Bool {
    unanswered.total + offered.total + unfinished.total + lines.total + abandoned.total == 0
  }
}

extension Waiting {
  /// So many of a kind are named.
  static let most = 3

  /// Five statements for organisers; two for everybody else, about the sessions they run.
  static func find(for person: ID<Person>, isOrganiser: Bool, in tx: Transaction) throws -> Waiting {
    let own: SQL =
      isOrganiser
      ? "TRUE" : "session.id IN (SELECT session_id FROM insights_crew WHERE person_id = \(person))"
    return Waiting(
      unanswered: isOrganiser ? try topics(TopicShow.unanswered.sql, in: tx) : .none,
      offered: isOrganiser ? try topics(TopicShow.offered.sql, in: tx) : .none,
      unfinished: try unfinished(own, in: tx),
      lines: try lines(own, in: tx), abandoned: isOrganiser ? try abandoned(in: tx) : .none)
  }

  private static func topics(_ which: SQL, in tx: Transaction) throws -> Pile<Wanted> {
    try pile(
      """
      SELECT id, title, votes, offers, count(*) OVER () AS total FROM insights_topic WHERE \(sql: which)
      ORDER BY votes DESC, id LIMIT \(most)
      """, in: tx
    ) { Wanted(id: try $0["id"], title: try $0["title"], votes: try $0["votes"], offers: try $0["offers"]) }
  }

  private static func unfinished(_ own: SQL, in tx: Transaction) throws -> Pile<Held> {
    try pile(
      """
      SELECT id, title, ends_at, is_recorded, count(*) OVER () AS total FROM insights_session AS session
      WHERE \(sql: own) AND \(sql: SessionShow.unfinished.sql(now: tx.now))
      ORDER BY ends_at DESC, id DESC LIMIT \(most)
      """, in: tx
    ) {
      Held(
        id: try $0["id"], title: try $0["title"], end: try $0["ends_at"], isRecorded: try $0["is_recorded"])
    }
  }

  private static func lines(_ own: SQL, in tx: Transaction) throws -> Pile<Line> {
    try pile(
      """
      SELECT session.id, session.title, session.starts_at, count(*) AS waiting, count(*) OVER () AS total
      FROM insights_session AS session JOIN insights_seat AS seat ON seat.session_id = session.id
      WHERE \(sql: own) AND seat.state = 'waitlisted' AND session.state = 'scheduled' AND session.starts_at > \(tx.now)
      GROUP BY session.id, session.title, session.starts_at ORDER BY session.starts_at, session.id LIMIT \(most)
      """, in: tx
    ) { Line(id: try $0["id"], title: try $0["title"], waiting: try $0["waiting"]) }
  }

  private static func abandoned(in tx: Transaction) throws -> Pile<Line> {
    try pile(
      """
      SELECT id, title, count(*) OVER () AS total FROM insights_session AS session
      WHERE \(sql: SessionShow.abandoned.sql(now: tx.now)) ORDER BY starts_at, id LIMIT \(most)
      """, in: tx
    ) { Line(id: try $0["id"], title: try $0["title"], waiting: 0) }
  }

  private static func pile<Thing>(_ sql: SQL, in tx: Transaction, _ make: (Row) throws -> Thing) throws
    -> Pile<Thing>
  {
    let rows = try tx.rows(sql)
    return Pile(total: try rows.first?["total"] ?? 0, first: try rows.map(make))
  }
}
