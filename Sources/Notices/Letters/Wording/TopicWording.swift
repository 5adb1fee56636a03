import Essentials
import Workshops

/// What becomes of a topic, for those who wanted or offered it.
struct TopicWording: Sendable {
  let topic: ID<Topic>
  let title: String
  let state: Topic.State
  /// What the organiser gave as the reason; may be empty.
  let reason: String
  /// The session at which it was taught.
  var session: ID<Session>?

  func letter(to reader: Receiver) -> LetterContent {
    LetterContent(subject: subject, heading: heading, [.words(words)] + why + [step])
  }

  private var step: LetterBlock {
    session.map { .step(say("Open the session"), SessionURL.show($0)) }
      ?? .step(say("Open the topic"), TopicURL.show(topic))
  }

  private var name: String { LetterText.line(title) }

  private var subject: String {
    switch state {
    case .open: say("Open again: \(name)")
    case .planned: say("Planned: \(name)")
    case .scheduled: say("Scheduled: \(name)")
    case .delivered: say("Taught: \(name)")
    case .declined, .merged: say("Declined: \(name)")
    }
  }

  private var heading: String {
    switch state {
    case .open: say("The topic is open again")
    case .planned: say("The topic is planned")
    case .scheduled: say("The topic is scheduled")
    case .delivered: say("The topic has been taught")
    case .declined, .merged: say("The topic is declined")
    }
  }

  private var words: String {
    switch state {
    case .open: say("“\(name)” is open again. Votes and offers count.")
    case .planned: say("“\(name)” is planned. You hear first when there is a date.")
    case .scheduled: say("“\(name)” has a session. Its date is on the topic’s page.")
    case .delivered: say("A session on “\(name)” has been held. What came of it is on the session’s page.")
    case .declined, .merged: say("There will be no session on “\(name)”.")
    }
  }

  private var why: [LetterBlock] {
    reason.isEmpty ? [] : [.words(say("The reason:")), .quote(reason, by: nil)]
  }
}
