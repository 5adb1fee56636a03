import Essentials
import People

/// Somebody made an account for the reader.
struct WelcomeWording: Sendable {
  let organisation: String
  /// Who added them.
  let name: String

  func letter(to reader: Receiver) -> LetterContent {
    let (who, house) = (LetterText.line(name), LetterText.line(organisation))
    return LetterContent(
      subject: say("You have an account at Guildhall of \(house)"), heading: say("Welcome to Guildhall"),
      [
        .words(
          say(
            "\(who) added you. Here people of \(house) teach each other: ask for what you are stuck on, vote for what others ask, take a seat at a session."
          )),
        .words(
          say("To sign in, write your address on the page. A link comes by mail; you need no password.")),
        .step(say("Sign in"), SignInURL.page),
      ])
  }
}
