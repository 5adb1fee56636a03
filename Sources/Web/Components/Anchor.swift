/// Names of places in a page, for `id` and for links to them.
enum Anchor {
  /// A title as an identifier: `When and where` becomes `when-and-where`; what has no Latin letters becomes a number.
  static func name(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let name = words.joined(separator: "-")
    return name.first?.isLetter == true ? name : "p-\(Stable.hash(title))"
  }
}

/// FNV-1a, 32 bit: the same text gives the same number on every machine and in every run.
enum Stable {
  static func hash(_ text: String) -> UInt32 {
    text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
