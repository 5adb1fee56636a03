import Essentials
import Workshops

/// Somebody offers to teach what the reader asked for.
struct OfferWording: Sendable {
  let topic: ID<Topic>
  let title: String
  let name: String
  let kind: Offer.Kind
  let note: String

  func letter(to reader: Receiver) -> LetterContent {
    let (who, what) = (LetterText.line(name), LetterText.line(title))
    return LetterContent(
      subject: say("\(who) offers to teach: \(what)"), heading: say("Somebody can teach what you asked for"),
      [
        .words(
          kind == .teach
            ? say("\(who) offers to teach “\(what)”.")
            : say("\(who) offers to help teach “\(what)”, together with somebody else."))
      ] + (note.isEmpty ? [] : [.quote(note, by: who)]) + [
        .words(say("The organisers see the offer. You hear first when there is a date.")),
        .step(say("Open the topic"), TopicURL.show(topic)),
      ])
  }
}
