import ArgumentParser
import Database
import Doors
import Essentials
import Foundation
import Guildhall
import People
import Workshops

struct ImportTopics: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topics",
    abstract:
      "Take over a list of topics, and who voted for them: first a look at what would change, then --apply.",
    discussion: """
      FILE is CSV with a header line and one topic a line; --votes FILE holds one vote a line: who, on which topic, and 1 or agree
      for "I need this". Several votes of one person on one topic count once, the last one. Columns are recognised by their headers; where
      they are not, --column title=Wish and --votes-column voter=LoginID say it. Fields of topics:
      \(TopicColumn.allCases.map(\.rawValue).joined(separator: ", ")). Fields of votes:
      \(VoteColumn.allCases.map(\.rawValue).joined(separator: ", ")).
      Topics are recognised by external_id, or by their title where there is none. Askers and voters are people of the directory, by
      address or staff number; with --add-people each number becomes a person "Participant 17" instead
      (participant-17@imported.invalid), so that votes of strangers count once a person. It is all or nothing.
      """)

  @Argument(help: "The topics, as CSV.", completion: .file(extensions: ["csv", "tsv", "txt"]))
  var file: String

  @Option(help: "The votes, as CSV.", completion: .file(extensions: ["csv", "tsv", "txt"]))
  var votes: String?

  @Flag(help: "Take the list over. Without it nothing changes.")
  var apply = false

  @Option(
    help: ArgumentHelp(
      "Which column of FILE is taken as what, such as title=Wish.", valueName: "field=Header"))
  var column: [String] = []

  @Option(help: ArgumentHelp("The same for the votes, such as voter=LoginID.", valueName: "field=Header"))
  var votesColumn: [String] = []

  @Option(
    help: ArgumentHelp(
      "The code page of the file where names come out wrong: \(CodePage.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "page"))
  var encoding: CodePage?

  @Flag(help: "Askers and voters are strangers: add a person for each of their numbers.")
  var addPeople = false

  @Option(
    help: ArgumentHelp(
      "A name for the list, where several lists number their topics alike.", valueName: "name"))
  var list: String?

  @Flag(help: "Write out every line of the report.")
  var all = false

  @OptionGroup var data: DataOptions

  func run() async throws {
    let (tables, choices) = try await Stop.explaining { try read() }
    try await data.withOrganisation { instance in
      let plan = try await instance.doors.store.read { tx in try TopicImport.look(tables, choices, in: tx) }
      let names = [name(file)] + (votes.map { [name($0)] } ?? [])
      let report = TopicImportReport(plan, tables, choices, files: names, most: all ? nil : 50)
      if !apply || !plan.isPossible {
        for line in report.lines + ["", report.conclusion] { Say.line(line) }
        if !plan.isPossible { throw ExitCode.failure }
        return
      }
      let file = names.joined(separator: ", ")
      let outcome = try await instance.doors.store.write { tx in
        try TopicImport.apply(tables, choices, fingerprint: plan.fingerprint, file: file, by: nil, in: tx)
      }
      for line in report.warnings + outcome.lines { Say.line(line) }
    }
  }

  private func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }

  private func read() throws -> (TopicTables, TopicChoices) {
    if votes == nil, !votesColumn.isEmpty { throw Stop("--votes-column says nothing without --votes FILE.") }
    let tables = TopicTables(topics: try table(file), votes: try votes.map(table))
    var choices = TopicChoices(guessing: tables)
    for typed in column { try choices.topics.take(typed, of: tables.topics.header) }
    for typed in votesColumn { try choices.votes.take(typed, of: tables.votes?.header ?? []) }
    choices.addsPeople = addPeople
    choices.list = try TopicChoices.listName(list ?? "")
    return (tables, choices)
  }

  private func table(_ path: String) throws -> ImportTable {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Stop("There is no file \(path) that can be read. Check its name and its permissions.")
    }
    do {
      return try ImportTable(bytes: [UInt8](bytes), as: encoding)
    } catch {
      throw Stop("\(name(path)): \(error.sentence)")
    }
  }
}
