import Foundation

/// A target that is safe in `href`, `src` and `action`: http, https, mailto, or a path of this site.
public struct Link: Hashable, Sendable {
  public let text: String

  /// A path of this site, such as `/topics`, written in the source.
  public init(_ path: StaticString) { text = path.description }

  /// A path of this site made of parts; each interpolated value is percent-encoded as one segment.
  public init(path: Path) { text = path.text }

  /// Takes what somebody typed; nil unless it is http, https or mailto with something behind it, or a path
  /// of this site (`//host` is not).
  public init?(checking typed: String) {
    func isPlain(_ byte: UInt8) -> Bool { byte > 32 && byte != 127 && byte != UInt8(ascii: "\\") }
    // What the database holds was checked when it came, so most have nothing to be trimmed.
    let trimmed =
      typed.utf8.allSatisfy { isPlain($0) && $0 < 128 }
      ? typed : typed.trimmingCharacters(in: .whitespacesAndNewlines)
    guard trimmed.utf8.allSatisfy(isPlain) else { return nil }
    let lower = trimmed.prefix(8).lowercased()
    // By bytes: a slash with a combining mark is another character, and browsers read it as a slash all the same.
    let isPath =
      trimmed.utf8.first == UInt8(ascii: "/") && trimmed.utf8.allSatisfy { $0 < 128 }
      && trimmed.utf8.dropFirst().first != UInt8(ascii: "/")
    let isWeb = ["http://", "https://"].contains {
      lower.hasPrefix($0) && Link.hasHost(trimmed, after: $0.count)
    }
    guard isPath || isWeb || (lower.hasPrefix("mailto:") && trimmed.count > 7) else { return nil }
    text = trimmed
  }

  private static func hasHost(_ text: String, after count: Int) -> Bool {
    guard let first = text.dropFirst(count).first else { return false }
    return first.isLetter || first.isNumber || first == "["
  }

  /// The same link with one more query item.
  public func with(_ name: String, _ value: String) -> Link {
    let item = "\(Link.encoded(name))=\(Link.encoded(value))"
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let joined = parts[0] + (parts[0].contains("?") ? "&" : "?") + item
    return Link(unchecked: parts.count > 1 ? "\(joined)#\(parts[1])" : String(joined))
  }

  /// The same page at one of its parts.
  public func at(_ fragment: String) -> Link { Link(unchecked: "\(text)#\(Link.encoded(fragment))") }

  /// The whole address below a site's base, for mail and calendars.
  public func on(base: String) -> Link { Link(unchecked: text.hasPrefix("/") ? base + text : text) }

  private init(unchecked text: String) { self.text = text }

  /// Percent-encoded but for the unreserved characters (RFC 3986 §2.3). Byte by byte: through Foundation's sets of
  /// characters it was a tenth of what a list of topics costs.
  static func encoded(_ value: String) -> String {
    let reserved = value.utf8.count { !isUnreserved($0) }
    if reserved == 0 { return value }
    let digits = Array("0123456789ABCDEF".utf8)
    return String(unsafeUninitializedCapacity: value.utf8.count + 2 * reserved) { target in
      var place = 0
      for byte in value.utf8 {
        if isUnreserved(byte) {
          target[place] = byte
          place += 1
        } else {
          (target[place], target[place + 1]) = (UInt8(ascii: "%"), digits[Int(byte >> 4)])
          target[place + 2] = digits[Int(byte & 15)]
          place += 3
        }
      }
      return place
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}

extension Link {
  /// `"/topics/\(id)/vote"`: literal parts stand as they are, values become one encoded segment each.
  public struct Path: ExpressibleByStringInterpolation, Sendable {
    public let text: String

    public init(stringLiteral value: String) { text = value }
    public init(stringInterpolation parts: Parts) { text = parts.text }

    public struct Parts: StringInterpolationProtocol {
      var text = ""
      public init(literalCapacity: Int, interpolationCount: Int) {}
      public mutating func appendLiteral(_ literal: String) { text += literal }
      public mutating func appendInterpolation<T>(_ id: ID<T>) { text += id.text }
      public mutating func appendInterpolation(_ value: String) { text += Link.encoded(value) }
      public mutating func appendInterpolation(_ value: Int) { text += String(value) }
    }
  }
}

/// A path written in the source may stand for itself: `to: "/topics"`. Nothing typed by people can be a `StaticString`.
extension Link: ExpressibleByStringLiteral {
  public init(stringLiteral path: StaticString) { self.init(path) }
}
