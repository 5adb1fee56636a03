import Essentials

/// Names by which a system knows somebody, such as `HQ\ana.prata` or `ana.prata`: what a list of people holds when it holds
/// no addresses.
enum LoginName {
  /// `ana.prata` of `HQ\ana.prata`; nil for what cannot be a login name.
  static func local(_ cell: String) -> String? {
    guard let last = cell.split(separator: "\\", omittingEmptySubsequences: false).last, !last.isEmpty,
      !last.contains(where: { $0.isWhitespace || $0 == "@" })
    else { return nil }
    return String(last)
  }

  /// The address at that domain, in plain letters.
  static func address(_ cell: String, domain: String) -> String? {
    guard !domain.isEmpty, let local = local(cell) else { return nil }
    return Email.checked("\(Folded.key(local))@\(domain)")
  }

  /// A name for people to read, made from a login or an address: `ana.prata@example.org` is Ana Prata.
  static func spoken(_ cell: String) -> String {
    let login = cell.split(separator: "@").first.map(String.init) ?? cell
    let local = LoginName.local(login) ?? login
    var words: [String] = []
    for character in local {
      if "._+".contains(character) {
        words.append("")
      } else if let last = words.last?.last, last.isNumber != character.isNumber {
        words.append(String(character))
      } else {
        words.append((words.popLast() ?? "") + String(character))
      }
    }
    return words.filter { !$0.isEmpty }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(
      separator: " ")
  }
}
