import Database
import Essentials
import People
import Workshops

/// What happened to seats. A letter is written only as long as it is still so.
enum SeatNews {
  static func taken(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    try plans(event, .taken, while: .registered, tx)
  }

  static func promoted(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    try plans(event, .promoted, while: .registered, tx)
  }

  static func waitlisted(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let session = try event.subject(as: Session.self)
    let person = try event.id("person", of: Person.self)
    guard let place = try Registration.place(of: person, at: session, in: tx) else { return [] }
    return try plans(event, .waits(place: place), while: .waitlisted, tx)
  }

  /// Whoever gave a seat up has it in their calendar, from where the letter takes it.
  static func released(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    guard event.detail["from"] == RegistrationState.registered.rawValue else { return [] }
    let facts = try SessionFacts.find(event.subject(as: Session.self), in: tx)
    let person = try event.id("person", of: Person.self)
    let seat = try Registration.find(person, at: facts.session.id, in: tx)
    guard facts.isAhead(at: tx.now), seat?.state == .cancelled, !facts.session.plan.crew.contains(person)
    else {
      return []
    }
    return [
      LetterPlan(
        .seat, cause: event.id.text, to: [Addressee(person, .hadSeat(session: facts.title))],
        actor: event.actorID,
        session: facts.session.id, until: facts.session.start, write: SeatReleasedWording(facts: facts).letter
      )
    ]
  }

  private static func plans(
    _ event: RecordedEvent, _ news: SeatWording.News, while state: RegistrationState, _ tx: Transaction
  ) throws -> [LetterPlan] {
    let facts = try SessionFacts.find(event.subject(as: Session.self), in: tx)
    let person = try event.id("person", of: Person.self)
    guard facts.isAhead(at: tx.now), let seat = try Registration.find(person, at: facts.session.id, in: tx),
      seat.state == state
    else { return [] }
    let reason: Reason =
      state == .registered ? .hasSeat(session: facts.title) : .isInLine(session: facts.title)
    return [
      LetterPlan(
        .seat, cause: event.id.text, to: [Addressee(person, reason)], actor: event.actorID,
        session: state == .registered ? facts.session.id : nil, until: facts.session.start,
        write: SeatWording(news: news, facts: facts, mode: seat.mode).letter)
    ]
  }
}
