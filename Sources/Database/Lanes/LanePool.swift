import Synchronization

/// A fixed number of lanes. Whoever comes when none is free waits in line.
final class LanePool<Lane: Actor>: Sendable {
  private struct State {
    var idle: [Lane]
    var line: [(ticket: Int, waiter: CheckedContinuation<Lane, any Error>)] = []
    var nextTicket = 0
    var isClosed = false
  }

  private let lanes: [Lane]
  private let state: Mutex<State>

  init(_ lanes: [Lane]) {
    self.lanes = lanes
    state = Mutex(State(idle: lanes))
  }

  /// How many stand in line.
  var waiting: Int { state.withLock { $0.line.count } }

  func with<Value: Sendable>(_ work: (Lane) async throws -> Value) async throws -> Value {
    let lane = try await take()
    defer { give(back: lane) }
    return try await work(lane)
  }

  /// Sends away who waits and whoever comes later; then ends each lane once it is done with its work.
  func close(_ end: (Lane) async -> Void) async {
    let waiters = state.withLock { state in
      state.isClosed = true
      defer { state.line = [] }
      return state.line
    }
    for (_, waiter) in waiters { waiter.resume(throwing: DatabaseFault.closed) }
    for lane in lanes { await end(lane) }
  }

  private func take() async throws -> Lane {
    // Nobody has to wait as a rule.
    if let lane = state.withLock({ $0.isClosed ? nil : $0.idle.popLast() }) { return lane }
    let ticket = state.withLock { state in
      state.nextTicket += 1
      return state.nextTicket
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waiter in
        if let outcome = queue(waiter, ticket) { waiter.resume(with: outcome) }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        state.line.firstIndex { $0.ticket == ticket }.map { state.line.remove(at: $0).waiter }
      }
      waiter?.resume(throwing: CancellationError())
    }
  }

  /// A lane, a refusal, or nil when the waiter has been put in line.
  private func queue(
    _ waiter: CheckedContinuation<Lane, any Error>, _ ticket: Int
  ) -> Result<Lane, any Error>? {
    state.withLock { state in
      if state.isClosed { return .failure(DatabaseFault.closed) }
      // The most recently used lane first: its connection is warm.
      if let lane = state.idle.popLast() { return .success(lane) }
      if Task.isCancelled { return .failure(CancellationError()) }
      state.line.append((ticket, waiter))
      return nil
    }
  }

  private func give(back lane: Lane) {
    let next = state.withLock { state -> CheckedContinuation<Lane, any Error>? in
      guard state.line.isEmpty else { return state.line.removeFirst().waiter }
      state.idle.append(lane)
      return nil
    }
    next?.resume(returning: lane)
  }
}

extension DatabaseFault {
  static let closed = DatabaseFault.unreachable("it has been closed")
}
