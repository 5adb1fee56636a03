import Database
import Essentials
import People

/// People, skills, targets, ratings, topics, votes and offers: what the organisation knows and asks for, as lists that come in as
/// they go out.
public enum Lists {
  /// All lists as they stand, in the order in which they refer to each other.
  public static func all(in tx: Transaction) throws -> [PlainList] {
    try PeopleLists.all(in: tx) + TopicLists.all(in: tx)
  }

  /// Does all of it and takes it back: the answer is what would happen, lists that rest on each other included.
  public static func look(_ lists: [ListTable], in store: Store) async throws -> [ListOutcome] {
    do {
      try await store.write { tx in throw Looked(outcomes: try take(lists, by: nil, in: tx)) }
    } catch let looked as Looked {
      return looked.outcomes
    }
    return []
  }

  /// Takes over all of the lists, or none of them.
  public static func apply(_ lists: [ListTable], by actor: ID<Person>? = nil, in store: Store) async throws
    -> [ListOutcome]
  {
    try await store.write { tx in
      let outcomes = try take(lists, by: actor, in: tx)
      guard outcomes.isPossible else {
        throw ImportRefusal.errors(outcomes.reduce(0) { $0 + $1.errors.count })
      }
      guard !outcomes.isIdle else { return outcomes }
      let id: ID<Lists> = tx.newID()
      try Audit.record("lists imported", of: id.text, detail: outcomes.summary, by: actor, in: tx)
      try GapCount.enqueue(in: tx)
      return outcomes
    }
  }

  private struct Looked: Error { let outcomes: [ListOutcome] }

  private static func take(_ lists: [ListTable], by actor: ID<Person>?, in tx: Transaction) throws
    -> [ListOutcome]
  {
    // Lists that lack a column would have an error in each line.
    let broken = lists.filter { !$0.errors.isEmpty }
    guard broken.isEmpty else { return broken.map { ListOutcome($0) } }
    let byName = Dictionary(lists.map { ($0.name, $0) }) { first, _ in first }
    let people = try PeopleLists.take(byName, by: actor, in: tx)
    // What refers to them would be wrong only because they are.
    guard people.isPossible else { return people }
    return people + (try TopicLists.take(byName, by: actor, in: tx))
  }
}
