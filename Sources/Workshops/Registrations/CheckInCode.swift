import Essentials

/// Six characters on the wall by which people say that they are here. Read from the session's secret in Crockford's
/// base 32, whose letters are not mistaken for digits: I and L are taken for 1, O for 0.
public struct CheckInCode: Sendable, Equatable {
  public let text: String

  static let length = 6
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// The code of a secret that is written in the alphabet of identifiers.
  init(secret: String) {
    let digits = secret.compactMap { $0.isASCII ? Int(String($0), radix: 32) : nil }
    text = String(digits.suffix(CheckInCode.length).map { CheckInCode.alphabet[$0] })
  }

  /// What somebody typed, forgiving case, spaces, dashes and letters that look like digits.
  init?(_ typed: String) {
    let code = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }.map { character -> Character in
      switch character {
      case "I", "L": "1"
      case "O": "0"
      default: character
      }
    }
    guard code.count == CheckInCode.length, code.allSatisfy(CheckInCode.alphabet.contains) else { return nil }
    text = String(code)
  }

  /// In two groups, as it is easier to read from a wall.
  public var spaced: String { "\(text.prefix(3)) \(text.dropFirst(3))" }
}

extension Session {
  public var checkInCode: CheckInCode { CheckInCode(secret: secret) }
  /// Half an hour before it begins.
  public var checkInOpens: Instant { start - .minutes(30) }
  /// An hour after it ends.
  public var checkInCloses: Instant { end + .minutes(60) }
}
