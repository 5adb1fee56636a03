import Database
import Essentials
import People
import Web

/// What belongs to a session and is shown beside it. Concepts that sessions do not know add theirs when the pages
/// are put together: `SessionPages(doors, links: [Feedback.links, Summary.links])`.
public struct SessionLinks: Sendable {
  /// One line under “Belongs to it”.
  public struct Entry: Sendable {
    let icon: Icon.Name
    let label: String
    let target: Link
    let note: String?
    let isNextStep: Bool
    let section: HTML?

    /// - Parameters:
    ///   - note: when it can be used, or how much there is.
    ///   - isNextStep: what this reader should do now that the session is over; the first one becomes the page's
    ///     main button.
    ///   - section: what is shown of it on the session's page itself, below everything else.
    public init(
      _ icon: Icon.Name, _ label: String, to target: Link, note: String? = nil, isNextStep: Bool = false,
      section: HTML? = nil
    ) {
      (self.icon, self.label, self.target, self.note, self.isNextStep) = (
        icon, label, target, note, isNextStep
      )
      self.section = section
    }
  }

  /// Who looks at the session, and when.
  public struct Reader: Sendable {
    public let person: ID<Person>
    /// One of those who run it, or an organiser.
    public let mayRun: Bool
    public let isOrganiser: Bool
    public let zone: Zone
    public let now: Instant
  }

  let find: @Sendable (SessionStory, Reader, Transaction) throws -> [Entry]

  /// `find` runs inside the page's transaction, with a fixed number of statements.
  public init(_ find: @escaping @Sendable (SessionStory, Reader, Transaction) throws -> [Entry]) {
    self.find = find
  }
}
