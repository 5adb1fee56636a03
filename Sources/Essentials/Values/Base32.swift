/// Base 32 with the extended hex alphabet (RFC 4648 §7) in lower case: it sorts as the bits do.
public enum Base32 {
  private static let alphabet = Array("0123456789abcdefghijklmnopqrstuv".utf8)

  /// 128 bits as 26 characters.
  public static func text(high: UInt64, low: UInt64) -> String {
    String(unsafeUninitializedCapacity: 26) { buffer in
      var high = high
      var low = low
      for place in stride(from: 25, through: 0, by: -1) {
        buffer[place] = alphabet[Int(low & 31)]
        low = low >> 5 | high << 59
        high >>= 5
      }
      return 26
    }
  }

  /// True for 26 characters of the alphabet.
  static func isIdentifier(_ text: String) -> Bool {
    text.utf8.count == 26 && text.utf8.allSatisfy { (48...57).contains($0) || (97...118).contains($0) }
  }
}
