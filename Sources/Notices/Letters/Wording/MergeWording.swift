import Essentials
import Workshops

/// A topic that lives on in another, or is one of its own again.
struct MergeWording: Sendable {
  let title: String
  let other: String
  /// The topic to look at: the one that stays, or the one that was taken out.
  let topic: ID<Topic>
  let isMerged: Bool

  func letter(to reader: Receiver) -> LetterContent {
    LetterContent(
      subject: subject, heading: heading, [.words(words), .step(say("Open the topic"), TopicURL.show(topic))])
  }

  private var name: String { LetterText.line(title) }
  private var target: String { LetterText.line(other) }

  private var subject: String { isMerged ? say("Merged: \(name)") : say("On its own again: \(name)") }

  private var heading: String {
    isMerged ? say("Two topics are one now") : say("The topic is one of its own again")
  }

  private var words: String {
    isMerged
      ? say(
        "“\(name)” and “\(target)” ask for the same, so they are one topic now: “\(target)”. Votes, offers and comments of both count there, and you hear what becomes of it."
      )
      : say(
        "“\(name)” was merged into “\(target)” and is a topic of its own again, with the votes and offers it had."
      )
  }
}
