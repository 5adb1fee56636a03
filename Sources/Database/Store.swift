import Essentials
import Foundation

/// The database of the program, whichever engine keeps it. A transaction is a synchronous closure that
/// touches only what it is handed, because PostgreSQL may have to run it again:
///
///     let titles: [String] = try await store.read { tx in try tx.values("SELECT title FROM topic") }
public struct Store: Sendable {
  let engine: any DatabaseEngine
  let bell: Bell
  private let clock: @Sendable () -> Instant
  private let identities: IdentityMaker
  private let lifetime: Lifetime

  /// What a store asks the world for; tests hand in their own.
  public struct World: Sendable {
    /// Tells the time of every transaction.
    public var clock: @Sendable () -> Instant
    /// 64 random bits for identities.
    public var entropy: @Sendable () -> UInt64

    public init(
      clock: @escaping @Sendable () -> Instant = World.systemClock,
      entropy: @escaping @Sendable () -> UInt64 = World.systemEntropy
    ) { (self.clock, self.entropy) = (clock, entropy) }

    public static let systemClock: @Sendable () -> Instant = {
      Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
    public static let systemEntropy = IdentityMaker.systemEntropy
  }

  init(engine: any DatabaseEngine, world: World, whenGone: @escaping @Sendable () -> Void = {}) {
    self.engine = engine
    clock = world.clock
    identities = IdentityMaker(entropy: world.entropy)
    bell = Bell()
    lifetime = Lifetime(whenGone: whenGone)
  }

  /// Reads a consistent snapshot.
  public func read<Value: Sendable>(_ body: @Sendable (Transaction) throws -> Value) async throws -> Value {
    try await transact(.read, body)
  }

  /// Reads and writes as if nobody else were writing, so that a rule checked inside holds. Throwing rolls
  /// back.
  @discardableResult
  public func write<Value: Sendable>(_ body: @Sendable (Transaction) throws -> Value) async throws -> Value {
    try await transact(.write, body)
  }

  /// Waits for running transactions, then lets go of the database. Later transactions throw `.unreachable`.
  public func close() async { await engine.close() }

  /// To be called after writing what must not be told from what else was written with it: the log of SQLite keeps each
  /// transaction apart until it is emptied. On PostgreSQL its own log cannot be reached from here. Gives what goes on trying while somebody reads.
  @discardableResult
  public func leaveNoTrace() async -> Task<Void, Never>? { await engine.leaveNoTrace() }

  /// The store's time.
  public var now: Instant { clock() }

  /// An identity made outside a transaction, in one order with those made inside.
  public func newID<Of>() -> ID<Of> { identities.next(at: clock()) }

  public func randomID<Of>() -> ID<Of> { identities.unlinkable() }

  /// "sqlite" or "postgres", for the doctor to print; nothing else may depend on it.
  public var engineName: String { engine.dialect.rawValue }

  /// How many transactions had to be run again because others were in their way.
  public var replays: Int { engine.replays }

  func transact<Value: Sendable>(
    _ mode: TransactionMode, _ body: @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    let counter = StatementCount.current
    let (clock, identities) = (clock, identities)
    let (value, hasJobs) = try await engine.transact(mode) { session in
      let tx = Transaction(session: session, now: clock(), identities: identities, counter: counter)
      let value = try body(tx)
      try tx.throwIfFaulty()
      return (value, tx.hasJobs)
    }
    if hasJobs { bell.ring() }
    return value
  }
}

/// Runs something when the last copy of a store is gone, such as clearing a test's database away.
private final class Lifetime: Sendable {
  private let whenGone: @Sendable () -> Void
  init(whenGone: @escaping @Sendable () -> Void) { self.whenGone = whenGone }
  deinit { whenGone() }
}
