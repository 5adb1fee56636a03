import Essentials
import Workshops

/// The sessions of tomorrow, one or several, in one letter.
struct ReminderWording: Sendable {
  struct Place: Sendable {
    let facts: SessionFacts
    /// Nil for those who run it.
    let mode: SeatMode?
  }

  let places: [Place]

  func letter(to reader: Receiver) -> LetterContent {
    LetterContent(
      subject: subject(for: reader),
      heading: say(
        count: places.count, one: "Tomorrow you have a session",
        other: "Tomorrow you have \(places.count) sessions"),
      places.flatMap { blocks(for: $0, reader) } + [.note(note)])
  }

  private func subject(for reader: Receiver) -> String {
    guard let place = places.first, places.count == 1 else {
      return say("Tomorrow: \(Told.list(places.map(\.facts.title)))")
    }
    return say(
      "Tomorrow: \(place.facts.title), \(SessionDetails.short(place.facts.session.plan.time, for: reader))")
  }

  private func blocks(for place: Place, _ reader: Receiver) -> [LetterBlock] {
    let preparation = place.facts.session.plan.preparation
    return [
      .words(place.mode == nil ? say("You run “\(place.facts.title)”.") : say("“\(place.facts.title)”")),
      .facts(SessionDetails.facts(place.facts, for: reader, mode: place.mode, joins: true)),
    ] + (preparation.isEmpty ? [] : [.words(say("To prepare:")), .markdown(preparation)])
      + [.step(say("Open the session"), place.facts.page)]
  }

  private var note: String {
    places.contains { $0.mode != nil }
      ? say("If you cannot come, release your seat on the session’s page: others may be waiting for it.")
      : say("If you cannot do it, tell the organisers now.")
  }
}
