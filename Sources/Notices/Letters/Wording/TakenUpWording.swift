import Essentials
import Workshops

/// The organisers have read a topic, and look for an answer.
struct TakenUpWording: Sendable {
  let topic: ID<Topic>
  let title: String
  /// What the organiser wrote to it; may be empty.
  let note: String

  func letter(to reader: Receiver) -> LetterContent {
    let name = LetterText.line(title)
    let words = say(
      "The organisers have read “\(name)” and look for an answer. You hear as soon as there is one.")
    return LetterContent(
      subject: say("Taken up: \(name)"), heading: say("The topic is taken up"),
      [.words(words)] + (note.isEmpty ? [] : [.quote(note, by: nil)])
        + [.step(say("Open the topic"), TopicURL.show(topic))])
  }
}
