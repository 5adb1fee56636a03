import Database
import Essentials
import People
import Workshops

/// What waits for somebody who organises or runs sessions: how much there is of each kind, and the first few of it.
struct Waiting: Sendable {
  /// Open topics on which nothing was decided yet, and which nobody offers to teach.
  let unanswered: Pile<Wanted>
  /// Topics that somebody offers to teach and that have no session.
  let offered: Pile<Wanted>
  /// Sessions that are over and lack attendance or a summary.
  let unfinished: Pile<Held>
  /// Coming sessions with a waitlist.
  let lines: Pile<Line>
  /// Coming sessions of which everybody who was to run them has left.
  let abandoned: Pile<Line>
  /// Colleagues who ask for a word on their skills.
  let asked: Pile<Asked>
  /// Topics that the reader is asked to teach.
  let teach: Pile<Wanted>
  let troubles: Troubles

  struct Pile<Thing: Sendable>: Sendable {
    let total: Amount
    let first: [Thing]
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

  struct Asked: Sendable {
    let person: ID<Person>
    let name: String
    let skills: Int
  }

  var isEmpty: Bool {
    [
      unanswered.total, offered.total, unfinished.total, lines.total, abandoned.total, asked.total,
      teach.total,
    ]
    .allSatisfy(\.isZero)
  }
}

extension Waiting {
  /// So many of a kind are named.
  static let most = 3

  /// One statement. What concerns topics is for organisers only, sessions are all for them and their own for everybody else;
  /// troubles are for administrators.
  static func find(
    for person: ID<Person>, isOrganiser: Bool, isAdministrator: Bool, in tx: Transaction
  ) throws -> Waiting {
    let own: SQL =
      isOrganiser
      ? "TRUE" : "session.id IN (SELECT session_id FROM insights_crew WHERE person_id = \(person))"
    let piles =
      [unfinished(own, now: tx.now), lines(own, now: tx.now), asked(of: person), teach(person)]
      + (isOrganiser
        ? [
          topics("unanswered", TopicShow.unanswered.sql), topics("offered", TopicShow.offered.sql),
          abandoned(now: tx.now),
        ] : []) + (isAdministrator ? [troubles] : [])
    let rows = try tx.rows("\(sql: .joined(piles, by: " UNION ALL ")) ORDER BY pile, place")
    let piled = try Dictionary(grouping: rows) { try $0["pile"] as String }
    return Waiting(
      unanswered: try Pile(piled["unanswered"], Wanted.init),
      offered: try Pile(piled["offered"], Wanted.init),
      unfinished: try Pile(piled["unfinished"], Held.init), lines: try Pile(piled["line"], Line.init),
      abandoned: try Pile(piled["abandoned"], Line.init), asked: try Pile(piled["asked"], Asked.init),
      teach: try Pile(piled["teach"], Wanted.init),
      troubles: try piled["trouble"]?.first.map(Troubles.init) ?? Troubles())
  }

  /// The first of a kind in their order, as rows of one shape. `number` is what is told of each.
  private static func pile(
    _ name: SQL, _ columns: SQL, from source: SQL, by order: SQL
  ) -> SQL {
    """
    SELECT * FROM (
      SELECT '\(sql: name)' AS pile, id, title, \(sql: columns),
        (SELECT count(*) FROM (SELECT 1 AS one FROM \(sql: source) LIMIT \(Amount.most + 1)) AS counted) AS total,
        row_number() OVER (ORDER BY \(sql: order)) AS place
      FROM (SELECT * FROM \(sql: source) ORDER BY \(sql: order) LIMIT \(most)) AS first) AS \(sql: name)_pile
    """
  }

  private static func topics(_ name: SQL, _ which: SQL) -> SQL {
    pile(
      name, "votes AS number, offers, 0 AS ends_at, FALSE AS is_recorded",
      from: "insights_topic WHERE \(sql: which)", by: "votes DESC, id")
  }

  private static func unfinished(_ own: SQL, now: Instant) -> SQL {
    pile(
      "unfinished", "0 AS number, 0 AS offers, ends_at, is_recorded",
      from: "insights_session AS session WHERE \(sql: own) AND \(sql: SessionShow.unfinished.sql(now: now))",
      by: "ends_at DESC, id DESC")
  }

  private static func lines(_ own: SQL, now: Instant) -> SQL {
    pile(
      "line",
      """
      (SELECT count(*) FROM insights_seat WHERE session_id = first.id AND state = 'waitlisted') AS number,
        0 AS offers, ends_at, FALSE AS is_recorded
      """,
      from: """
        insights_session AS session WHERE \(sql: own) AND session.starts_at > \(now)
          AND \(sql: SessionShow.line.sql(now: now))
        """, by: "starts_at, id")
  }

  private static func asked(of person: ID<Person>) -> SQL {
    pile(
      "asked", "skills AS number, 0 AS offers, since AS ends_at, FALSE AS is_recorded",
      from: "insights_rating_ask WHERE rater_id = \(person)", by: "since, id")
  }

  private static func teach(_ person: ID<Person>) -> SQL {
    pile(
      "teach", "votes AS number, 0 AS offers, since AS ends_at, FALSE AS is_recorded",
      from: "insights_teach_ask WHERE person_id = \(person)", by: "since, id")
  }

  private static func abandoned(now: Instant) -> SQL {
    pile(
      "abandoned", "0 AS number, 0 AS offers, ends_at, FALSE AS is_recorded",
      from: "insights_session AS session WHERE \(sql: SessionShow.abandoned.sql(now: now))",
      by: "starts_at, id")
  }
}

extension Waiting {
  /// One row in the shape of the others.
  private static let troubles: SQL = """
    SELECT 'trouble' AS pile, '' AS id, '' AS title, (SELECT count(*) FROM insights_failed_letter) AS number,
      (SELECT count(*) FROM insights_dead_job) AS offers, 0 AS ends_at, FALSE AS is_recorded,
      (SELECT count(*) FROM (SELECT id FROM insights_person ORDER BY id LIMIT 2) AS counted) AS total, 1 AS place
    """
}

extension Troubles {
  fileprivate init(_ row: Row) throws {
    self.init(
      isFirstDay: try row["total"] < 2, deadJobs: try row["offers"], failedLetters: try row["number"])
  }
}

extension Waiting.Pile {
  fileprivate init(_ rows: [Row]?, _ make: (Row) throws -> Thing) throws {
    self.init(total: Amount(try rows?.first?["total"] ?? 0), first: try rows?.map(make) ?? [])
  }
}

extension Waiting.Wanted {
  fileprivate init(_ row: Row) throws {
    self.init(id: try row["id"], title: try row["title"], votes: try row["number"], offers: try row["offers"])
  }
}

extension Waiting.Held {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row["id"], title: try row["title"], end: try row["ends_at"], isRecorded: try row["is_recorded"])
  }
}

extension Waiting.Line {
  fileprivate init(_ row: Row) throws {
    self.init(id: try row["id"], title: try row["title"], waiting: try row["number"])
  }
}

extension Waiting.Asked {
  fileprivate init(_ row: Row) throws {
    self.init(person: try row["id"], name: try row["title"], skills: try row["number"])
  }
}
