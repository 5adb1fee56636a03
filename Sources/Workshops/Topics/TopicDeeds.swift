import Database
import Doors
import Essentials
import People

/// What people do with topics. Each deed runs inside one transaction: it reads the facts, asks the rules, writes, and
/// leaves an event for whoever tells others.
extension Topic {
  /// - Parameter key: what leads whoever asks without a name back to it; of no use with a name.
  @discardableResult
  public static func ask(_ draft: TopicDraft, by person: ID<Person>, key: Key? = nil, in tx: Transaction)
    throws -> Topic
  {
    if draft.isAnonymous { return try askWithoutName(draft, key: key, in: tx) }
    if let twin = try Topic.twin(of: draft, by: person, in: tx) { return twin }
    let topic = Topic(
      id: tx.newID(), title: draft.title, body: draft.body, origin: draft.origin, link: draft.link,
      asker: person, createdAt: tx.now)
    try topic.save(in: tx)
    try topic.takeAim(draft, in: tx)
    if try VoteBudget.find(of: person, in: tx).left > 0 { _ = try addVote(topic.id, of: person, in: tx) }
    try TopicRanking.update([topic.id], in: tx)
    try EventLog.record(.topicAsked(topic), in: tx)
    return topic
  }

  public static func edit(
    _ id: ID<Topic>, to draft: TopicDraft, by person: ID<Person>, isOrganiser: Bool, in tx: Transaction
  ) throws {
    var topic = try find(id, in: tx)
    try TopicRules.edit(topic, by: person, isOrganiser: isOrganiser)
    (topic.title, topic.body, topic.origin, topic.link) = (draft.title, draft.body, draft.origin, draft.link)
    try topic.save(in: tx)
    try TopicRanking.update([id], in: tx)
    if topic.asker != person {
      try Audit.record("topic edited", of: id.text, detail: topic.title, by: person, in: tx)
    }
  }

  public static func vote(_ id: ID<Topic>, by person: ID<Person>, in tx: Transaction) throws {
    try TopicRules.takePart(in: try find(id, in: tx))
    // Within one serializable transaction: votes given at the same time cannot both be the last.
    guard try addVote(id, of: person, in: tx) else { return }
    let budget = try VoteBudget.find(of: person, in: tx)
    guard budget.used <= budget.whole else { throw TopicRefusal.votesUsed(budget.whole) }
  }

  public static func hasVotesLeft(_ person: ID<Person>, in tx: Transaction) throws -> Bool {
    try VoteBudget.find(of: person, in: tx).left > 0
  }

  public static func takeBackVote(_ id: ID<Topic>, by person: ID<Person>, in tx: Transaction) throws {
    try TopicRules.takePart(in: try find(id, in: tx))
    _ = try removeVote(id, of: person, in: tx)
  }

  public static func offer(
    _ kind: Offer.Kind, note: String = "", on id: ID<Topic>, by person: ID<Person>, in tx: Transaction
  ) throws {
    let topic = try find(id, in: tx)
    try TopicRules.takePart(in: topic)
    let before = try Offer.find(by: person, for: id, in: tx)
    try Offer(person: person, kind: kind, note: note).save(for: id, in: tx)
    try noteAnswer(id, by: person, in: tx)
    // Another note is no news.
    if before?.kind != kind { try EventLog.record(.topicOffered(topic, by: person, kind: kind), in: tx) }
  }

  public static func takeBackOffer(on id: ID<Topic>, by person: ID<Person>, in tx: Transaction) throws {
    // Of a merged topic it is taken back where it counts; of one that is over it may go, too.
    if try find(id, in: tx).state == .merged { throw TopicRefusal.closed(.merged) }
    try Offer.remove(by: person, for: id, in: tx)
  }

  public static func comment(_ body: String, on id: ID<Topic>, by person: ID<Person>, in tx: Transaction)
    throws
  {
    let topic = try find(id, in: tx)
    try TopicRules.takePart(in: topic)
    if try TopicComment.isLast(body, on: id, by: person, in: tx) { return }
    let comment = try TopicComment.add(body, to: id, by: person, in: tx)
    try noteAnswer(id, by: person, in: tx)
    try EventLog.record(.topicCommented(topic, by: person, comment: comment), in: tx)
  }

  /// An organiser decides what becomes of it.
  public static func move(
    _ id: ID<Topic>, to state: State, reason: String, by person: ID<Person>, in tx: Transaction
  ) throws {
    let isAhead = try Session.made(from: id, in: tx).contains { $0.state == .scheduled }
    let topic = try TopicRules.move(
      try find(id, in: tx), to: state, reason: reason, hasSessionAhead: isAhead)
    try topic.save(in: tx)
    try TopicRanking.update([id], in: tx)
    try topic.recordStep(by: person, in: tx)
    try noteDecision(id, by: person, in: tx)
    let detail = [topic.title, reason].filter { !$0.isEmpty }.joined(separator: ": ")
    try Audit.record("topic \(state.rawValue)", of: id.text, detail: detail, by: person, in: tx)
    try EventLog.record(.topicMoved(topic, by: person), in: tx)
  }
}

/// What sessions do to the topic they are made from. Their own events tell people, so these record only the step.
extension Topic {
  public static func becomeScheduled(_ id: ID<Topic>, by person: ID<Person>?, in tx: Transaction) throws {
    try follow(id, to: .scheduled, by: person, in: tx)
  }

  /// Its only session was called off.
  public static func becomePlanned(_ id: ID<Topic>, by person: ID<Person>?, in tx: Transaction) throws {
    guard try find(id, in: tx).state == .scheduled else { return }
    try follow(id, to: .planned, by: person, in: tx)
  }

  public static func becomeDelivered(_ id: ID<Topic>, in tx: Transaction) throws {
    try follow(id, to: .delivered, by: nil, in: tx)
  }

  private static func follow(_ id: ID<Topic>, to state: State, by person: ID<Person>?, in tx: Transaction)
    throws
  {
    var topic = try find(id, in: tx)
    guard topic.state != state, topic.state != .delivered, topic.state != .merged else { return }
    (topic.state, topic.reason) = (state, "")
    try topic.save(in: tx)
    try TopicRanking.update([id], in: tx)
    try topic.recordStep(by: person, in: tx)
    try noteDecision(id, by: person, in: tx)
  }
}
