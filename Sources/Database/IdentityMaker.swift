import Essentials
import Synchronization

/// Makes identities. UUIDv7 with a counter in the leading 32 random bits (RFC 9562 §6.2, method 1), so that
/// those made by one process within one millisecond keep their order.
final class IdentityMaker: Sendable {
  private let entropy: @Sendable () -> UInt64
  private let counter: Atomic<UInt32>

  init(entropy: @escaping @Sendable () -> UInt64) {
    self.entropy = entropy
    counter = Atomic(UInt32(truncatingIfNeeded: entropy() >> 33))
  }

  func next<Of>(at now: Instant) -> ID<Of> {
    let number = UInt64(counter.wrappingAdd(1, ordering: .relaxed).newValue)
    let tail = entropy() & 0x3FF_FFFF_FFFF
    return ID.make(at: now, random: (number >> 20, (number & 0xF_FFFF) << 42 | tail))
  }

  func unlinkable<Of>() -> ID<Of> { ID.unlinkable(random: (entropy(), entropy())) }

  static let systemEntropy: @Sendable () -> UInt64 = {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }
}
