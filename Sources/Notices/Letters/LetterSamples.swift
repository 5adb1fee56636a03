import Essentials

extension LetterContent {
  /// A letter with one of each block.
  static var sample: LetterContent {
    LetterContent(
      subject: "Your seat: Reading a vibration spectrum, Wed 18 Nov, 12:00 (Lisbon)",
      heading: "You have a seat",
      [
        .words("Your seat at “Reading a vibration spectrum” is remote."),
        .facts([
          LetterFact("Your time", "Wednesday 18 November 2026, 12:00 to 13:00 (Lisbon)"),
          LetterFact("On screen", "https://meet.example/bay", .address("https://meet.example/bay")),
        ]),
        .markdown("Bring **one** spectrum that puzzled you."),
        .quote("We compare with readings of 2019.", by: "Ana Prata"),
        .list([LetterItem("Log two readings (tomorrow)", .address("/me/plan"))]),
        .choice(
          "How is it going?",
          [LetterChoice("Done", .address("/me/plan")), LetterChoice("Stuck", .address("/me/plan"))]),
        .step("Open the session", .address("/sessions")),
        .note("If you cannot come, release your seat: others may be waiting for it."),
      ])
  }
}

extension LetterView {
  static var sample: LetterView { LetterView(content: .sample, frame: .sample, language: .english) }
}

extension LetterText {
  static var sample: LetterText { LetterText(content: .sample, frame: .sample) }
}

extension LetterFrame {
  static var sample: LetterFrame {
    LetterFrame(
      baseURL: "https://guildhall.example.org", organisation: "Tidewater Instruments",
      why: Reason.hasSeat(session: "Reading a vibration spectrum").sentence,
      stop: Link("https://guildhall.example.org/letters/stop/0123"))
  }
}
