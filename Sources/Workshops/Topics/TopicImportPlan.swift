import Essentials
import People

/// What an import of topics would do. Nothing in it has happened.
public struct TopicPlan: Sendable {
  public internal(set) var lines: [PlannedTopic] = []
  /// Participants that the files bring.
  public internal(set) var people: [Person] = []
  public internal(set) var votes = PlannedVotes()
  /// With any of these nothing is taken over.
  public internal(set) var errors: [RowError] = []
  public internal(set) var warnings: [RowError] = []

  public var added: Int { lines.count { $0.outcome == .added } }
  public var changed: Int { lines.count { if case .changed = $0.outcome { true } else { false } } }
  public var unchanged: Int { lines.count { $0.outcome == .unchanged } }
  public var isPossible: Bool { errors.isEmpty }

  /// The lines that would do something.
  var deeds: [PlannedTopic] { lines.filter { $0.outcome != .unchanged } }
  public var isIdle: Bool { deeds.isEmpty && people.isEmpty && votes.added.isEmpty && votes.removed.isEmpty }

  public var outcome: TopicImportOutcome {
    TopicImportOutcome(
      added: added, changed: changed, unchanged: unchanged, people: people.count,
      votesAdded: votes.added.count,
      votesRemoved: votes.removed.count, votesUnchanged: votes.unchanged)
  }
}

/// One line of the file of topics and what it would do.
public struct PlannedTopic: Sendable {
  public let line: Int
  /// As the topic will be.
  public let topic: Topic
  public let outcome: Outcome

  public enum Outcome: Sendable, Equatable {
    case added
    case changed([Change])
    case unchanged
  }

  public struct Change: Sendable, Equatable {
    public let column: TopicColumn
    public let from: String
    public let to: String
  }
}

/// The votes that would come and go. Each is one person's on one topic.
public struct PlannedVotes: Sendable {
  public internal(set) var added: [PlannedVote] = []
  public internal(set) var removed: [VotePlace] = []
  public internal(set) var unchanged = 0
}

public struct PlannedVote: Sendable {
  let place: VotePlace
  let at: Instant
}

/// Whose vote on what.
public struct VotePlace: Hashable, Sendable {
  let topic: ID<Topic>
  let person: ID<Person>
}

/// What an import of topics did, or would do.
public struct TopicImportOutcome: Sendable, Equatable {
  public let added: Int
  public let changed: Int
  public let unchanged: Int
  public let people: Int
  public let votesAdded: Int
  public let votesRemoved: Int
  public let votesUnchanged: Int

  /// `371 added, 0 changed, 0 unchanged`
  public var topics: String { say("\(added) added, \(changed) changed, \(unchanged) unchanged") }

  /// `10,006 added, 0 taken back, 0 unchanged`; nil where no vote is spoken of.
  public var votes: String? {
    guard votesAdded + votesRemoved + votesUnchanged > 0 else { return nil }
    return say("\(votesAdded) added, \(votesRemoved) taken back, \(votesUnchanged) unchanged")
  }

  /// `126 people added`; nil where nobody is.
  public var participants: String? {
    people == 0 ? nil : say(count: people, one: "1 person added", other: "\(people) people added")
  }

  /// All of it in one line.
  public var summary: String {
    [say("Topics: \(topics)"), votes.map { say("votes: \($0)") }, participants].compactMap { $0 }.joined(
      separator: "; ")
  }
}

extension TopicPlan {
  /// Identities are new at each look and left out.
  public var fingerprint: String {
    var print = Fingerprint()
    for line in lines {
      switch line.outcome {
      case .added:
        [line.topic.externalID ?? "", line.topic.title, line.topic.body, line.topic.origin.rawValue].forEach {
          print.add($0)
        }
      case .changed(let changes):
        for change in changes { [change.column.rawValue, change.from, change.to].forEach { print.add($0) } }
      case .unchanged: break
      }
    }
    for person in people { print.add(person.email) }
    print.add("\(votes.added.count) \(votes.removed.count) \(votes.unchanged)")
    return print.text
  }
}
