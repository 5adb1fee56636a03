import Database
import Essentials
import People

/// What the pages of feedback say about the session.
struct FeedbackHour: Sendable {
  let session: ID<Session>
  let title: String
  let day: Day
  let crew: [String]
  let answered: Int

  /// Four statements.
  static func find(_ id: ID<Session>, in tx: Transaction) throws -> FeedbackHour {
    let session = try Session.find(id, in: tx)
    let people = try Person.find(session.plan.crew, in: tx)
    return FeedbackHour(
      session: id, title: session.title, day: session.plan.time.wall.day,
      crew: session.plan.crew.compactMap { people[$0]?.name }, answered: try Feedback.answered(id, in: tx))
  }

  /// `18 November 2026, with Mika Lehtonen and Priya Deshmukh`
  var when: String {
    crew.isEmpty ? Told.fullDay(day) : say("\(Told.fullDay(day)), with \(Told.list(crew))")
  }

  static var sample: FeedbackHour {
    FeedbackHour(
      session: ID(stored: "06c0000000000000000000000v"),
      title: "Reading a vibration spectrum before opening the pump",
      day: Day(iso: "2026-11-18")!, crew: ["Mika Lehtonen", "Priya Deshmukh"], answered: 11)
  }
}
