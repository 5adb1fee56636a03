import Essentials

/// Why an administrator cannot do this to a letter.
enum OutboxRefusal: Refusal, Equatable {
  case sent, waiting, noMailServer, noLink, linkOver

  var sentence: String {
    switch self {
    case .sent: say("This letter has been sent, so there is nothing to try again.")
    case .waiting: say("This letter is waiting to be sent. It is tried again by itself.")
    case .noMailServer:
      say("No mail server is set, so nothing can be sent. Set smtp_url and mail_from, and start again.")
    case .noLink: say("There is no sign-in link in this letter.")
    case .linkOver: say("It was asked for more than a day ago. Let the person ask for a new link.")
    }
  }
}

enum OutboxRules {
  /// How long after it was asked for an administrator may pass a sign-in link on.
  static let linkWindow: Duration = .days(1)

  static func dismiss(_ state: LetterState) throws(OutboxRefusal) {
    switch state {
    case .sent: throw .sent
    case .queued: throw .waiting
    case .outbox, .failed: break
    }
  }

  static func retry(_ state: LetterState, hasMailServer: Bool) throws(OutboxRefusal) {
    switch state {
    case .sent: throw .sent
    case .queued: throw .waiting
    case .failed, .outbox: if !hasMailServer { throw .noMailServer }
    }
  }

  /// Where to lead when the link is used; only letters that could not be sent have theirs passed on by hand.
  static func passOn(_ letter: Letter, now: Instant) throws(OutboxRefusal) -> String {
    guard letter.state != .sent else { throw .sent }
    for case .signIn(let next) in letter.content.keys {
      guard now < letter.createdAt + linkWindow else { throw .linkOver }
      return next
    }
    throw .noLink
  }
}
