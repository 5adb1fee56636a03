import Database
import Essentials
import People

/// Compares topics with each other as they come and change, so that organisers see likely duplicates.
public enum TopicLikeness {
  /// So many are compared at a time.
  private static let portion = 20
  /// Candidates share one of so many words.
  private static let words = 8
  /// Which words are rare is seen from so many of the newest.
  private static let sample = 2000

  private struct Text {
    let id: ID<Topic>
    let title: String
    let body: String

    init(_ row: Row) throws { (id, title, body) = (try row["id"], try row["title"], try row["body"]) }
  }

  /// All of which something can still come, and whose words are new.
  public static func update(_ store: Store) async throws {
    guard try await store.read({ tx in try !waiting(in: tx).isEmpty }) else { return }
    let rarity = try await store.read { tx in
      var rarity = WordRarity()
      for text in try tx.all(
        "SELECT id, title, body FROM topic WHERE \(sql: Topic.isLive) ORDER BY created_at DESC, id DESC LIMIT \(sample)",
        Text.init)
      {
        rarity.add(text.title + " " + text.body)
      }
      return rarity
    }
    while true {
      // Reading and comparing take long; nobody waits to write meanwhile.
      let compared = try await store.read { tx in
        try waiting(in: tx).map { text in (text, try alike(to: text, rarity, in: tx)) }
      }
      if compared.isEmpty { return }
      try await store.write { tx in
        for (text, others) in compared { try keep(others, of: text, in: tx) }
      }
    }
  }

  private static func waiting(in tx: Transaction) throws -> [Text] {
    try tx.all(
      """
      SELECT id, title, body FROM topic WHERE NOT is_compared AND \(sql: Topic.isLive) ORDER BY id LIMIT \(portion)
      """, Text.init)
  }

  private static func alike(
    to text: Text, _ rarity: WordRarity, in tx: Transaction
  ) throws -> [(id: ID<Topic>, likeness: Double)] {
    let question = rarity.rarest(words, of: text.title + " " + text.body).joined(separator: " ")
    let found = try TextIndex.search(kind: "topic", words: question, match: .any, limit: 40, in: tx)
    let others = try tx.all(
      """
      SELECT id, title, body FROM topic WHERE id IN (\(list: found)) AND id <> \(text.id) AND \(sql: Topic.isLive)
      """, Text.init)
    let own = TopicWords(title: text.title, body: text.body, rarity)
    return others.map {
      ($0.id, own.likeness(to: TopicWords(title: $0.title, body: $0.body, rarity)))
    }
    .filter { $0.1 >= LikenessRules.threshold }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    .prefix(LikenessRules.most).map { $0 }
  }

  /// Words that were changed meanwhile are compared again.
  private static func keep(
    _ others: [(id: ID<Topic>, likeness: Double)], of text: Text, in tx: Transaction
  ) throws {
    try tx.run(
      """
      UPDATE topic SET is_compared = TRUE WHERE id = \(text.id) AND title = \(text.title) AND body = \(text.body)
      """)
    try LikelyPair.forget(text.id, in: tx)
    for other in others {
      try tx.run(
        """
        INSERT INTO topic_likeness (topic_id, other_id, likeness)
        VALUES (\(min(text.id, other.id)), \(max(text.id, other.id)), \(Int((other.likeness * 1000).rounded())))
        ON CONFLICT (topic_id, other_id) DO UPDATE SET likeness = excluded.likeness
        """)
    }
  }

  /// Topics that are asked with a name or come in lists are compared at once, all others and changed words soon.
  public static func listeners(_ store: Store) -> [EventListener] {
    [
      EventListener("duplicates", kinds: [Event.topicAsked, Event.topicsImported]) { _ in
        try await update(store)
      }
    ]
  }

  public static func chores(_ store: Store) -> [Chore] {
    [Chore("find-duplicates", .every(.minutes(10))) { try await update(store) }]
  }
}
