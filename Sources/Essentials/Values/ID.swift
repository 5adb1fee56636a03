/// The identity of one thing: a UUIDv7 (RFC 9562 §5.7) written as 26 lower-case base 32 characters, so that
/// the order of identifiers is the order of creation. `Of` keeps a topic's identity from being used for a person's.
public struct ID<Of>: Hashable, Sendable, CustomStringConvertible {
  /// The 26 characters.
  public let text: String

  /// Takes text that is known to be an identifier, as it comes out of the database.
  public init(stored text: String) { self.text = text }

  /// Takes text that somebody sent; nil when it cannot be an identifier.
  public init?(_ text: String) {
    guard Base32.isIdentifier(text) else { return nil }
    self.text = text
  }

  public var description: String { text }

  /// The same identity seen as another kind of thing, for the few tables that hold ids of several kinds.
  public func seen<Other>(as other: Other.Type) -> ID<Other> { ID<Other>(stored: text) }
}

extension ID: Comparable {
  public static func < (a: ID, b: ID) -> Bool { a.text < b.text }
}

extension ID: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let id = ID(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not an identifier"))
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension ID {
  /// A version 7 UUID for this millisecond; `random` supplies its 74 random bits.
  public static func make(at instant: Instant, random: (UInt64, UInt64)) -> ID {
    let time = UInt64(clamping: instant.milliseconds) & 0xFFFF_FFFF_FFFF
    let high = time << 16 | 0x7000 | (random.0 & 0x0FFF)
    let low = 0x8000_0000_0000_0000 | (random.1 & 0x3FFF_FFFF_FFFF_FFFF)
    return ID(stored: Base32.text(high: high, low: low))
  }

  /// An identifier that tells nothing about when or in which order it was made, for answers nobody may trace.
  public static func unlinkable(random: (UInt64, UInt64)) -> ID {
    ID(stored: Base32.text(high: random.0, low: random.1))
  }
}
