import Essentials
import Workshops

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
  /// The reader is signed in: where a key has a page for those who are, links lead there.
  var isSignedIn = false

  /// Said where a key's link would stand, when the letter is only looked at.
  static var withheld: String { say("(links that act as a key are in the letter only)") }

  var list: Link { LetterURL.mine.on(base: baseURL) }

  /// The whole address; nil for a key that is not shown here.
  func address(_ target: LetterTarget) -> Link? {
    switch target {
    case .address(let text): return Link(checking: text)?.on(base: baseURL)
    case .key(let key, let answer):
      guard let link = keys[key] else { return isSignedIn ? key.page : nil }
      return (answer.map { link.with("answer", $0) } ?? link).on(base: baseURL)
    }
  }

  /// Who writes, as the last line says it.
  var sender: String {
    organisation.isEmpty ? "Guildhall" : say("Guildhall of \(LetterText.line(organisation))")
  }
}

extension LetterKey {
  /// Where its owner does the same when signed in.
  fileprivate var page: Link? {
    switch self {
    case .feedback(let session): FeedbackURL.show(ID(stored: session))
    case .signIn, .commitment: nil
    }
  }
}
