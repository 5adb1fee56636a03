import Essentials
import Logging

/// Does the jobs. Several workers, in one process or many, share the list; each job is leased to one of them
/// at a time.
public actor JobWorker {
  private let store: Store
  private let desk: JobDesk
  private let limit: Int
  private let clock: any Clock<Duration>
  private let logger: Logger
  private let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation
  private var running: [String: Int] = [:]
  private var isStopping = false

  /// How long to wait before looking for jobs that other processes left, or whose time has come.
  static let pollEvery = Duration.seconds(2)

  /// - Parameters:
  ///   - limit: how many jobs run at once.
  ///   - clock: what the waiting is measured with; the time of day is the store's.
  public init(
    store: Store, handlers: [JobHandler], chores: [Chore] = [], limit: Int = 4, logger: Logger,
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    (self.store, self.limit, self.clock, self.logger) = (store, limit, clock, logger)
    desk = JobDesk(store: store, handlers: handlers, chores: chores, clock: clock, logger: logger)
    (signals, signal) = store.bell.listen()
  }

  /// Works until `stop()` is called, or the task is cancelled. Jobs that run when it is stopped are finished
  /// first; those that are cancelled are given back.
  public func run() async {
    let ticker = Task { [clock, signal] in
      while !Task.isCancelled {
        signal.yield()
        try? await clock.sleep(for: Self.pollEvery)
      }
    }
    await withDiscardingTaskGroup { group in
      var isArmed = false
      for await _ in signals {
        if !isArmed { isArmed = await tried("arm the chores") { try await desk.armChores() } }
        await takeJobs(into: &group)
      }
      ticker.cancel()
    }
  }

  /// Takes no more jobs; `run()` returns when those that run are done.
  public func stop() {
    isStopping = true
    signal.finish()
  }

  /// For tests: runs everything that is due by the store's clock, one after the other, until nothing is.
  @discardableResult
  public func drain() async throws -> Drained {
    try await desk.armChores()
    var drained = Drained()
    while true {
      let jobs = try await desk.claim(50)
      if jobs.isEmpty { return drained }
      for job in jobs {
        let failure = await desk.work(on: job)
        drained.kinds.append(job.kind)
        if let failure { drained.failures.append("\(job.kind): \(failure)") }
      }
    }
  }

  private func takeJobs(into group: inout DiscardingTaskGroup) async {
    while true {
      let free = limit - running.values.reduce(0, +)
      guard free > 0, !isStopping, !Task.isCancelled else { return }
      var jobs: [Job] = []
      await tried("look for jobs") { jobs = try await desk.claim(free, running: running) }
      if jobs.isEmpty { return }
      if isStopping { return await desk.giveBack(jobs) }
      for job in jobs {
        running[job.kind, default: 0] += 1
        group.addTask { [desk] in
          _ = await desk.work(on: job)
          await self.oneIsDone(job.kind)
        }
      }
    }
  }

  private func oneIsDone(_ kind: String) {
    running[kind, default: 1] -= 1
    signal.yield()
  }

  @discardableResult
  private func tried(_ what: String, _ work: () async throws -> Void) async -> Bool {
    do {
      try await work()
      return true
    } catch {
      if !(error is CancellationError) { logger.error("could not \(what)", metadata: ["error": "\(error)"]) }
      return false
    }
  }
}

extension JobWorker {
  /// What `drain()` did.
  public struct Drained: Sendable {
    /// The kind of each job, in the order they ran.
    public var kinds: [String] = []
    /// "kind: what went wrong" of those that failed.
    public var failures: [String] = []
  }
}
