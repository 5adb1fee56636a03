import Essentials
import People

/// Letters and sign-in links go elsewhere from now on. Both addresses hear of it: the old one because nobody would notice
/// otherwise that somebody took an account over, the new one because it is now the way in. The old one, which may be
/// somebody else's by now, is not told the new one.
struct AddressWording: Sendable {
  let old: String
  let new: String
  /// Who changed it; nil when it was done on the command line.
  let name: String?

  func letter(to address: String) -> LetterContent {
    let who = name.map { LetterText.line($0) } ?? say("Whoever runs the server")
    return LetterContent(
      subject: say("Your address at Guildhall is another now"),
      heading: say("Your address is another now"),
      [
        .words(
          address == old
            ? say(
              "\(who) set another address instead of \(old). Letters and sign-in links come here no more.")
            : say("\(who) changed it from \(old) to \(new). Letters and sign-in links go to the new one.")),
        .words(
          say("All browsers were signed out. A password and the address of a calendar stay as they were.")),
        .words(
          say(
            "Is that not right? Tell an administrator of your organisation at once, and set a new password and a new calendar address when it is put right."
          )),
      ])
  }
}
