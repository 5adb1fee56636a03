import Essentials
import People

/// The topics and votes that are here before an import.
struct PresentTopics: Sendable {
  let topics: [Topic]
  /// When each vote was given; read only where the import brings votes.
  let votes: [VotePlace: Instant]
}

/// Which line of a file is which topic.
struct TopicMatch {
  private(set) var errors: [RowError] = []
  private(set) var warnings: [RowError] = []
  private var byNumber: [String: Topic] = [:]
  private var byTitle: [String: Topic] = [:]
  private var unknown: Set<String> = []
  private let reader: TopicLines

  init(_ reader: TopicLines, _ present: PresentTopics) {
    self.reader = reader
    for topic in present.topics.reversed() {
      byNumber[topic.number] = topic
      byTitle[Folded.key(topic.title)] = topic
    }
  }

  /// The topic that is here already. A line with a number is never taken as a topic with another; one without has its identity for a number.
  mutating func find(_ line: FileTopic) -> Topic? {
    let namesake = byTitle[Folded.key(line.title)]
    if line.externalID.isEmpty { return namesake }
    guard let topic = byNumber[line.externalID] else {
      if let namesake { note(line, namesake) }
      return nil
    }
    if Similarity.trigrams(topic.title, line.title) < 0.15 {
      warnings.append(
        RowError(
          line: line.line, column: reader.header(.externalID),
          wrong: say("Number \(line.externalID) is “\(topic.title)” here, which is something else."),
          right: say("If this is another list, give it a name of its own.")))
    }
    return topic
  }

  private mutating func note(_ line: FileTopic, _ namesake: Topic) {
    warnings.append(
      RowError(
        line: line.line, column: reader.header(.title),
        wrong: say("A topic “\(namesake.title)” is here already, under another number or none."),
        right: say("It will be here twice. Leave the line out if it is the same.")))
  }

  /// Whoever asked. Nobody where the file names nobody.
  mutating func asker(_ line: FileTopic, _ people: inout TopicPeople) -> ID<Person>? {
    if line.asker.isEmpty { return nil }
    let found = people.find(line.asker)
    if case .person(let id) = found { return id }
    if unknown.insert(line.asker).inserted {
      errors.append(TopicMatch.missing(line.asker, found, line.line, reader.header(.asker)))
    }
    return nil
  }

  /// Why whoever a file calls so cannot be taken.
  static func missing(_ cell: String, _ found: TopicPeople.Found, _ line: Int, _ column: String) -> RowError {
    let shown = String(cell.prefix(60))
    switch found {
    case .two(let name):
      return RowError(
        line: line, column: column,
        wrong: say("\(shown) is the staff number of \(name), and a participant of an earlier import."),
        right: say("Add people as then, or write \(name)’s address."))
    case .nobody(isAddress: true):
      return RowError(
        line: line, column: column, wrong: say("Nobody here has the address \(shown)."),
        right: say("Import your people first, or correct the address."))
    default:
      return RowError(
        line: line, column: column, wrong: say("Nobody here has the number \(shown)."),
        right: say(
          "Import your people first, or tick “Add people” (--add-people): then each number becomes a participant."
        ))
    }
  }

  /// No two lines may be the same topic.
  var doubles: [RowError] {
    let hasNumbers = reader.topics.contains { !$0.externalID.isEmpty }
    var lines: [String: [Int]] = [:]
    for topic in reader.topics where !topic.title.isEmpty {
      if hasNumbers && topic.externalID.isEmpty { continue }
      lines[hasNumbers ? topic.externalID : Folded.key(topic.title), default: []].append(topic.line)
    }
    let column = hasNumbers ? reader.header(.externalID) : reader.header(.title)
    return lines.filter { $0.value.count > 1 }.flatMap { key, places in
      // So many places tell enough; a long list of the same is one mistake.
      places.prefix(RowError.mostOfAKind).map { line in
        RowError(
          line: line, column: column,
          wrong: say(
            "“\(String(key.prefix(60)))” stands on \(Told.list(places.prefix(6).filter { $0 != line }.prefix(5).map { say("line \(String($0))") })) too."
          ),
          right: say("Keep one of the lines, or correct the others."))
      }
    }.inOrder
  }
}
