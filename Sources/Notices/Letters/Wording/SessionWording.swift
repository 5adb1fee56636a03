import Essentials
import Workshops

/// A session is not what it was, for those who have a place at it.
struct SessionChangedWording: Sendable {
  let facts: SessionFacts
  let changes: [SessionChange]
  /// When and where it was until now.
  let oldTime: SessionTime?
  let oldRoom: String
  /// How the reader takes part; nil for those who run it.
  let mode: SeatMode?
  let joins: Bool

  func letter(to reader: Receiver) -> LetterContent {
    let when = SessionDetails.short(facts.session.plan.time, for: reader)
    return LetterContent(
      subject: changes.contains(.time)
        ? say("New time: \(facts.title), \(when)") : say("Changed: \(facts.title), \(when)"),
      heading: heading,
      [
        .words(say("“\(facts.title)” was changed. This is how it stands now.")),
        .facts(SessionDetails.facts(facts, for: reader, mode: mode, joins: joins)),
        .facts(before(for: reader)),
        .step(say("Open the session"), facts.page),
        .note(note),
      ].filter { $0 != .facts([]) })
  }

  private var note: String {
    joins
      ? say(
        "The new calendar entry is attached. If you cannot come, release your place on the session’s page.")
      : say(
        "You still wait for a seat. If it does not suit you any more, leave the line on the session’s page.")
  }

  private var heading: String {
    switch changes.first {
    case .time: say("Your session has a new time")
    case .place: say("Your session has a new place")
    case .link: say("Your session has a new link to join")
    default: say("Your session is held in another way")
    }
  }

  private func before(for reader: Receiver) -> [LetterFact] {
    var old: [LetterFact] = []
    if changes.contains(.time), let oldTime {
      old.append(LetterFact(say("It was"), SessionDetails.span(oldTime, in: reader.zone)))
    }
    if changes.contains(.place), mode != .remote, !oldRoom.isEmpty {
      old.append(LetterFact(say("Until now in"), oldRoom))
    }
    return old
  }
}

/// A session is called off.
struct SessionCancelledWording: Sendable {
  let facts: SessionFacts
  let reason: String
  /// The reader had it in their calendar.
  let isInCalendar: Bool

  func letter(to reader: Receiver) -> LetterContent {
    let when = SessionDetails.short(facts.session.plan.time, for: reader)
    return LetterContent(
      subject: say("Cancelled: \(facts.title), \(when)"), heading: say("The session is cancelled"),
      [
        .words(say("“\(facts.title)” does not take place. The reason:")),
        .quote(reason, by: nil),
        .facts(SessionDetails.times(facts.session.plan.time, for: reader)),
        .step(say("Open the session"), facts.page),
        .note(next),
      ])
  }

  private var next: String {
    let calendar = isInCalendar ? say("The attached entry takes it out of your calendar.") : ""
    let topic =
      facts.session.topic == nil
      ? ""
      : say("Its topic stays with us: those who asked and voted hear first when there is a new session.")
    return [calendar, topic].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
