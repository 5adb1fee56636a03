import Essentials
import People

/// What the import of topics can take from a column.
public enum TopicColumn: String, ImportColumn {
  case title, body, externalID = "external_id", createdAt = "created", asker = "author", origin, link

  public var label: String {
    switch self {
    case .title: say("Topic")
    case .body: say("What would help")
    case .externalID: say("Number")
    case .createdAt: say("Asked on")
    case .asker: say("Asked by")
    case .origin: say("Where it comes from")
    case .link: say("Link")
    }
  }

  public var headers: [String] {
    switch self {
    case .title:
      [
        "title", "topic", "topictitle", "question", "wish", "subject", "summary", "commentbody", "statement",
        "idea", "comment",
      ]
    case .body: ["body", "description", "details", "text", "whatwouldhelp", "about", "notes"]
    case .externalID: ["externalid", "topicid", "commentid", "statementid", "number", "key", "ticket", "id"]
    case .createdAt: ["created", "createdat", "timestamp", "askedon", "datetime", "date", "time"]
    case .asker:
      ["author", "authorid", "asker", "askedby", "requester", "requestedby", "email", "person", "name"]
    case .origin: ["origin", "source", "from", "category"]
    case .link: ["link", "url", "web"]
    }
  }
}

/// What it can take from a column of the file of votes.
public enum VoteColumn: String, ImportColumn {
  case voter, topic, value = "vote", castAt = "time"

  public var label: String {
    switch self {
    case .voter: say("Voter")
    case .topic: say("Topic’s number")
    case .value: say("Vote")
    case .castAt: say("Voted on")
    }
  }

  public var headers: [String] {
    switch self {
    case .voter:
      ["voter", "voterid", "person", "personid", "email", "user", "userid", "participant", "participantid"]
    case .topic: ["topic", "topicid", "commentid", "statementid", "externalid", "title", "number", "id"]
    case .value: ["vote", "value", "answer", "choice", "agree"]
    case .castAt: ["timestamp", "castat", "votedat", "createdat", "created", "time", "datetime", "date"]
    }
  }
}

/// The files of one import, read: the topics, and who voted on them where there is such a file.
public struct TopicTables: Sendable {
  public let topics: ImportTable
  public let votes: ImportTable?

  public init(topics: ImportTable, votes: ImportTable? = nil) { (self.topics, self.votes) = (topics, votes) }
}

/// What whoever imports has decided about the files.
public struct TopicChoices: Sendable, Equatable {
  public var topics: ColumnMapping<TopicColumn>
  public var votes: ColumnMapping<VoteColumn>
  /// Askers and voters are strangers to the directory: each number becomes a person of its own.
  public var addsPeople: Bool
  /// The list's own name. Numbers of lists with different names have nothing to do with each other.
  public var list: String

  public init(
    topics: ColumnMapping<TopicColumn>, votes: ColumnMapping<VoteColumn> = ColumnMapping(),
    addsPeople: Bool = false,
    list: String = ""
  ) {
    (self.topics, self.votes, self.addsPeople, self.list) = (topics, votes, addsPeople, list)
  }

  /// Takes what the headers say by themselves.
  public init(guessing tables: TopicTables) {
    self.init(
      topics: ColumnMapping(guessing: tables.topics.header),
      votes: tables.votes.map { ColumnMapping(guessing: $0.header) } ?? ColumnMapping())
  }

  /// A number of the list as it is kept: `spring/17`, or `17` where the list has no name.
  func number(_ cell: String) -> String { list.isEmpty ? cell : "\(list)/\(cell)" }
}

/// Why an option of an import cannot be taken.
public enum TopicChoiceRefusal: Refusal, Equatable {
  case listName(String)

  public var sentence: String {
    switch self {
    case .listName(let name):
      say(
        "“\(name)” is no name for a list. Use up to 20 small letters, digits and hyphens, such as spring-2026."
      )
    }
  }
}

extension TopicChoices {
  /// The name of a list as it was typed; empty for none.
  public static func listName(_ typed: String) throws(TopicChoiceRefusal) -> String {
    let isPlain = typed.utf8.allSatisfy {
      (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
    }
    guard isPlain, typed.count <= 20 else { throw .listName(String(typed.prefix(40))) }
    return typed
  }
}
