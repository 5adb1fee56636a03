import Database
import Essentials
import People

extension TopicStand {
  /// Writes how topics stand that have just come in. What became of a topic that was here stays: its people know it so.
  static func save(
    _ stands: [TopicStand], before: TopicNumbers, _ outcome: inout ListOutcome, in tx: Transaction
  ) throws {
    let numbers = try TopicNumbers.find(in: tx)
    for stand in stands {
      if let known = before[stand.number] {
        stand.warn(known, &outcome)
      } else if let topic = numbers[stand.number] {
        try stand.save(topic.id, numbers, &outcome, in: tx)
      }
    }
    try TopicRanking.update(Set(stands.compactMap { numbers[$0.number]?.id }), in: tx)
  }

  private func save(
    _ id: ID<Topic>, _ numbers: TopicNumbers, _ outcome: inout ListOutcome, in tx: Transaction
  ) throws {
    let target = merge.flatMap { numbers[$0.target]?.id }
    if let merge {
      guard target != nil else {
        return outcome.errors.append(
          RowError(
            line: line, column: "merged_into",
            wrong: say("No topic has the number “\(String(merge.target.prefix(60)))”."),
            right: say("Give the other topic with this one, or correct the number.")))
      }
      try tx.run(
        """
        INSERT INTO topic_merge (topic_id, state, reason, merged_by, created_at)
        VALUES (\(id), \(merge.state), \(merge.reason), \(merge.by), \(merge.at))
        """)
    }
    try tx.run(
      """
      UPDATE topic SET state = \(state), reason = \(reason), merged_into = \(target), answered_at = \(answeredAt),
        taken_up_at = \(takenUpAt)
      WHERE id = \(id)
      """)
  }

  private func warn(_ topic: Topic, _ outcome: inout ListOutcome) {
    guard topic.state != state || topic.reason != reason else { return }
    outcome.warnings.append(
      RowError(
        line: line, column: "state",
        wrong: say("“\(topic.title)” is in another state here or for another reason: \(topic.state.word)."),
        right: say("It stays so. Change it on its page.")))
  }
}

extension Topic {
  static func recountOffers(_ topics: [ID<Topic>], in tx: Transaction) throws {
    for start in stride(from: 0, to: topics.count, by: 500) {
      let some = Array(topics[start..<min(start + 500, topics.count)])
      try tx.run(
        """
        UPDATE topic SET offers = (SELECT count(*) FROM topic_offer WHERE topic_offer.topic_id = topic.id)
        WHERE id IN (\(list: some))
        """)
    }
  }
}

extension TopicRanking {
  /// However many: some at a time.
  static func update(_ topics: Set<ID<Topic>>, in tx: Transaction) throws {
    let all = topics.sorted()
    for start in stride(from: 0, to: all.count, by: 500) {
      try update(Array(all[start..<min(start + 500, all.count)]), in: tx)
    }
  }
}
