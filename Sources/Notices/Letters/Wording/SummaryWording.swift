import Essentials
import Foundation
import Workshops

/// What came of a session.
struct SummaryWording: Sendable {
  let facts: SessionFacts
  /// The summary, in Markdown.
  let body: String

  /// Longer ones are cut at a paragraph: the rest is on the page.
  static let longest = 6000

  func letter(to reader: Receiver) -> LetterContent {
    LetterContent(
      subject: say("Summary: \(facts.title)"), heading: say("What came of “\(facts.title)”"),
      [.markdown(shown)] + (shown == body ? [] : [.note(say("It goes on, on the page of the summary."))])
        + [
          .step(say("Open the summary"), SummaryURL.show(facts.session.id)),
          .words(
            say(
              "What will you do differently? Write down one to three steps. In two weeks we ask you how they go."
            )),
          .step(say("Make a commitment"), CommitmentURL.all(at: facts.session.id)),
        ])
  }

  private var shown: String {
    guard body.count > SummaryWording.longest else { return body }
    let start = body.prefix(SummaryWording.longest)
    for end in ["\n\n", "\n", " "] {
      guard let place = start.range(of: end, options: .backwards) else { continue }
      return String(start[..<place.lowerBound])
    }
    return String(start)
  }
}
