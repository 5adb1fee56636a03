import Database
import Essentials
import People

extension ImportDraft {
  /// The kinds under which the two files of one import are kept.
  static let topics = "topics"
  static let topicVotes = "topic-votes"
}

/// The files that somebody looks at before they are taken over.
struct TopicImportFiles: Sendable {
  let topics: ImportDraft
  let votes: ImportDraft?

  static func find(_ id: ID<ImportDraft>, of person: ID<Person>, in tx: Transaction) throws
    -> TopicImportFiles
  {
    let topics = try ImportDraft.find(id, kind: ImportDraft.topics, of: person, in: tx)
    let votes = try TopicChoices.votesDraft(stored: topics.choices).map {
      try ImportDraft.find($0, kind: ImportDraft.topicVotes, of: person, in: tx)
    }
    return TopicImportFiles(topics: topics, votes: votes)
  }

  var tables: TopicTables {
    get throws { TopicTables(topics: try topics.table, votes: try votes?.table) }
  }

  func keep(_ choices: TopicChoices, in tx: Transaction) throws {
    try topics.keep(choices: choices.stored(votes: votes?.id), in: tx)
  }

  func delete(in tx: Transaction) throws {
    try topics.delete(in: tx)
    try votes?.delete(in: tx)
  }
}
