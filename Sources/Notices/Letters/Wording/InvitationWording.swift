import Essentials
import Workshops

/// A session on a topic that the reader wanted. They hear of it before others look at the calendar.
struct InvitationWording: Sendable {
  let facts: SessionFacts
  let topic: String
  /// Until then they have the seats for themselves.
  var firstUntil: Instant?
  /// They were told another time before.
  var isMoved = false

  func letter(to reader: Receiver) -> LetterContent {
    let when = SessionDetails.short(facts.session.plan.time, for: reader)
    return LetterContent(
      subject: isMoved
        ? say("New time: \(facts.title), \(when)") : say("Scheduled: \(facts.title), \(when)"),
      heading: isMoved ? say("What you wanted has a new time") : say("What you wanted is scheduled"),
      [
        .words(words),
        .facts(SessionDetails.facts(facts, for: reader)),
        .step(say("Take a seat"), facts.page),
      ] + first(reader))
  }

  private func first(_ reader: Receiver) -> [LetterBlock] {
    guard let until = firstUntil else { return [] }
    return [
      .note(say("Until \(Told.moment(until, in: reader.zone)) free seats are kept for those who wanted it."))
    ]
  }

  private var words: String {
    let name = LetterText.line(topic)
    if isMoved {
      return say("The session “\(facts.title)”, to which you were invited, has another time now.")
    }
    return name == facts.title
      ? say("There is a session on “\(name)”. You hear of it first, because you wanted it.")
      : say("There is a session on “\(name)”: “\(facts.title)”. You hear of it first, because you wanted it.")
  }
}
