import Essentials
import Logging
import TestSupport

@testable import Database

struct Broken: Error {}

/// A fresh store with a clock, and jobs of the kind "greet" to be worked on.
struct Bench: Sendable {
  let clock = TestClock()
  let store: Store
  let tally = Tally()

  init(_ engine: Engine) async throws { store = try await engine.freshStore(clock: clock.read) }

  func ask(
    _ kind: String, _ payload: [String: String] = [:], key: String? = nil, after wait: Duration = .zero
  ) async throws {
    try await store.write { tx in try Jobs.enqueue(kind, payload, key: key, at: tx.now + wait, in: tx) }
  }

  func worker(
    chores: [Chore] = [], clock: any Clock<Duration> = StillClock(), limit: Int = 4,
    _ greet: @escaping @Sendable (Job) async throws -> Void
  ) -> JobWorker {
    JobWorker(
      store: store, handlers: [JobHandler("greet", run: greet)], chores: chores, limit: limit,
      logger: .silent,
      clock: clock)
  }

  @discardableResult
  func drain(_ greet: @escaping @Sendable (Job) async throws -> Void) async throws -> JobWorker.Drained {
    try await worker(greet).drain()
  }

  func desk(_ greet: @escaping @Sendable (Job) async throws -> Void = { _ in }) -> JobDesk {
    JobDesk(
      store: store, handlers: [JobHandler("greet", run: greet)], chores: [], clock: StillClock(),
      logger: .silent)
  }

  func figures() async throws -> JobFigures { try await store.read { tx in try Jobs.figures(in: tx) } }
  func dead() async throws -> [JobRecord] { try await store.read { tx in try Jobs.dead(in: tx) } }
  func nextDue() async throws -> Instant? {
    try await store.read { tx in try JobLease.nextDue(kinds: ["greet"], in: tx) }
  }
  func jobCount(_ kind: String) async throws -> Int? {
    try await store.read { tx in try tx.value("SELECT count(*) FROM job WHERE kind = \(kind)") }
  }
}

extension Logger {
  static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

/// A clock on which nothing that waits ever gets its turn.
struct StillClock: Clock {
  var now: ContinuousClock.Instant { ContinuousClock.now }
  var minimumResolution: Duration { .zero }
  func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
    try await Task.sleep(for: .seconds(1_000_000))
  }
}
