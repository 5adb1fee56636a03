import Essentials
import Workshops

/// The invitation to say how a session was.
struct FeedbackWording: Sendable {
  let facts: SessionFacts

  func letter(to reader: Receiver) -> LetterContent {
    LetterContent(
      subject: say("How was “\(facts.title)”? Fifteen seconds are enough"), heading: say("How was it?"),
      [
        .words(
          say("“\(facts.title)” is over. Were you there? Three taps, and two lines if you like; no sign-in.")),
        .step(say("Give feedback"), .key(.feedback(session: facts.session.id.text), answer: nil)),
        .note(
          say(
            "Your answer is confidential: it is kept without your name and without a time, and is shown only together with at least four others. The link works once, for \(Feedback.openDays) days."
          )),
        .step(say("How we make that certain"), FeedbackURL.certain),
      ])
  }
}
