import Essentials
import Workshops

/// Somebody wrote about what the reader asked for.
struct CommentWording: Sendable {
  let topic: ID<Topic>
  let title: String
  let name: String
  let body: String

  /// Longer comments are cut: the rest is on the page.
  static let longest = 1500

  func letter(to reader: Receiver) -> LetterContent {
    let (who, what) = (LetterText.line(name), LetterText.line(title))
    return LetterContent(
      subject: say("\(who) on: \(what)"), heading: say("A comment on your topic"),
      [
        .words(say("\(who) wrote about “\(what)”:")),
        .quote(
          body.count > CommentWording.longest ? body.prefix(CommentWording.longest) + "…" : body, by: who),
        .step(say("Answer"), TopicURL.show(topic).at("comments")),
      ])
  }
}
