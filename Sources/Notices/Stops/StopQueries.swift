import Database
import Doors
import Essentials
import People

extension LetterStop {
  /// What these people do not want.
  static func all(of people: [ID<Person>], in tx: Transaction) throws -> Set<LetterStop> {
    guard !people.isEmpty else { return [] }
    return Set(
      try tx.all("SELECT person_id, kind FROM letter_stop WHERE person_id IN (\(list: people))") { row in
        LetterStop(person: try row["person_id"], kind: try row["kind"])
      })
  }

  func save(in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO letter_stop (person_id, kind, created_at) VALUES (\(person), \(kind), \(tx.now))
      ON CONFLICT (person_id, kind) DO NOTHING
      """)
  }

  func remove(in tx: Transaction) throws {
    try tx.run("DELETE FROM letter_stop WHERE person_id = \(person) AND kind = \(kind)")
  }
}

/// What the key of a letter's last line opens.
struct StopKey: Sendable {
  let stop: LetterStop
  /// Whose letters they are.
  let name: String
  let isStopped: Bool

  static func find(_ key: String, in tx: Transaction) throws -> StopKey {
    let found = try tx.one(
      """
      SELECT letter.person_id, letter.kind, letter_receiver.name, letter_stop.kind AS stopped
      FROM letter_stop_key JOIN letter ON letter.id = letter_stop_key.letter_id
        JOIN letter_receiver ON letter_receiver.id = letter.person_id AND letter_receiver.is_active
        LEFT JOIN letter_stop ON letter_stop.person_id = letter.person_id AND letter_stop.kind = letter.kind
      WHERE letter_stop_key.hash = \(Key.hash(of: key))
      """
    ) { row -> StopKey in
      let stopped: String? = try row["stopped"]
      return StopKey(
        stop: LetterStop(person: try row["person_id"], kind: try row["kind"]), name: try row["name"],
        isStopped: stopped != nil)
    }
    guard let found else { throw NotHere() }
    return found
  }
}
