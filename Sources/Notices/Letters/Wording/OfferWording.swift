import Essentials
import Workshops

/// Somebody offers to teach what the reader asked for.
struct OfferWording: Sendable {
  let topic: ID<Topic>
  let title: String
  let name: String
  let kind: Offer.Kind
  let note: String

  private func sentence(_ who: String, _ what: String) -> String {
    switch kind {
    case .teach: say("\(who) offers to teach “\(what)”.")
    case .coTeach: say("\(who) offers to help teach “\(what)”, together with somebody else.")
    case .slides: say("\(who) has slides for “\(what)”.")
    }
  }

  func letter(to reader: Receiver) -> LetterContent {
    let (who, what) = (LetterText.line(name), LetterText.line(title))
    return LetterContent(
      subject: kind == .slides ? say("\(who) has slides: \(what)") : say("\(who) offers to teach: \(what)"),
      heading: kind == .slides
        ? say("Somebody has something on what you asked for") : say("Somebody can teach what you asked for"),
      [
        .words(sentence(who, what))
      ] + (note.isEmpty ? [] : [.quote(note, by: who)]) + [
        .words(say("The organisers see the offer. You hear first when there is a date.")),
        .step(say("Open the topic"), TopicURL.show(topic)),
      ])
  }
}

/// The reader is asked to teach a topic.
struct TeachAskWording: Sendable {
  let topic: ID<Topic>
  let title: String
  let name: String

  func letter(to reader: Receiver) -> LetterContent {
    let (who, what) = (LetterText.line(name), LetterText.line(title))
    return LetterContent(
      subject: say("Could you teach this? \(what)"), heading: say("Could you teach this?"),
      [
        .words(say("Colleagues would like to learn “\(what)”, and \(who) thinks of you.")),
        .words(
          say(
            "An hour is enough, and somebody can teach it with you. If you would rather not, that is fine: nobody is told, and you are not asked again for it."
          )),
        .step(say("Open the topic"), TopicURL.show(topic)),
      ])
  }
}
