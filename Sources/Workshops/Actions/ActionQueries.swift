import Database
import Essentials
import People

extension ActionItem.State: SQLStorable {}

extension ActionItem {
  static let columns: SQL = """
    action_item.id, action_item.session_id, action_item.body, action_item.owner_id, action_item.due_on,
    action_item.state, action_item.settled_at, action_item.recorded_by, action_item.created_at
    """

  init(_ row: Row) throws {
    self.init(
      id: try row["id"], session: try row["session_id"], body: try row["body"], owner: try row["owner_id"],
      dueOn: try row["due_on"], state: try row["state"], settledAt: try row["settled_at"],
      recordedBy: try row["recorded_by"], createdAt: try row["created_at"])
  }

  public static func find(_ id: ID<ActionItem>, in tx: Transaction) throws -> ActionItem {
    guard let action = try tx.one("SELECT \(sql: columns) FROM action_item WHERE id = \(id)", ActionItem.init)
    else {
      throw NotHere()
    }
    return action
  }

  func save(in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO action_item (id, session_id, body, owner_id, due_on, state, settled_at, recorded_by, created_at)
      VALUES (\(id), \(session), \(body), \(owner), \(dueOn), \(state), \(settledAt), \(recordedBy), \(createdAt))
      ON CONFLICT (id) DO UPDATE SET body = excluded.body, owner_id = excluded.owner_id, due_on = excluded.due_on,
        state = excluded.state, settled_at = excluded.settled_at
      """)
  }
}

/// An action with the names that stand beside it.
public struct ActionLine: Sendable {
  public let action: ActionItem
  public let ownerName: String
  public let sessionTitle: String

  private static let from: SQL = """
    FROM action_item JOIN person ON person.id = action_item.owner_id JOIN session ON session.id = action_item.session_id
    """

  private init(_ row: Row) throws {
    (action, ownerName, sessionTitle) = (try ActionItem(row), try row["owner_name"], try row["session_title"])
  }

  private static func all(_ which: SQL, in tx: Transaction) throws -> [ActionLine] {
    try tx.all(
      """
      SELECT \(sql: ActionItem.columns), person.name AS owner_name, session.title AS session_title \(sql: from)
      WHERE \(sql: which)
      """, ActionLine.init)
  }

  /// All that a session settled, in the order in which they were written down.
  public static func all(at session: ID<Session>, in tx: Transaction) throws -> [ActionLine] {
    try all("action_item.session_id = \(session) ORDER BY action_item.id LIMIT 200", in: tx)
  }

  /// The open ones of a person, the most urgent first.
  public static func open(of person: ID<Person>, in tx: Transaction) throws -> [ActionLine] {
    try all(
      """
      action_item.owner_id = \(person) AND action_item.state = 'open' ORDER BY action_item.due_on, action_item.id LIMIT 200
      """, in: tx)
  }

  /// The open ones of a person whose day was before today.
  public static func overdue(of person: ID<Person>, today: Day, in tx: Transaction) throws -> [ActionLine] {
    try all(
      """
      action_item.owner_id = \(person) AND action_item.state = 'open' AND action_item.due_on < \(today)
      ORDER BY action_item.due_on, action_item.id LIMIT 50
      """, in: tx)
  }

  /// What a person settled lately, the latest first.
  static func settled(of person: ID<Person>, in tx: Transaction) throws -> [ActionLine] {
    try all(
      """
      action_item.owner_id = \(person) AND action_item.state <> 'open'
      ORDER BY action_item.settled_at DESC, action_item.id DESC LIMIT 20
      """, in: tx)
  }
}

/// How actions stand.
public struct ActionCounts: Sendable, Equatable {
  public let open: Int
  /// Of the open ones, those whose day is past.
  public let overdue: Int
  public let done: Int
  public let dropped: Int

  /// Of sessions that began in the period; `today` where the organisation is.
  public static func find(from: Instant? = nil, to: Instant? = nil, today: Day, in tx: Transaction) throws
    -> ActionCounts
  {
    let counts = try tx.one(
      """
      SELECT count(*) FILTER (WHERE action_item.state = 'open') AS open,
        count(*) FILTER (WHERE action_item.state = 'open' AND due_on < \(today)) AS overdue,
        count(*) FILTER (WHERE action_item.state = 'done') AS done,
        count(*) FILTER (WHERE action_item.state = 'dropped') AS dropped
      FROM action_item JOIN session ON session.id = action_item.session_id WHERE \(sql: SessionPeriod.sql(from, to))
      """
    ) { row in
      ActionCounts(
        open: try row["open"], overdue: try row["overdue"], done: try row["done"], dropped: try row["dropped"]
      )
    }
    return counts ?? ActionCounts(open: 0, overdue: 0, done: 0, dropped: 0)
  }
}
