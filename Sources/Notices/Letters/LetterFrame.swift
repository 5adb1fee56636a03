import Essentials

/// What stands around what a letter says, and where its links lead: different when it is sent, read again by its
/// receiver, or looked at in the outbox.
struct LetterFrame: Sendable {
  let baseURL: String
  let organisation: String
  let why: String
  /// Where one click ends letters of this kind; nil for essential ones and wherever the letter is only looked at.
  var stop: Link?
  /// The links of the keys that were made for this sending.
  var keys: [LetterKey: Link] = [:]

  /// Said where a key's link would stand, when the letter is only looked at.
  static var withheld: String { say("(links that act as a key are in the letter only)") }

  var list: Link { LetterURL.mine.on(base: baseURL) }

  /// The whole address; nil for a key that is not shown here.
  func address(_ target: LetterTarget) -> Link? {
    switch target {
    case .address(let text): return Link(checking: text)?.on(base: baseURL)
    case .key(let key, let answer):
      guard let link = keys[key] else { return nil }
      return (answer.map { link.with("answer", $0) } ?? link).on(base: baseURL)
    }
  }

  /// Who writes, as the last line says it.
  var sender: String {
    organisation.isEmpty ? "Guildhall" : say("Guildhall of \(LetterText.line(organisation))")
  }
}
