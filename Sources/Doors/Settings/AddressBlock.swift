import Foundation

/// An IP address, or a block of them such as `10.0.0.0/8` (RFC 4632, RFC 4291 §2.3).
public struct AddressBlock: Hashable, Sendable {
  private let bytes: [UInt8]
  private let bits: Int

  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let bytes = AddressBlock.bytes(of: parts[0]) else { return nil }
    var bits = bytes.count * 8
    if parts.count == 2 {
      guard let given = Int(parts[1]), (0...bits).contains(given) else { return nil }
      bits = given
    }
    (self.bytes, self.bits) = (bytes, bits)
  }

  /// It is one address and no more.
  var isSingle: Bool { bits == bytes.count * 8 }

  /// An IPv4 address that came over an IPv6 socket (`::ffff:10.0.0.1`) counts as IPv4.
  public func contains(_ address: String) -> Bool {
    guard let other = AddressBlock.bytes(of: address), other.count == bytes.count else { return false }
    return (0..<bits).allSatisfy { bit in
      let mask: UInt8 = 0x80 >> (bit % 8)
      return bytes[bit / 8] & mask == other[bit / 8] & mask
    }
  }

  /// What stands for everybody behind one connection: an IPv4 address, or of an IPv6 address the first 64 bits, within which
  /// a single machine changes its address at will (RFC 8981).
  public static func network(of address: String) -> String {
    guard let bytes = bytes(of: address), bytes.count == 16 else { return address }
    return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ".") + "/64"
  }

  static func isAddress(_ text: String) -> Bool { bytes(of: text) != nil }

  /// A name or address that never leaves this machine.
  static func isLoopback(_ host: String) -> Bool {
    let host = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
    return host == "localhost" || loopback.contains { $0.contains(host) }
  }

  private static let loopback = ["127.0.0.0/8", "::1"].compactMap(AddressBlock.init)

  private static func bytes(of text: String) -> [UInt8]? {
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: &four) { Array($0) } }
    var six = in6_addr()
    guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    let bytes = withUnsafeBytes(of: &six) { Array($0) }
    let isMapped = bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
    return isMapped ? Array(bytes.suffix(4)) : bytes
  }
}
