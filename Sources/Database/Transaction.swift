import Essentials

/// An open transaction: the only way to the database. It lives as long as the closure it was handed to.
public final class Transaction {
  /// The store's clock when the transaction began.
  public let now: Instant
  let session: any Session
  private let identities: IdentityMaker
  private let counter: StatementCount.Counter?
  private var fault: (any Error)?
  /// Whether workers should be woken after the commit.
  var hasJobs = false

  init(session: any Session, now: Instant, identities: IdentityMaker, counter: StatementCount.Counter?) {
    (self.session, self.now, self.identities, self.counter) = (session, now, identities, counter)
  }

  public func rows(_ sql: SQL) throws -> [Row] {
    let answer = try answer(to: sql)
    return (0..<answer.rowCount).map(answer.row)
  }

  public func first(_ sql: SQL) throws -> Row? {
    let answer = try answer(to: sql)
    return answer.rowCount > 0 ? answer.row(0) : nil
  }

  /// Makes a value of each row.
  public func all<Value>(_ sql: SQL, _ make: (Row) throws -> Value) throws -> [Value] {
    let answer = try answer(to: sql)
    return try (0..<answer.rowCount).map { try make(answer.row($0)) }
  }

  /// Makes a value of the first row, if there is one.
  public func one<Value>(_ sql: SQL, _ make: (Row) throws -> Value) throws -> Value? {
    try first(sql).map(make)
  }

  /// The first cell of each row.
  public func values<Value: SQLReadable>(_ sql: SQL) throws -> [Value] {
    try all(sql) { try $0[at: 0] }
  }

  /// The first cell of the first row; nil when there is no row or the cell is NULL.
  public func value<Value: SQLReadable>(_ sql: SQL) throws -> Value? {
    try first(sql)?[at: 0]
  }

  /// Runs a statement for what it does; returns how many rows it inserted, updated or deleted.
  @discardableResult
  public func run(_ sql: SQL) throws -> Int {
    let sql = RenderedSQL(sql, for: session.dialect)
    return try counted(sql) { try session.execute(sql) }
  }

  /// A new identity that sorts after all earlier ones of this process in the same millisecond.
  public func newID<Of>() -> ID<Of> { identities.next(at: now) }

  /// One that sorts where a thing of that time belongs; those of one moment keep the order in which they are made.
  public func newID<Of>(at moment: Instant) -> ID<Of> { identities.next(at: moment) }

  /// A new identity that tells neither when nor in which order it was made.
  public func randomID<Of>() -> ID<Of> { identities.unlinkable() }

  var dialect: Dialect { session.dialect }

  private func answer(to sql: SQL) throws -> Answer {
    let sql = RenderedSQL(sql, for: session.dialect)
    return try counted(sql) { try session.query(sql) }
  }

  /// After a fault PostgreSQL refuses everything until the end of the transaction; SQLite is held to the
  /// same.
  func counted<Value>(_ sql: RenderedSQL? = nil, _ work: () throws -> Value) throws -> Value {
    if let fault { throw fault }
    StatementCount.add(sql, to: counter)
    do {
      return try work()
    } catch {
      fault = error
      throw error
    }
  }

  /// Called before the commit: a fault that the closure caught still ends the transaction.
  func throwIfFaulty() throws {
    if let fault { throw fault }
  }
}
