import Essentials

/// What a letter says, in the reader's language, before it becomes text, mail markup or a page. It is stored as it is, so
/// cases and names here may be added to but not renamed. Links that act as keys are only named: the key itself is made
/// when the letter leaves.
public struct LetterContent: Codable, Sendable, Equatable {
  public var subject: String
  public var heading: String
  public var blocks: [LetterBlock]

  public init(subject: String, heading: String, _ blocks: [LetterBlock]) {
    (self.subject, self.heading, self.blocks) = (LetterText.line(subject), LetterText.line(heading), blocks)
  }

  /// The keys it needs, in order, each once.
  var keys: [LetterKey] {
    var keys: [LetterKey] = []
    for case .key(let key, _) in blocks.flatMap(\.targets) where !keys.contains(key) { keys.append(key) }
    return keys
  }
}

public enum LetterBlock: Codable, Sendable, Equatable {
  /// A paragraph.
  case words(String)
  /// What somebody wrote, as they wrote it; lines are kept.
  case quote(String, by: String?)
  /// Markdown that somebody wrote. Its pictures become links, so that nobody can watch who opens a letter.
  case markdown(String)
  /// When, where, who.
  case facts([LetterFact])
  case list([LetterItem])
  /// The one thing to do.
  case step(String, LetterTarget)
  /// One question answered by one tap.
  case choice(String, [LetterChoice])
  /// Small print.
  case note(String)

  var targets: [LetterTarget] {
    switch self {
    case .words, .quote, .markdown, .note: []
    case .facts(let facts): facts.compactMap(\.target)
    case .list(let items): items.compactMap(\.target)
    case .step(_, let target): [target]
    case .choice(_, let choices): choices.map(\.target)
    }
  }

  static func step(_ label: String, _ link: Link) -> LetterBlock { .step(label, .page(link)) }
}

public struct LetterFact: Codable, Sendable, Equatable {
  public let label: String
  public let value: String
  public let target: LetterTarget?

  init(_ label: String, _ value: String, _ target: LetterTarget? = nil) {
    (self.label, self.value, self.target) = (label, value, target)
  }
}

public struct LetterItem: Codable, Sendable, Equatable {
  public let words: String
  public let target: LetterTarget?

  init(_ words: String, _ target: LetterTarget? = nil) { (self.words, self.target) = (words, target) }
}

public struct LetterChoice: Codable, Sendable, Equatable {
  public let label: String
  public let target: LetterTarget

  init(_ label: String, _ target: LetterTarget) { (self.label, self.target) = (label, target) }
}

/// Where a link of a letter leads.
public enum LetterTarget: Codable, Sendable, Equatable {
  /// A page of this site, or a web address.
  case address(String)
  /// A key, and which of its answers.
  case key(LetterKey, answer: String?)

  static func page(_ link: Link) -> LetterTarget { .address(link.text) }
}

/// What a key is for.
public enum LetterKey: Codable, Sendable, Hashable {
  /// Signs the reader in and leads on.
  case signIn(next: String)
  /// Lets the reader give feedback on the session of this id; nothing stored ties the key to them.
  case feedback(session: String)
  /// Answers for the commitment of this id.
  case commitment(id: String)
}
