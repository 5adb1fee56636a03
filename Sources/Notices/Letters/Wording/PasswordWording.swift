import Essentials
import People

/// The way in to somebody's account is not what it was; if they did not do it, somebody else did.
struct PasswordWording: Sendable {
  enum Change: String, Sendable {
    case set, changed, removed
  }

  let change: Change
  let at: Instant

  func letter(to reader: Receiver) -> LetterContent {
    LetterContent(
      subject: heading, heading: heading,
      [
        .words(say("It happened \(Told.moment(at, in: reader.zone)). All other browsers were signed out.")),
        .words(
          say("Was it not you? Sign in by a link, remove the password, and tell an administrator.")),
        .step(say("See where you are signed in"), SignInURL.mine),
      ])
  }

  private var heading: String {
    switch change {
    case .set: say("Your account has a password now")
    case .changed: say("Your password was changed")
    case .removed: say("Your password was removed")
    }
  }
}
