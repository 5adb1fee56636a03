/// One of the two engines, behind the same three verbs.
protocol DatabaseEngine: Sendable {
  var dialect: Dialect { get }
  /// Runs the body in a transaction of its own, off the cooperative pool; commits when it returns, rolls back
  /// when it throws. PostgreSQL may run it several times.
  func transact<Value: Sendable>(
    _ mode: TransactionMode, _ body: @Sendable (any Session) throws -> Value
  ) async throws -> Value
  /// Waits for what is running, then lets go of every connection.
  func close() async
  /// Clears what is left of earlier transactions beside the tables, as far as it can be. Gives what goes on trying.
  func leaveNoTrace() async -> Task<Void, Never>?
  /// How many transactions had to be run again.
  var replays: Int { get }
}

enum TransactionMode: Sendable {
  /// A snapshot that nobody else's commits change.
  case read
  /// As if nobody else were writing.
  case write
  /// For single statements that bring their own lock: each sees what is committed when it begins.
  case loose
  /// A snapshot that is read for as long as it takes, and once: what was written elsewhere meanwhile cannot be taken back.
  case longRead
  /// Like `loose`, for as long as it takes, and never again by itself: schema steps, whole archives, statistics.
  case long

  var isReading: Bool { self == .read || self == .longRead }
  var isLong: Bool { self == .longRead || self == .long }
}

/// A connection with a transaction open on it.
protocol Session: AnyObject {
  var dialect: Dialect { get }
  func query(_ sql: RenderedSQL) throws -> Answer
  /// Returns how many rows were inserted, updated or deleted.
  func execute(_ sql: RenderedSQL) throws -> Int
  /// Hands the rows of an answer on one by one, so that it may be larger than memory.
  func stream(_ sql: RenderedSQL, _ take: ([SQLValue]) throws -> Void) throws
  /// Inserts the rows that `next` gives until it gives nil.
  func load(_ load: TableLoad, next: () throws -> [SQLValue]?) throws
}
