import Database
import Essentials
import People

/// Merging two topics that ask for the same, and taking them apart. Nothing is thrown away: the merged topic keeps its own
/// votes, offers and words, and the other gets what it has not.
extension Topic {
  public static func merge(
    _ id: ID<Topic>, into target: ID<Topic>, by person: ID<Person>, in tx: Transaction
  ) throws {
    let (topic, other) = (try find(id, in: tx), try find(target, in: tx))
    let merged = try topic.merged(into: other, in: tx)
    try tx.run(
      """
      INSERT INTO topic_merge (topic_id, state, reason, merged_by, created_at)
      VALUES (\(id), \(topic.state), \(topic.reason), \(person), \(tx.now))
      """)
    try merged.save(in: tx)
    try TopicGain.give(of: id, to: target, in: tx)
    try LikelyPair.forget(id, in: tx)
    try merged.recordStep(by: person, in: tx)
    // Who wanted the one that ends goes first at the sessions of the other.
    for session in try Session.made(from: target, in: tx) { try Registration.promote(in: session, tx) }
    try tell(merged, other, "topic merged", .topicMerged(merged, into: other, by: person), by: person, in: tx)
  }

  private func merged(into other: Topic, in tx: Transaction) throws -> Topic {
    let isAhead = try Session.made(from: id, in: tx).contains { $0.state == .scheduled }
    return try MergeRules.merge(
      self, into: other, hasSessionAhead: isAhead,
      holdsOthers: try tx.value("SELECT EXISTS (SELECT 1 FROM topic WHERE merged_into = \(id))") ?? false)
  }

  /// Why one cannot be merged into the other; nil when it can.
  static func mergeRefusal(_ topic: Topic, into other: Topic, in tx: Transaction) throws -> MergeRefusal? {
    do {
      _ = try topic.merged(into: other, in: tx)
      return nil
    } catch let refusal as MergeRefusal {
      return refusal
    }
  }

  /// Undoes a merge: what the other topic had from this one goes back, unless its people have changed it there.
  public static func part(_ id: ID<Topic>, by person: ID<Person>, in tx: Transaction) throws {
    let topic = try find(id, in: tx)
    let former = try tx.one("SELECT state, reason FROM topic_merge WHERE topic_id = \(id)") { row in
      (state: try row["state"] as State, reason: try row["reason"] as String)
    }
    let parted = try MergeRules.part(topic, to: former)
    guard let target = topic.mergedInto else { throw MergeRefusal.notMerged }
    let other = try find(target, in: tx)
    try parted.save(in: tx)
    try TopicGain.takeBack(of: id, from: target, in: tx)
    try tx.run("DELETE FROM topic_merge WHERE topic_id = \(id)")
    try tx.run("DELETE FROM topic_step WHERE topic_id = \(id) AND state = \(State.merged.rawValue)")
    try tell(
      parted, other, "topic taken out", .topicParted(parted, from: other, by: person), by: person, in: tx)
  }

  private static func tell(
    _ topic: Topic, _ other: Topic, _ deed: String, _ event: Event, by person: ID<Person>, in tx: Transaction
  ) throws {
    try TopicRanking.update([topic.id, other.id], in: tx)
    try Audit.record(deed, of: topic.id.text, detail: "\(topic.title) → \(other.title)", by: person, in: tx)
    try EventLog.record(event, in: tx)
  }
}
