import Database
import Essentials
import People

extension CrewPart: SQLStorable {}

/// Somebody who runs a session.
struct CrewMember: Sendable, Equatable {
  let person: ID<Person>
  let part: CrewPart
}

public enum CrewPart: String, Sendable, CaseIterable {
  case facilitator
  case coFacilitator = "co_facilitator"

  public var word: String { self == .facilitator ? say("Facilitator") : say("Co-facilitator") }
}

extension SessionPlan {
  var crewMembers: [CrewMember] {
    facilitators.map { CrewMember(person: $0, part: .facilitator) }
      + coFacilitators.map { CrewMember(person: $0, part: .coFacilitator) }
  }
}

extension CrewMember {
  static func all(of sessions: [ID<Session>], in tx: Transaction) throws -> [ID<Session>: [CrewMember]] {
    guard !sessions.isEmpty else { return [:] }
    let rows = try tx.rows(
      """
      SELECT session_id, person_id, part FROM session_crew WHERE session_id IN (\(list: sessions))
      ORDER BY session_id, place
      """)
    return try Dictionary(grouping: rows) { try $0["session_id"] }.mapValues { rows in
      try rows.map { CrewMember(person: try $0["person_id"], part: try $0["part"]) }
    }
  }

  static func replace(_ crew: [CrewMember], of session: ID<Session>, in tx: Transaction) throws {
    let people = crew.map(\.person)
    try tx.run(
      "DELETE FROM session_crew WHERE session_id = \(session) AND person_id NOT IN (\(list: people))")
    for (place, member) in crew.enumerated() {
      try tx.run(
        """
        INSERT INTO session_crew (session_id, person_id, part, place)
        VALUES (\(session), \(member.person), \(member.part), \(place))
        ON CONFLICT (session_id, person_id) DO UPDATE SET part = excluded.part, place = excluded.place
        """)
    }
  }
}

extension CrewNames {
  /// Those people who may be meant, active ones only.
  static func find(_ typed: [String], in tx: Transaction) throws -> CrewNames {
    guard !typed.isEmpty else { return CrewNames(candidates: []) }
    let keys = keys(typed)
    return CrewNames(
      candidates: try tx.all(
        """
        SELECT id, name, email FROM person
        WHERE deactivated_at IS NULL AND (email IN (\(list: keys.emails)) OR name_key IN (\(list: keys.names)))
        ORDER BY name_key, id LIMIT 200
        """, Candidate.init))
  }

  /// Whom the form proposes: those who offered to teach the topic, then everybody by name; with words, those in
  /// whose profile they are found.
  static func proposed(for topic: ID<Topic>?, words: String = "", in tx: Transaction) throws -> [Candidate] {
    let wanted: SQL =
      words.isEmpty ? "" : "AND person.id IN (\(sql: TextIndex.filter(kind: "person", words: words)))"
    return try tx.all(
      """
      SELECT person.id, person.name, person.email FROM person
        LEFT JOIN topic_offer ON topic_offer.person_id = person.id AND topic_offer.topic_id = \(topic)
      WHERE person.deactivated_at IS NULL \(sql: wanted)
      ORDER BY CASE WHEN topic_offer.kind = 'teach' THEN 0 WHEN topic_offer.kind = 'co-teach' THEN 1 ELSE 2 END,
        person.name_key, person.id LIMIT \(words.isEmpty ? 300 : 20)
      """, Candidate.init)
  }
}

extension CrewNames.Candidate {
  fileprivate init(_ row: Row) throws {
    self.init(id: try row["id"], name: try row["name"], email: try row["email"])
  }
}
