import Database
import Essentials
import People

extension TopicImport {
  /// What the files would do now. Changes nothing; five statements.
  public static func look(_ tables: TopicTables, _ choices: TopicChoices, in tx: Transaction) throws
    -> TopicPlan
  {
    let makers = Makers(
      now: tx.now, topic: { at, _ in tx.newID(at: at) }, person: { tx.newID() })
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
    try TopicRanking.update(Set(plan.deeds.map(\.topic.id)).union(plan.votes.topics), in: tx)
    let id: ID<TopicPlan> = tx.newID()
    try Audit.record(
      "topics imported", of: id.text, detail: "\(file): \(plan.outcome.summary)", by: actor, in: tx)
    try EventLog.record(.topicsImported(id, plan.outcome, by: actor), in: tx)
    return plan.outcome
  }
}

extension PlannedVotes {
  /// All topics whose votes change.
  fileprivate var topics: [ID<Topic>] { Set(added.map(\.place.topic) + removed.map(\.topic)).sorted() }
}
