import Database
import Doors
import Essentials
import People

/// A topic that was asked for without a name, and the key that alone leads whoever asked back to it.
extension Topic {
  /// Nothing says when within the day it was asked, neither its time nor the order of its identity; otherwise what the
  /// same person did a moment before and after would name them. A vote would do so outright.
  static func askWithoutName(_ draft: TopicDraft, key: Key?, in tx: Transaction) throws -> Topic {
    if let key, let twin = try twin(of: key, in: tx) { return twin }
    let day = tx.now.startOfDay
    let topic = Topic(
      id: tx.randomID(), title: draft.title, body: draft.body, origin: draft.origin, link: draft.link,
      asker: nil, createdAt: day)
    try topic.save(in: tx)
    try topic.takeAim(draft, in: tx)
    try TopicRanking.update([topic.id], in: tx)
    if let key {
      try tx.run("INSERT INTO topic_key (topic_id, key_hash) VALUES (\(topic.id), \(key.hash))")
    }
    try EventLog.record(.topicAsked(topic), asOf: day, in: tx)
    return topic
  }

  static func find(key: String, in tx: Transaction) throws -> Topic {
    guard let topic = try find(keyHash: Key.hash(of: key), in: tx) else { throw NotHere() }
    return topic
  }

  /// What was asked for when the same form was sent before.
  private static func twin(of key: Key, in tx: Transaction) throws -> Topic? {
    try find(keyHash: key.hash, in: tx)
  }

  private static func find(keyHash hash: String, in tx: Transaction) throws -> Topic? {
    let id: ID<Topic>? = try tx.value("SELECT topic_id FROM topic_key WHERE key_hash = \(hash)")
    return try id.map { try find($0, in: tx) }
  }

  /// Whoever holds the key mends the words as somebody with a name would, while it is open.
  static func edit(key: String, to draft: TopicDraft, in tx: Transaction) throws {
    var topic = try find(key: key, in: tx)
    guard topic.state == .open else { throw TopicRefusal.notOpen(topic.state) }
    (topic.title, topic.body, topic.origin, topic.link) = (draft.title, draft.body, draft.origin, draft.link)
    try topic.save(in: tx)
    try TopicRanking.update([topic.id], in: tx)
  }
}

/// What the private page of a topic shows.
struct NamelessStory: Sendable {
  let topic: Topic
  /// Where it lives on, if it was merged.
  let whole: Topic?
  let votes: Int
  let offers: Int
  let comments: Int
  /// When the organisers took it up.
  let takenUpAt: Instant?
  let steps: [TopicStep]
  let sessions: [Session]

  /// Six statements.
  static func find(key: String, in tx: Transaction) throws -> NamelessStory {
    let topic = try Topic.find(key: key, in: tx)
    let whole = try topic.mergedInto.map { try Topic.find($0, in: tx) }
    let shown = whole ?? topic
    let row = try tx.first("SELECT votes, offers, comments, taken_up_at FROM topic WHERE id = \(shown.id)")
    return NamelessStory(
      topic: topic, whole: whole, votes: try row?["votes"] ?? 0, offers: try row?["offers"] ?? 0,
      comments: try row?["comments"] ?? 0, takenUpAt: try row?["taken_up_at"] ?? nil,
      steps: try TopicStep.all(of: shown.id, in: tx),
      sessions: try Session.made(from: shown.id, in: tx).filter { $0.state != .cancelled })
  }
}
