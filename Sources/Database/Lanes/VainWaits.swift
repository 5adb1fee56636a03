import Synchronization

/// When somebody last waited long for nothing. Whoever stood in line behind them meanwhile has waited long enough.
final class VainWaits: Sendable {
  private let last = Mutex<ContinuousClock.Instant?>(nil)

  func note() { last.withLock { $0 = ContinuousClock.now } }

  /// Whether somebody waited in vain while one stood in line.
  func wasOne(since came: ContinuousClock.Instant) -> Bool { last.withLock { $0.map { $0 > came } ?? false } }
}
