import Essentials
import People

/// One line of a file of topics, cell by cell checked, before anything is looked up.
struct FileTopic: Sendable {
  let line: Int
  var title = ""
  /// With the list's name before it; empty when the file numbers nothing.
  var externalID = ""
  var createdAt: Instant?
  /// Whoever asked, as the file calls them; empty when it names nobody.
  var asker = ""
  var body = ""
  var origin = Topic.Origin.frontline
  var link: Link?
}

/// One line of a file of votes.
struct FileVote: Sendable {
  let line: Int
  let voter: String
  let topic: String
  let agrees: Bool
  let castAt: Instant?
}

/// Reads both files by their mappings. What is wrong with a cell is noted and the reading goes on, so that everything wrong
/// is said at once.
struct TopicLines {
  private(set) var topics: [FileTopic] = []
  private(set) var votes: [FileVote] = []
  private(set) var errors: [RowError] = []
  private(set) var warnings: [RowError] = []
  private let tables: TopicTables
  private let choices: TopicChoices
  private var cells: TopicCells

  init(_ tables: TopicTables, _ choices: TopicChoices, zone: Zone, now: Instant) {
    (self.tables, self.choices) = (tables, choices)
    cells = TopicCells(zone: zone, now: now)
    errors = TopicLines.missingColumns(tables, choices)
    guard errors.isEmpty else { return }
    topics = tables.topics.rows.map { topic($0) }
    errors += tables.topics.errors + cells.check.errors
    warnings += tables.topics.warnings
    guard let file = tables.votes else { return }
    cells.check = CellCheck()
    votes = file.rows.compactMap { vote($0, file) }
    errors += (file.errors + cells.check.errors).map(\.amongVotes)
    warnings += file.warnings.map(\.amongVotes)
  }

  private static func missingColumns(_ tables: TopicTables, _ choices: TopicChoices) -> [RowError] {
    var errors: [RowError] = []
    if choices.topics[.title] == nil {
      errors.append(
        RowError(
          wrong: say("No column is taken as topic."),
          right: say("Say which column says what people want to learn.")))
    }
    guard tables.votes != nil else { return errors }
    for column in [VoteColumn.voter, .topic, .value] where choices.votes[column] == nil {
      errors.append(
        RowError(
          wrong: say("No column of the votes is taken as \(column.label)."),
          right: say("Say which column it is.")
        ).amongVotes)
    }
    return errors
  }

  /// The column's name in the file, for a sentence about it.
  func header(_ column: TopicColumn) -> String {
    choices.topics[column].map { tables.topics.header[$0] } ?? column.label
  }

  func header(_ column: VoteColumn) -> String {
    guard let place = choices.votes[column], let file = tables.votes else { return column.label }
    return file.header[place]
  }

  /// A number of the list as it is kept.
  func number(_ cell: String) -> String { choices.number(cell) }

  private func cell(_ row: CSVRow, _ column: TopicColumn) -> String {
    choices.topics[column].map { tables.topics.cell(row, $0) } ?? ""
  }
}

extension TopicLines {
  private mutating func topic(_ row: CSVRow) -> FileTopic {
    var topic = FileTopic(line: row.line)
    let title = cell(row, .title)
    if cells.check.required(title, row.line, header(.title), say("Write what people want to learn.")) {
      topic.title = cells.check.line(title, row.line, header(.title), max: TopicForm.titleMax) ?? ""
    }
    topic.body = cells.check.text(cell(row, .body), row.line, header(.body), max: TopicForm.bodyMax) ?? ""
    let number = cells.check.code(cell(row, .externalID), row.line, header(.externalID)) ?? ""
    topic.externalID = number.isEmpty ? "" : choices.number(number)
    topic.asker = cells.check.code(cell(row, .asker), row.line, header(.asker), max: 254) ?? ""
    topic.createdAt = cells.moment(cell(row, .createdAt), row.line, header(.createdAt))
    topic.origin = cells.origin(cell(row, .origin), row.line, header(.origin)) ?? .frontline
    topic.link = cells.link(cell(row, .link), row.line, header(.link))
    return topic
  }

  private mutating func vote(_ row: CSVRow, _ file: ImportTable) -> FileVote? {
    func cell(_ column: VoteColumn) -> String { choices.votes[column].map { file.cell(row, $0) } ?? "" }
    let voter = cells.check.code(cell(.voter), row.line, header(.voter), max: 254) ?? ""
    let hasVoter = cells.check.required(voter, row.line, header(.voter), say("Write whose vote it is."))
    let topic = cells.check.line(cell(.topic), row.line, header(.topic), max: TopicForm.titleMax) ?? ""
    let hasTopic = cells.check.required(topic, row.line, header(.topic), say("Write which topic it is for."))
    let castAt = cells.moment(cell(.castAt), row.line, header(.castAt))
    guard let agrees = cells.agrees(cell(.value), row.line, header(.value)), hasVoter, hasTopic else {
      return nil
    }
    return FileVote(line: row.line, voter: voter, topic: topic, agrees: agrees, castAt: castAt)
  }
}

extension RowError {
  /// The same, said of the second file.
  var amongVotes: RowError {
    RowError(
      line: line, column: column.map { say("votes: \($0)") } ?? say("votes"), wrong: wrong, right: right)
  }

  var isAmongVotes: Bool { column == say("votes") || column?.hasPrefix(say("votes: ")) == true }
}
