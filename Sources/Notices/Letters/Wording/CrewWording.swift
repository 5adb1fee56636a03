import Essentials
import Workshops

/// Somebody is named to run a session.
struct CrewAssignedWording: Sendable {
  let facts: SessionFacts
  let part: CrewPart

  func letter(to reader: Receiver) -> LetterContent {
    let when = SessionDetails.short(facts.session.plan.time, for: reader)
    return LetterContent(
      subject: say("You run a session: \(facts.title), \(when)"), heading: heading,
      [
        .words(words),
        .facts(SessionDetails.facts(facts, for: reader, joins: true)),
        .step(say("Open the session"), facts.page),
        .note(
          say(
            "The calendar entry is attached. You need no seat. If you cannot do it, tell whoever planned it soon, so that somebody else can."
          )),
      ])
  }

  private var heading: String {
    part == .facilitator ? say("You facilitate this session") : say("You co-facilitate this session")
  }

  private var words: String {
    part == .facilitator
      ? say("You are named as facilitator of “\(facts.title)”.")
      : say("You are named as co-facilitator of “\(facts.title)”.")
  }
}

/// Somebody no longer runs a session.
struct CrewUnassignedWording: Sendable {
  let facts: SessionFacts

  func letter(to reader: Receiver) -> LetterContent {
    let when = SessionDetails.short(facts.session.plan.time, for: reader)
    return LetterContent(
      subject: say("You no longer run: \(facts.title), \(when)"),
      heading: say("You no longer run this session"),
      [
        .words(say("“\(facts.title)” is now run by others. If you want to come, take a seat.")),
        .facts(SessionDetails.facts(facts, for: reader)),
        .step(say("Open the session"), facts.page),
      ])
  }
}
