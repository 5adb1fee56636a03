import Foundation

/// Text for a header in pieces that may stand on lines of their own: plain words, or encoded words for what is not
/// ASCII (RFC 2047). A mail program drops the space between two encoded words, so the pieces carry their own spaces.
enum EncodedWords {
  /// Bytes of UTF-8 that fit into one encoded word of 75 characters: it stands behind `Reply-To: ` in a line of 76.
  private static let room = 39
  /// A plain word longer than this could not be folded.
  private static let longestPlain = 60

  static func tokens(_ text: String) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    let isPlain = words.allSatisfy { word in
      word.utf8.count <= longestPlain && !word.contains("=?")
        && word.utf8.allSatisfy { (33...126).contains($0) }
    }
    return isPlain ? words : pieces(text).map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
  }

  /// Cut between characters where they fit, else between code points, never inside one (RFC 2047 §5).
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    func add(_ part: String) {
      if piece.utf8.count + part.utf8.count > room {
        pieces.append(piece)
        piece = ""
      }
      piece += part
    }
    for character in text {
      if character.utf8.count <= room {
        add(String(character))
      } else {
        for scalar in character.unicodeScalars { add(String(scalar)) }
      }
    }
    return pieces + [piece]
  }
}
