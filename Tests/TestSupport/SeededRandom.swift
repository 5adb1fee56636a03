import Synchronization

/// The same numbers for the same seed (SplitMix64, Steele et al. 2014), for identities that tests can rely
/// on.
public final class SeededRandom: Sendable {
  private let state: Atomic<UInt64>

  public init(_ seed: UInt64) { state = Atomic(seed) }

  public var next: @Sendable () -> UInt64 {
    {
      var mixed = self.state.wrappingAdd(0x9e37_79b9_7f4a_7c15, ordering: .relaxed).newValue
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }
  }
}
