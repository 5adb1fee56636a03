import Database
import Essentials
import People

/// Compares topics with each other as they come and change, so that organisers see likely duplicates.
public enum TopicLikeness {
  /// So many are compared in one transaction.
  private static let portion = 50
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
        "SELECT id, title, body FROM topic WHERE \(sql: Topic.isLive) ORDER BY id DESC LIMIT \(sample)",
        Text.init)
      {
        rarity.add(text.title + " " + text.body)
      }
      return rarity
    }
    while try await store.write({ tx in try compareSome(rarity, in: tx) }) {}
  }

  private static func waiting(in tx: Transaction) throws -> [Text] {
    try tx.all(
      """
      SELECT id, title, body FROM topic WHERE NOT is_compared AND \(sql: Topic.isLive) ORDER BY id LIMIT \(portion)
      """, Text.init)
  }

  /// True when there was something to compare.
  private static func compareSome(_ rarity: WordRarity, in tx: Transaction) throws -> Bool {
    let texts = try waiting(in: tx)
    for text in texts { try compare(text, rarity, in: tx) }
    try tx.run("UPDATE topic SET is_compared = TRUE WHERE id IN (\(list: texts.map(\.id)))")
    return !texts.isEmpty
  }

  private static func compare(_ text: Text, _ rarity: WordRarity, in tx: Transaction) throws {
    let question = rarity.rarest(words, of: text.title + " " + text.body).joined(separator: " ")
    let found = try TextIndex.search(kind: "topic", words: question, match: .any, limit: 40, in: tx)
    let others = try tx.all(
      """
      SELECT id, title, body FROM topic WHERE id IN (\(list: found)) AND id <> \(text.id) AND \(sql: Topic.isLive)
      """, Text.init)
    let own = TopicWords(title: text.title, body: text.body, rarity)
    let alike = others.map { ($0.id, own.likeness(to: TopicWords(title: $0.title, body: $0.body, rarity))) }
      .filter { $0.1 >= LikenessRules.threshold }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(
        LikenessRules.most)
    try tx.run(
      "DELETE FROM topic_likeness WHERE (topic_id = \(text.id) OR other_id = \(text.id)) AND NOT is_dismissed"
    )
    for (other, likeness) in alike {
      try tx.run(
        """
        INSERT INTO topic_likeness (topic_id, other_id, likeness)
        VALUES (\(min(text.id, other)), \(max(text.id, other)), \(Int((likeness * 1000).rounded())))
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
