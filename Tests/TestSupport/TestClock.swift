import Essentials
import Synchronization

/// A clock that stands still until a test moves it.
public final class TestClock: Sendable {
  private let instant: Mutex<Instant>

  /// 2026-11-18T09:00Z, a Wednesday, unless a test says otherwise.
  public init(_ start: Instant = Instant(milliseconds: 1_794_992_400_000)) { instant = Mutex(start) }

  public var now: Instant { instant.withLock { $0 } }
  /// For `Engine.freshStore(clock:)`.
  public var read: @Sendable () -> Instant { { self.now } }

  public func advance(by length: Duration) { instant.withLock { $0 = $0 + length } }
  public func set(to moment: Instant) { instant.withLock { $0 = moment } }
}
