import Crypto
import CryptoExtras
import Foundation

/// A password's scrypt hash with the parameters it was made with (RFC 7914), written in the PHC string format:
/// `$scrypt$ln=15,r=8,p=1$salt$hash`.
struct PasswordHash: Equatable {
  /// What one guess costs: memory of 128 · 2^`costExponent` · `blockSize` bytes, and time.
  struct Cost: Equatable {
    let costExponent: Int
    let blockSize: Int
    let parallelism: Int

    static let today = Cost(costExponent: 15, blockSize: 8, parallelism: 1)
  }

  let cost: Cost
  let salt: [UInt8]
  let hash: [UInt8]

  static let saltLength = 16
  private static let hashLength = 32

  /// Computes for about a tenth of a second.
  init(_ password: String, salt: [UInt8], cost: Cost = .today) throws {
    // One way of writing é and another are the same password (RFC 8265 §4.2).
    let typed = Array(password.precomposedStringWithCanonicalMapping.utf8)
    let key = try KDF.Scrypt.deriveKey(
      from: typed, salt: salt, outputByteCount: PasswordHash.hashLength, rounds: 1 << cost.costExponent,
      blockSize: cost.blockSize, parallelism: cost.parallelism)
    self.cost = cost
    self.salt = salt
    hash = key.withUnsafeBytes { Array($0) }
  }

  /// Reads what the database holds; nil when it is no such hash, or one that would take unreasonable memory.
  init?(encoded text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let cost = Cost(parts[2]),
      let salt = PasswordHash.bytes(parts[3]), let hash = PasswordHash.bytes(parts[4]), salt.count >= 8,
      hash.count == PasswordHash.hashLength
    else { return nil }
    (self.cost, self.salt, self.hash) = (cost, salt, hash)
  }

  var encoded: String {
    "$scrypt$ln=\(cost.costExponent),r=\(cost.blockSize),p=\(cost.parallelism)"
      + "$\(PasswordHash.text(salt))$\(PasswordHash.text(hash))"
  }

  /// Compares in a time that does not depend on where two hashes differ.
  func equals(_ other: PasswordHash) -> Bool {
    guard hash.count == other.hash.count else { return false }
    return zip(hash, other.hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func text(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("=", with: "")
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    return Data(base64Encoded: text + padding).map(Array.init)
  }
}

extension PasswordHash.Cost {
  fileprivate init?(_ text: String) {
    let values = text.split(separator: ",").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    guard values.count == 3, values.allSatisfy({ $0.count == 2 }), values.map({ $0[0] }) == ["ln", "r", "p"],
      let exponent = Int(values[0][1]), let block = Int(values[1][1]), let parallelism = Int(values[2][1]),
      (10...18).contains(exponent), (1...16).contains(block), (1...4).contains(parallelism)
    else { return nil }
    self.init(costExponent: exponent, blockSize: block, parallelism: parallelism)
  }
}
