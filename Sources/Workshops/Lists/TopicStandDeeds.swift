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
      } else if let topic = numbers[stand.number], !stand.isNew {
        try stand.save(topic.id, numbers, &outcome, in: tx)
      }
    }
    let new = stands.filter { before[$0.number] == nil }
    try TopicRanking.update(Set(new.compactMap { numbers[$0.number]?.id }), in: tx)
  }

  private func save(
    _ id: ID<Topic>, _ numbers: TopicNumbers, _ outcome: inout ListOutcome, in tx: Transaction
  ) throws {
    let target = merge.flatMap { numbers[$0.target]?.id }
    if let merge {
      if let refused = merge.refused(numbers[merge.target], line) { return outcome.errors.append(refused) }
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
    guard saysState, topic.state != state || topic.reason != reason else { return }
    outcome.warnings.append(
      RowError(
        line: line, column: "state",
        wrong:
          topic.state == state
          ? say("“\(topic.title)” has another reason here.")
          : say("“\(topic.title)” is in this state here: \(topic.state.word). The list says otherwise."),
        right: say("It stays so. Change it on its page.")))
  }
}

extension TopicStand.Merge {
  /// Why it cannot live on in that topic; what others live on in is not merged itself.
  fileprivate func refused(_ target: Topic?, _ line: Int) -> RowError? {
    guard let target else {
      return RowError(
        line: line, column: "merged_into",
        wrong: say("No topic has the number “\(String(self.target.prefix(60)))”."),
        right: say("Give the other topic with this one, or correct the number."))
    }
    guard target.state == .merged else { return nil }
    return RowError(
      line: line, column: "merged_into", wrong: say("“\(target.title)” is merged itself."),
      right: say("Write the number of the one that stayed."))
  }
}

extension TopicRanking {
  /// However many: some at a time.
  static func update(_ topics: Set<ID<Topic>>, in tx: Transaction) throws {
    for some in topics.sorted().chunks(of: 500) { try update(some, in: tx) }
  }
}
