/// Where letters leave the house.
public protocol Post: Sendable {
  /// Hands the letter to the mail server; done when that server has taken it.
  func deliver(_ message: MailMessage) async throws(DeliveryFault)
}

/// Why a letter did not leave.
public enum DeliveryFault: Error, Hashable, Sendable {
  /// No mail server is set, so letters stay in the outbox.
  case notSetUp
  /// The server cannot be used just now, or not with these settings. It says nothing about the letter.
  case unreachable(String)
  /// The server wants the letter later (a 4yz reply, RFC 5321 §4.2.1).
  case temporary(String)
  /// The whole letter was handed over and no answer came: it may have been taken, and sending it again may bring it twice.
  case unanswered(String)
  /// The server will never take this letter (a 5yz reply), such as for an address that does not exist.
  case permanent(String, code: Int)

  /// What happened and what to do, for an administrator.
  public var sentence: String {
    switch self {
    case .notSetUp: "No mail server is set, so the letter stays in the outbox; set smtp_url to send letters."
    case .unreachable(let sentence), .temporary(let sentence), .unanswered(let sentence),
      .permanent(let sentence, _):
      sentence
    }
  }

  /// Sending the same letter later may work.
  public var deservesAnotherTry: Bool {
    switch self {
    case .unreachable, .temporary, .unanswered: true
    case .notSetUp, .permanent: false
    }
  }
}

/// The post of an installation without a mail server.
public struct NoPost: Post {
  public init() {}
  public func deliver(_ message: MailMessage) async throws(DeliveryFault) { throw .notSetUp }
}
