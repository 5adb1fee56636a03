import Essentials

/// What somebody wants to see of the sessions.
public struct SessionFilter: Sendable, Equatable {
  public enum When: String, Sendable, CaseIterable { case upcoming, past }

  public var when: When
  /// Only those they have a seat at, wait for, or run.
  public var isMine: Bool
  public var words: String

  public init(_ when: When = .upcoming, isMine: Bool = false, words: String = "") {
    (self.when, self.isMine, self.words) = (when, isMine, words)
  }

  /// Reads an address; what is not understood is as if it were not there.
  init(_ query: FormFields) {
    self.init(
      When(rawValue: query["when"]) ?? .upcoming, isMine: query.has("mine"),
      words: String(query["q"].prefix(200)))
  }

  /// The address that shows the same again.
  public var link: Link {
    var link = SessionURL.list
    if when != .upcoming { link = link.with("when", when.rawValue) }
    if isMine { link = link.with("mine", "yes") }
    if !words.isEmpty { link = link.with("q", words) }
    return link
  }

  func with(_ when: When) -> SessionFilter { SessionFilter(when, isMine: isMine, words: words) }
}
