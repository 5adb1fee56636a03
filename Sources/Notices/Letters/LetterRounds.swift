import Database
import Doors
import Essentials
import People
import Workshops

/// The letters of the morning: who has a session tomorrow, whose actions are overdue. A round is made every hour and
/// writes to those for whom it is morning; each has at most one letter of a kind a day.
struct LetterRounds: Sendable {
  let doors: Doors

  func make() async throws {
    let desk = LetterDesk(doors)
    try await desk.post { tx in try ReminderRound.plans(in: tx) }
    try await desk.post { tx in try OverdueRound.plans(in: tx) }
  }
}

enum ReminderRound {
  struct Place: Sendable {
    let receiver: Receiver
    let session: ID<Session>
    let startsAt: Instant
    /// Nil for those who run it.
    let mode: SeatMode?
    let since: Instant
  }

  static func plans(in tx: Transaction) throws -> [LetterPlan] {
    let told = try LetterCause.told(.reminder, in: tx)
    let due = LetterRules.remindable(try places(in: tx), told: told, now: tx.now)
    var facts: [ID<Session>: SessionFacts] = [:]
    for id in Set(due.flatMap(\.places).map(\.session)) { facts[id] = try SessionFacts.find(id, in: tx) }
    return due.map { due in
      let places = due.places.compactMap { place in
        facts[place.session].map { ReminderWording.Place(facts: $0, mode: place.mode) }
      }
      return LetterPlan(
        .reminder, cause: LetterCause.day(due.day), to: [Addressee(due.person, .hasPlaces)], actor: nil,
        until: due.places.map(\.startsAt).max(), write: ReminderWording(places: places).letter)
    }
  }

  /// Everybody with a place at a session of the next two days, in one statement.
  private static func places(in tx: Transaction) throws -> [Place] {
    try tx.all(
      """
      SELECT \(sql: Receiver.columns), letter_place.session_id, letter_place.starts_at, letter_place.mode,
        letter_place.since
      FROM letter_place JOIN letter_receiver ON letter_receiver.id = letter_place.person_id
      WHERE letter_receiver.is_active AND letter_place.starts_at > \(tx.now) AND letter_place.starts_at < \(tx.now + .hours(50))
      ORDER BY letter_place.starts_at, letter_place.session_id, letter_receiver.id
      """
    ) { row in
      Place(
        receiver: try Receiver(row), session: try row["session_id"], startsAt: try row["starts_at"],
        mode: try row["mode"], since: try row["since"])
    }
  }
}

enum OverdueRound {
  struct Task: Sendable {
    let receiver: Receiver
    let line: ActionsDueWording.Line
  }

  static func plans(in tx: Transaction) throws -> [LetterPlan] {
    let told = try LetterCause.told(.action, in: tx)
    return LetterRules.overdue(try tasks(in: tx), told: told, now: tx.now).flatMap { due in
      ActionsDueWording.plans(for: due.person, due.lines, today: due.day)
    }
  }

  /// Every action that may be overdue somewhere, in one statement.
  private static func tasks(in tx: Transaction) throws -> [Task] {
    let today = Zone.utc.wall(at: tx.now).day
    return try tx.all(
      """
      SELECT \(sql: Receiver.columns), letter_action.body, letter_action.due_on, letter_action.title
      FROM letter_action JOIN letter_receiver ON letter_receiver.id = letter_action.owner_id
      WHERE letter_receiver.is_active AND letter_action.due_on <= \(today.adding(days: 1)) AND letter_action.due_on >= \(today.adding(days: -60))
      ORDER BY letter_receiver.id, letter_action.due_on, letter_action.body
      """
    ) { row in
      Task(
        receiver: try Receiver(row),
        line: ActionsDueWording.Line(
          body: try row["body"], dueOn: try row["due_on"], session: try row["title"]))
    }
  }
}

/// What brings about letters that come once a day.
enum LetterCause {
  static func day(_ day: Day) -> String { "day \(day.iso)" }
  /// Of one event, the letter to this address.
  static func address(_ event: ID<Event>, _ address: String) -> String { "\(event) \(address)" }
  /// Whoever takes an offer back and makes it again is not heard of again on the same day.
  static func offer(_ topic: ID<Topic>, _ offer: Offer, on day: Day) -> String {
    "\(topic) \(offer.person) \(offer.kind.rawValue) \(day.iso)"
  }

  /// Who has had a daily letter lately, and for which day.
  static func told(_ kind: LetterKind, in tx: Transaction) throws -> Set<DailyLetter> {
    Set(
      try tx.all(
        "SELECT person_id, cause FROM letter WHERE kind = \(kind) AND created_at > \(tx.now - .days(3))"
      ) { row in DailyLetter(person: try row["person_id"], cause: try row["cause"]) })
  }
}

/// Somebody has had their letter of a kind for this cause.
struct DailyLetter: Hashable, Sendable {
  let person: ID<Person>
  let cause: String
}
