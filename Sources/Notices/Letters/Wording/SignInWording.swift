import Essentials

/// The link that signs somebody in.
struct SignInWording: Sendable {
  /// Where the link leads afterwards.
  let next: String

  func letter(to reader: Receiver) -> LetterContent {
    LetterContent(
      subject: say("Your link to sign in to Guildhall"), heading: say("Sign in to Guildhall"),
      [
        .words(say("Open this link in any browser. It works once, and for 15 minutes.")),
        .step(say("Sign in"), .key(.signIn(next: next), answer: nil)),
        .note(
          say(
            "You did not ask for it? Then somebody mistyped an address. Nothing happens unless you open the link."
          )),
      ])
  }
}
