import CPostgres
import Synchronization

/// PostgreSQL through libpq: a fixed number of lanes, each a connection on a queue of its own. Writing
/// transactions are SERIALIZABLE and run again when others were in their way (SQLSTATE 40001 and 40P01),
/// reading ones see one snapshot. A lost connection is replaced (by another host of the URL when there are
/// several), and the transaction is run again unless it was lost during COMMIT.
final class PostgresEngine: DatabaseEngine {
  let dialect = Dialect.postgres
  private let lanes: LanePool<PostgresLane>
  private let replayed = Atomic(0)
  private let wasReached = Atomic(false)
  /// Transactions that gave up on a server that hangs.
  private let vainWaits = VainWaits()

  static let attempts = 10
  private static let patience: Duration = .seconds(15)
  /// Transactions that were set back run one after the other: those that all want the last seats would set each other
  /// back again and again. Here they queue first, so that at most one connection waits for the lock between processes.
  private let turnstile = LanePool([Turn()])

  init(url: String, lanes count: Int) throws {
    guard let options = PQconninfoParse(url, nil) else {
      throw DatabaseFault.unreachable("its address is not a PostgreSQL URL (postgres://user@host/name)")
    }
    PQconninfoFree(options)
    lanes = LanePool((0..<max(1, count)).map { PostgresLane(url: url, number: $0) })
  }

  var replays: Int { replayed.load(ordering: .relaxed) }

  func transact<Value: Sendable>(
    _ mode: TransactionMode, _ body: @Sendable (any Session) throws -> Value
  ) async throws -> Value {
    let began = ContinuousClock.now
    var attempt = 1
    while true {
      do {
        let value = try await run(attempt, mode, body)
        wasReached.store(true, ordering: .relaxed)
        return value
      } catch let setback as Setback {
        guard !mode.isLong, mayRunAgain(setback, attempt, since: began) else { throw setback.fault }
        replayed.add(1, ordering: .relaxed)
        try await Task.sleep(for: setback.pause(after: attempt))
        attempt += 1
      }
    }
  }

  /// A lost connection is replaced a few times, as long as that is quick: a server that hangs takes five seconds to be
  /// given up each time. Those in each other's way go on for a while.
  private func mayRunAgain(_ setback: Setback, _ attempt: Int, since began: ContinuousClock.Instant) -> Bool {
    let gone = ContinuousClock.now - began
    if setback.isLoss {
      return attempt < Self.attempts && gone < .seconds(6) && wasReached.load(ordering: .relaxed)
    }
    return attempt < Self.attempts || gone < Self.patience
  }

  private func run<Value: Sendable>(
    _ attempt: Int, _ mode: TransactionMode, _ body: @Sendable (any Session) throws -> Value
  ) async throws -> Value {
    guard attempt > 1, mode == .write else { return try await run(mode, inTurn: false, body) }
    return try await turnstile.with { _ in try await run(mode, inTurn: true, body) }
  }

  /// A connection that is refused at once was no wait: only what took seconds is noted.
  private func run<Value: Sendable>(
    _ mode: TransactionMode, inTurn: Bool, _ body: @Sendable (any Session) throws -> Value
  ) async throws -> Value {
    let came = ContinuousClock.now
    return try await lanes.with { lane in
      if vainWaits.wasOne(since: came) { throw DatabaseFault.unreachable("it does not answer") }
      let began = ContinuousClock.now
      do {
        return try await lane.transact(mode, inTurn: inTurn, body)
      } catch let setback as Setback where setback.isLoss {
        if ContinuousClock.now - began > .seconds(3) { vainWaits.note() }
        throw setback
      }
    }
  }

  func leaveNoTrace() async -> Task<Void, Never>? { nil }

  func close() async { await lanes.close { await $0.disconnect() } }
}

/// What is passed from one transaction that was set back to the next.
private actor Turn {}

/// Why a transaction has to be run again: nothing of it was kept.
struct Setback: Error {
  let fault: DatabaseFault
  /// Whether the connection is gone.
  var isLoss = false

  /// Longer from time to time, and by chance, so that those in each other's way get out of it.
  func pause(after attempt: Int) -> Duration {
    let longest = isLoss ? min(50 << attempt, 1000) : min(4 << attempt, 500)
    return .milliseconds(Int.random(in: longest / 4...longest))
  }
}
