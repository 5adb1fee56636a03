import Database
import Essentials
import People

/// What came of moving some topics at once: each was moved or says why not.
struct TriageOutcome: Sendable, Equatable {
  var moved = 0
  var refused: [String] = []
}

extension Topic {
  /// Moves topics one by one; what cannot be moved stays, and is named.
  static func triage(
    _ ids: [ID<Topic>], _ move: TriageMove, reason: String, by person: ID<Person>, in tx: Transaction
  ) throws -> TriageOutcome {
    var outcome = TriageOutcome()
    for id in ids {
      do {
        if let state = move.state {
          try Topic.move(id, to: state, reason: reason, by: person, in: tx)
        } else {
          try takeUp(id, note: reason, by: person, in: tx)
        }
        outcome.moved += 1
      } catch let refusal as TopicRefusal {
        let title = try find(id, in: tx).title
        outcome.refused.append(say("“\(title)” stays as it is. \(refusal.sentence)"))
      } catch is NotHere {
        outcome.refused.append(say("One topic is gone by now."))
      }
    }
    return outcome
  }

  /// The organisers have read it and look for an answer; those who want it are told. An answer it is not yet.
  static func takeUp(_ id: ID<Topic>, note: String, by person: ID<Person>, in tx: Transaction) throws {
    let topic = try find(id, in: tx)
    guard topic.state == .open else { throw TopicRefusal.notOpen(topic.state) }
    let taken = try tx.run(
      "UPDATE topic SET taken_up_at = \(tx.now) WHERE id = \(id) AND taken_up_at IS NULL")
    guard taken == 1 else { throw TopicRefusal.takenUpAlready }
    try Audit.record("topic taken up", of: id.text, detail: topic.title, by: person, in: tx)
    try EventLog.record(.topicTakenUp(topic, note: note, by: person), in: tx)
  }

  /// A decision is an answer, and takes the topic up.
  static func noteDecision(_ id: ID<Topic>, by person: ID<Person>?, in tx: Transaction) throws {
    try noteAnswer(id, by: person, in: tx)
    if try !find(id, in: tx).state.isLive { try LikelyPair.forget(id, in: tx) }
    try tx.run("UPDATE topic SET taken_up_at = \(tx.now) WHERE id = \(id) AND taken_up_at IS NULL")
  }

  /// Somebody who did not ask says something to it; the first time is what whoever asked waited for.
  static func noteAnswer(_ id: ID<Topic>, by person: ID<Person>?, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE topic SET answered_at = \(tx.now) WHERE id = \(id) AND answered_at IS NULL
        AND (asker_id IS NULL OR CAST(\(person) AS TEXT) IS NULL OR asker_id <> \(person))
      """)
  }
}
