import Crypto
import Essentials

/// A secret in a link: a feed, a sign-in letter, a check-in code. Whoever holds it may come in, so only its hash
/// is ever stored.
public struct Key: Hashable, Sendable {
  /// 128 random bits as 26 characters; goes into the link and nowhere else.
  public let text: String

  public init(random: (UInt64, UInt64)) { text = Base32.text(high: random.0, low: random.1) }

  /// The same for the same words under the same secret, so that a form that is sent twice leads to one thing.
  public init(secret: String, for words: [String]) {
    let digest = SHA256.hash(data: Array(([secret] + words).joined(separator: "\u{0}").utf8))
    let halves = digest.withUnsafeBytes { bytes in
      (
        bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      )
    }
    self.init(random: halves)
  }

  /// What the database keeps.
  public var hash: String { Key.hash(of: text) }

  /// The hash to look for when somebody shows a key: SHA-256 in hexadecimal. A plain hash is enough, because 128
  /// random bits cannot be guessed.
  public static func hash(of text: String) -> String {
    SHA256.hash(data: Array(text.utf8)).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}

// A key must not end in a log by way of an interpolation.
extension Key: CustomStringConvertible, CustomReflectable {
  public var description: String { "Key(hidden)" }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
