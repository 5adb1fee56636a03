import Essentials
import People
import Workshops

/// One letter to one person. It starts from something that happened, says why it was written, is sent by a job, and
/// stays in the list its receiver can read.
public struct Letter: Sendable {
  public let id: ID<Letter>
  public let person: ID<Person>
  public let address: String
  /// It goes to that address although its receiver may have another by now.
  let isBound: Bool
  public let kind: LetterKind
  /// A sentence.
  public let why: String
  public let content: LetterContent
  /// The session whose calendar entry goes with it.
  let session: ID<Session>?
  /// After this moment it is of no use any more.
  let until: Instant?
  public let state: LetterState
  public let attempts: Int
  /// What the mail server said last, as long as the letter has not been taken.
  public let lastError: String?
  public let createdAt: Instant
  public let sentAt: Instant?

  public var subject: String { content.subject }
}

public enum LetterState: String, Sendable, CaseIterable {
  /// To be sent, or to be tried again.
  case queued
  /// The mail server took it.
  case sent
  /// It will not be tried again by itself.
  case failed
  /// There is no mail server; an administrator can read it and pass it on.
  case outbox

  /// As it stands on a page.
  public var word: String {
    switch self {
    case .queued: say("Waiting")
    case .sent: say("Sent")
    case .failed: say("Not delivered")
    case .outbox: say("Not sent")
    }
  }
}

/// Where letters, their kinds and their keys are found.
public enum LetterURL {
  public static let mine = Link("/me/letters")
  public static func mine(_ id: ID<Letter>) -> Link { Link(path: "/me/letters/\(id)") }
  /// POST stops letters of the kind, DELETE takes that back.
  public static func stop(_ kind: LetterKind) -> Link {
    Link(path: "/me/letters/kinds/\(kind.rawValue)/stop")
  }
  /// The same without sign-in, for whoever holds a letter.
  public static func stop(key: String) -> Link { Link(path: "/letters/stop/\(key)") }
  public static let outbox = Link("/admin/outbox")
  public static func outbox(_ id: ID<Letter>) -> Link { Link(path: "/admin/outbox/\(id)") }
  public static func retry(_ id: ID<Letter>) -> Link { Link(path: "/admin/outbox/\(id)/retry") }
  public static func signInLink(_ id: ID<Letter>) -> Link { Link(path: "/admin/outbox/\(id)/sign-in-link") }
  public static let retries = Link("/admin/outbox/retries")
  public static func dismissal(_ id: ID<Letter>) -> Link { Link(path: "/admin/outbox/\(id)/dismissal") }
  public static let dismissals = Link("/admin/outbox/dismissals")
}
