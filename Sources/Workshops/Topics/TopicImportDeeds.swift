import Database
import Doors
import Essentials
import People

extension TopicImport {
  /// What the files would do now. Changes nothing; five statements.
  public static func look(_ tables: TopicTables, _ choices: TopicChoices, in tx: Transaction) throws
    -> TopicPlan
  {
    let makers = Makers(
      now: tx.now, topic: { at, place in identity(at: at, place: place, in: tx) }, person: { tx.newID() })
    return plan(
      tables, choices, present: try .find(withVotes: tables.votes != nil, in: tx), people: try .find(in: tx),
      makers)
  }

  /// Plans once more and does it, all or nothing. `fingerprint` is of the plan that was shown; another outcome is refused.
  @discardableResult
  public static func apply(
    _ tables: TopicTables, _ choices: TopicChoices, fingerprint: String? = nil, file: String,
    by actor: ID<Person>?,
    in tx: Transaction
  ) throws -> TopicImportOutcome {
    let plan = try look(tables, choices, in: tx)
    guard plan.isPossible else { throw ImportRefusal.errors(plan.errors.count) }
    if let fingerprint, fingerprint != plan.fingerprint { throw ImportRefusal.otherOutcome }
    guard !plan.isIdle else { return plan.outcome }
    try Person.save(plan.people, in: tx)
    try Topic.save(plan.deeds.map(\.topic), in: tx)
    try Topic.remove(plan.votes.removed, in: tx)
    try Topic.add(plan.votes.added, in: tx)
    try Topic.recount(plan.votes.topics, in: tx)
    let touched = Set(plan.deeds.map(\.topic.id)).union(plan.votes.topics).sorted()
    for start in stride(from: 0, to: touched.count, by: 500) {
      try TopicRanking.update(Array(touched[start..<min(start + 500, touched.count)]), in: tx)
    }
    let id: ID<TopicPlan> = tx.newID()
    try Audit.record(
      "topics imported", of: id.text, detail: "\(file): \(plan.outcome.summary)", by: actor, in: tx)
    try EventLog.record(.topicsImported(id, plan.outcome, by: actor), in: tx)
    return plan.outcome
  }

  /// An identity that sorts where the topic belongs by its age. Its random bits are drawn from the transaction's.
  private static func identity(at: Instant, place: Int, in tx: Transaction) -> ID<Topic> {
    let seed: ID<Topic> = tx.randomID()
    let bits = UInt64(Key.hash(of: seed.text).prefix(16), radix: 16) ?? 0
    return .make(at: at, random: (UInt64(place & 0xFFF), bits))
  }
}

extension PlannedVotes {
  /// All topics whose votes change.
  fileprivate var topics: [ID<Topic>] { Set(added.map(\.place.topic) + removed.map(\.topic)).sorted() }
}
