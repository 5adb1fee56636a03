import Database
import Essentials
import People

/// What has aims.
enum AimSubject: Sendable {
  case topic(ID<Topic>)
  case session(ID<Session>)

  var table: SQL {
    switch self {
    case .topic: "topic_skill"
    case .session: "session_skill"
    }
  }

  private var column: SQL {
    switch self {
    case .topic: "topic_id"
    case .session: "session_id"
    }
  }

  private var text: String {
    switch self {
    case .topic(let id): id.text
    case .session(let id): id.text
    }
  }

  var isOwn: SQL { "\(sql: table).\(sql: column) = \(text)" }

  /// Takes the place of the aims before.
  func save(_ targets: Targets, in tx: Transaction) throws {
    try tx.run("DELETE FROM \(sql: table) WHERE \(sql: isOwn)")
    for (skill, level) in targets.sorted(by: { $0.key < $1.key }) {
      try tx.run(
        "INSERT INTO \(sql: table) (\(sql: column), skill_id, level) VALUES (\(text), \(skill), \(level.rawValue))"
      )
    }
  }
}

extension AimSubject {
  /// Its title, for whoever may change it.
  func title(for person: ID<Person>, isOrganiser: Bool, in tx: Transaction) throws -> String {
    switch self {
    case .topic(let id):
      let topic = try Topic.find(id, in: tx)
      try TopicRules.edit(topic, by: person, isOrganiser: isOrganiser)
      return topic.title
    case .session(let id):
      return try Session.find(id, runBy: person, isOrganiser: isOrganiser, in: tx).title
    }
  }
}
