import Database
import Doors
import Essentials
import People

/// Turns what happened into letters. It reads the facts, writes, and keeps the letters with their jobs in one
/// transaction; an event that comes twice finds its letters there. Nothing is sent here.
public struct LetterDesk: Sendable {
  let doors: Doors

  public init(_ doors: Doors) { self.doors = doors }

  /// The events that letters tell of.
  public static var kinds: Set<String> { Set(News.readers.keys) }

  /// Writes the letters that an event asks for; none for kinds that are no news.
  public func handle(_ event: RecordedEvent) async throws {
    try await post { tx in try News.plans(for: event, in: tx) }
  }

  /// Writes the letters of the plans that `read` makes of the facts.
  func post(_ read: @escaping @Sendable (Transaction) throws -> [LetterPlan]) async throws {
    let (plans, people, stops) = try await doors.store.read { tx in
      let plans = try read(tx)
      let circle = Array(Set(plans.flatMap(\.circle).map(\.person)))
      return (plans, try Receiver.find(circle, in: tx), try LetterStop.all(of: circle, in: tx))
    }
    let drafts = LetterDraft.written(plans, people: people, stops: stops)
    guard !drafts.isEmpty else { return }
    try await doors.store.write { tx in
      for draft in drafts { try draft.post(in: tx) }
    }
  }
}
