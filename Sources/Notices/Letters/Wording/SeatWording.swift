import Essentials
import Workshops

/// A seat, a place in line, or a seat that came free.
struct SeatWording: Sendable {
  enum News: Sendable, Equatable {
    case taken, promoted
    /// The place in line, 1 for the first.
    case waits(place: Int)
  }

  let news: News
  let facts: SessionFacts
  let mode: SeatMode

  func letter(to reader: Receiver) -> LetterContent {
    LetterContent(
      subject: subject(for: reader), heading: heading,
      [.words(words), .facts(details(for: reader)), .step(say("Open the session"), facts.page), .note(note)])
  }

  private func subject(for reader: Receiver) -> String {
    let when = SessionDetails.short(facts.session.plan.time, for: reader)
    return switch news {
    case .taken: say("Your seat: \(facts.title), \(when)")
    case .promoted: say("A seat for you: \(facts.title), \(when)")
    case .waits: say("You stand in line: \(facts.title), \(when)")
    }
  }

  private var heading: String {
    switch news {
    case .taken: say("You have a seat")
    case .promoted: say("A seat came free and is yours")
    case .waits: say("You stand in line")
    }
  }

  private var words: String {
    switch (news, mode) {
    case (.waits(let place), .room):
      say("You are number \(place) in line for a seat in the room at “\(facts.title)”.")
    case (.waits(let place), .remote):
      say("You are number \(place) in line for a remote seat at “\(facts.title)”.")
    case (_, .room): say("Your seat at “\(facts.title)” is in the room.")
    case (_, .remote): say("Your seat at “\(facts.title)” is remote.")
    }
  }

  private var note: String {
    switch news {
    case .waits:
      say(
        "As soon as a seat is free we write to you and it is yours. If you no longer want it, leave the line on the session’s page."
      )
    default:
      say(
        "The calendar entry is attached. If you cannot come, release your seat on the session’s page: others may be waiting for it."
      )
    }
  }

  private func details(for reader: Receiver) -> [LetterFact] {
    let hasSeat = if case .waits = news { false } else { true }
    return SessionDetails.facts(facts, for: reader, mode: mode, joins: hasSeat)
  }
}

/// A seat was given up; its entry leaves the calendar.
struct SeatReleasedWording: Sendable {
  let facts: SessionFacts

  func letter(to reader: Receiver) -> LetterContent {
    let when = SessionDetails.short(facts.session.plan.time, for: reader)
    return LetterContent(
      subject: say("Seat released: \(facts.title), \(when)"), heading: say("You have no seat any more"),
      [
        .words(say("Your seat at “\(facts.title)” is released. If plans change again, take another one.")),
        .facts(SessionDetails.times(facts.session.plan.time, for: reader)),
        .step(say("Open the session"), facts.page),
        .note(say("The attached entry takes it out of your calendar.")),
      ])
  }
}
