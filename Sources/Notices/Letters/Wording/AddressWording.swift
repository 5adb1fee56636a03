import Essentials
import People

/// Letters and sign-in links go elsewhere from now on. Both addresses hear of it: the old one because nobody would notice
/// otherwise that somebody took an account over, the new one because it is now the way in. The old one, which may be
/// somebody else's by now, is not told the new one.
struct AddressWording: Sendable {
  let old: String
  let new: String
  /// Whose account it is.
  let account: String
  /// The account can be used.
  let isActive: Bool
  /// Who changed it; nil when it was done on the command line.
  let name: String?
  /// They changed their own.
  let isOwn: Bool

  func letter(to address: String) -> LetterContent {
    let who = name.map { LetterText.line($0) } ?? say("Whoever runs the server")
    let account = LetterText.line(account)
    return LetterContent(
      subject: say("Another address for an account at Guildhall"),
      heading: say("The account of \(account) has another address"),
      [
        .words(
          address == old
            ? say("\(who) set another address instead of \(old). Letters for this account come here no more.")
            : say("\(who) changed it from \(old) to \(new). Letters for this account go to the new one.")),
        .words(isActive ? signedOut : say("The account is closed, so nobody can sign in with either.")),
        .words(
          say(
            "Is that not right? Tell an administrator of your organisation at once, and set a new password and a new calendar address when it is put right."
          )),
      ])
  }

  private var signedOut: String {
    isOwn
      ? say(
        "Sign-in links go to the new address. All other browsers were signed out; a password and the address of a calendar stay as they were."
      )
      : say(
        "Sign-in links go to the new address. All browsers were signed out; a password and the address of a calendar stay as they were."
      )
  }
}
