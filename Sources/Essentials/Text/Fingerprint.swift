/// A number that stays the same as long as a plan would do the same: what was shown is compared with what would happen
/// by it (FNV-1a, 64 bits; a check against surprise, not against attack).
public struct Fingerprint: Sendable {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  public init() {}

  public mutating func add(_ text: String) {
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ 0xff) &* 0x100_0000_01b3
  }

  public var text: String { String(hash, radix: 16) }
}
