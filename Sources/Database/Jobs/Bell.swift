import Synchronization

/// Rings within the process when a commit brought new jobs, so that a worker need not wait for its next look.
final class Bell: Sendable {
  private let listeners = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])
  private let tickets = Atomic(0)

  func ring() {
    for listener in listeners.withLock({ Array($0.values) }) { listener.yield() }
  }

  /// Several rings while the listener is busy count as one.
  func listen() -> (rings: AsyncStream<Void>, listener: AsyncStream<Void>.Continuation) {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let ticket = tickets.add(1, ordering: .relaxed).newValue
    listeners.withLock { $0[ticket] = continuation }
    continuation.onTermination = { [weak self] _ in
      self?.listeners.withLock { $0[ticket] = nil }
    }
    return (stream, continuation)
  }
}
