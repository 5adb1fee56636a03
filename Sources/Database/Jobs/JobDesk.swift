import Essentials
import Logging

/// One job from its claim to its end.
struct JobDesk: Sendable {
  private let store: Store
  private let handlers: [String: JobHandler]
  private let chores: [String: Chore]
  private let clock: any Clock<Duration>
  private let logger: Logger
  /// Kinds nobody here handles are left for a process that does.
  private let kinds: [String]

  init(store: Store, handlers: [JobHandler], chores: [Chore], clock: any Clock<Duration>, logger: Logger) {
    (self.store, self.clock, self.logger) = (store, clock, logger)
    let all = handlers + chores.map { chore in JobHandler(chore.kind) { _ in try await chore.run() } }
    self.handlers = Dictionary(all.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    self.chores = Dictionary(chores.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    kinds = self.handlers.keys.sorted()
  }

  func armChores() async throws {
    guard !chores.isEmpty else { return }
    try await store.write { tx in
      for (_, chore) in chores.sorted(by: { $0.key < $1.key }) { try chore.arm(in: tx) }
    }
  }

  /// Looks before it takes, so that an idle worker does not write. `running` says how many of each kind run here. The kinds
  /// of which only so many may run come first: what they leave is for all others.
  func claim(_ limit: Int, running: [String: Int] = [:]) async throws -> [Job] {
    let rooms = Dictionary(
      uniqueKeysWithValues: kinds.map { kind in
        (kind, handlers[kind]?.most.map { max(0, $0 - running[kind, default: 0]) } ?? limit)
      })
    let open = kinds.filter { rooms[$0] != 0 }
    let isDue = try await store.read { tx in
      try JobLease.nextDue(kinds: open, in: tx).map { $0 <= tx.now } ?? false
    }
    guard isDue else { return [] }
    let (few, many) = (open.filter { handlers[$0]?.most != nil }, open.filter { handlers[$0]?.most == nil })
    return try await store.transact(.loose) { tx in
      var jobs: [Job] = []
      for kind in few {
        jobs += try JobLease.claim(kinds: [kind], limit: min(rooms[kind] ?? 0, limit - jobs.count), in: tx)
      }
      return try jobs + JobLease.claim(kinds: many, limit: limit - jobs.count, in: tx)
    }
  }

  /// Runs the job and notes its end; returns what went wrong.
  func work(on job: Job) async -> String? {
    do {
      try Task.checkCancellation()
      guard job.attempt <= JobBackoff.attempts else { throw GiveUp("the process ended each time it ran") }
      try await withLease(on: job)
      await note(job) { tx in
        if try JobLease.finish(job, in: tx) { try chores[job.kind]?.arm(in: tx) }
      }
      return nil
    } catch is CancellationError where Task.isCancelled {
      await giveBack([job])
      return nil
    } catch {
      return await fail(job, error)
    }
  }

  /// For whoever comes next, as if they had not been taken.
  func giveBack(_ jobs: [Job]) async {
    for job in jobs { await note(job) { tx in try JobLease.release(job, in: tx) } }
  }

  private func fail(_ job: Job, _ error: any Error) async -> String {
    let why = String(describing: error)
    let isFinal = error is GiveUp || job.attempt >= JobBackoff.attempts
    // The reason may quote what people wrote: it is for the administrator's page, not for the log.
    logger.log(
      level: isFinal ? .error : .warning, isFinal ? "a job is dead" : "a job failed and will be tried again",
      metadata: [
        "job": "\(job.id)", "kind": "\(job.kind)", "attempt": "\(job.attempt)", "error": "\(type(of: error))",
      ])
    await note(job) { tx in
      try JobLease.fail(job, why, isFinal: isFinal, in: tx)
      if isFinal { try chores[job.kind]?.arm(in: tx) }
    }
    return why
  }

  /// Holds the lease while the handler runs; ends the handler when the lease is lost.
  private func withLease(on job: Job) async throws {
    guard let handler = handlers[job.kind] else { throw GiveUp("nobody handles \(job.kind)") }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await handler.run(job) }
      group.addTask {
        while true {
          try await clock.sleep(for: JobLease.length / 3)
          do { try await renew(job) } catch let fault as DatabaseFault {
            // Two more tries fit into the lease; when it does run out, somebody else may take the job.
            logger.warning("could not renew a lease", metadata: ["job": "\(job.id)", "error": "\(fault)"])
          }
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  func renew(_ job: Job) async throws {
    let isHeld = try await store.transact(.loose) { tx in try JobLease.renew(job, in: tx) }
    if !isHeld { throw LeaseLost() }
  }

  /// Even when the worker is being cancelled the end has to be noted. When that fails the lease runs out and
  /// the job runs again.
  private func note(_ job: Job, _ end: @escaping @Sendable (Transaction) throws -> Void) async {
    let noting = Task { try await store.transact(.loose) { tx in try end(tx) } }
    do {
      try await noting.value
    } catch {
      logger.error(
        "could not note the end of a job",
        metadata: ["job": "\(job.id)", "kind": "\(job.kind)", "error": "\(error)"])
    }
  }
}

/// Another worker has taken the job.
struct LeaseLost: Error {}
