import Essentials
import Workshops

/// How do your commitments go? One question each, answered by one tap.
struct CommitmentWording: Sendable {
  struct Line: Sendable {
    let id: ID<Commitment>
    let body: String
    let dueOn: Day
    let session: String
  }

  let lines: [Line]
  let today: Day

  func letter(to reader: Receiver) -> LetterContent {
    LetterContent(
      subject: subject,
      heading: say(count: lines.count, one: "How is it going?", other: "How are they going?"),
      [
        .words(
          say(
            count: lines.count, one: "You made a commitment. One tap is enough.",
            other: "You made \(lines.count) commitments. One tap each is enough."))
      ]
        + lines.flatMap(blocks)
        + [
          .step(say("My plan"), CommitmentURL.plan),
          .note(
            say(
              "Only you see what you answer. Others see how many commitments were kept, all people together. The links work without sign-in; do not pass this letter on."
            )),
        ])
  }

  /// Says nothing of what was promised: subjects are shown on locked screens and in the outbox.
  private var subject: String {
    say(
      count: lines.count, one: "How is your commitment going?",
      other: "How are your \(lines.count) commitments going?")
  }

  private func blocks(for line: Line) -> [LetterBlock] {
    [
      .note(say("From “\(LetterText.line(line.session))”, due \(Told.near(line.dueOn, today: today))")),
      .choice(
        LetterText.line(line.body),
        Commitment.State.answers.map { state in
          LetterChoice(state.word, .key(.commitment(id: line.id.text), answer: state.rawValue))
        }),
    ]
  }
}
