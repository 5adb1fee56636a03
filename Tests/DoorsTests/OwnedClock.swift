import Essentials
import Synchronization

/// A clock that goes only when a test moves it.
final class OwnedClock: Sendable {
  private let time = Mutex(Instant(milliseconds: 1_790_000_000_000))

  var now: @Sendable () -> Instant { { self.time.withLock { $0 } } }

  func advance(_ duration: Duration) { time.withLock { $0 = $0 + duration } }
}
