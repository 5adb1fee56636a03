import ArgumentParser
import Database
import Doors
import Essentials
import Foundation
import Guildhall
import People

struct ImportPeople: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "people",
    abstract: "Take over a list of people: first a look at what would change, then --apply.",
    discussion: """
      FILE is CSV with a header line: commas, semicolons or tabs, UTF-8, UTF-16 or a Windows code page. Columns are recognised by their
      headers; --column says it where they are not: --column email=LoginID --column title= (takes no title). The fields are:
      \(PersonColumn.allCases.map(\.rawValue).joined(separator: ", ")).
      People are recognised by external_id, then by email. It is all or nothing; nobody is ever deleted.
      """)

  @Argument(help: "The list, as CSV.", completion: .file(extensions: ["csv", "tsv", "txt"]))
  var file: String

  @Flag(help: "Take the list over. Without it nothing changes.")
  var apply = false

  @Option(
    help: ArgumentHelp("Which column is taken as what, such as email=LoginID.", valueName: "field=Header"))
  var column: [String] = []

  @Option(
    help: ArgumentHelp(
      "The code page of the file where names come out wrong: \(CodePage.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "page"))
  var encoding: CodePage?

  @Option(help: "Makes addresses of login names: ken0 becomes ken0@DOMAIN.")
  var mailDomain: String?

  @Flag(help: "Deactivate active people who are not in the list. The last administrator always stays.")
  var deactivateMissing = false

  @Flag(help: "Write out every line of the report.")
  var all = false

  @OptionGroup var data: DataOptions

  func run() async throws {
    let (table, choices) = try await Stop.explaining { try read() }
    try await data.withOrganisation { instance in
      let plan = try await instance.doors.store.read { tx in try PeopleImport.look(table, choices, in: tx) }
      let report = ImportReport(plan, table, choices, file: name, most: all ? nil : 50)
      if !apply || !plan.isPossible {
        for line in report.lines + ["", report.conclusion] { Say.line(line) }
        if !plan.isPossible { throw ExitCode.failure }
        return
      }
      let (missing, name) = (deactivateMissing ? MissingPeople.deactivateAll : .stay, name)
      let outcome = try await instance.doors.store.write { tx in
        try PeopleImport.apply(
          table, choices, missing: missing, fingerprint: plan.fingerprint, file: name, by: nil,
          progress: Progress.show, in: tx)
      }
      for warning in plan.warnings.prefix(all ? plan.warnings.count : 50) { Say.line(warning.sentence) }
      Say.line(outcome.summary)
    }
  }

  private var name: String { URL(fileURLWithPath: file).lastPathComponent }

  private func read() throws -> (ImportTable, PeopleChoices) {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw Stop("There is no file \(file) that can be read. Check its name and its permissions.")
    }
    let table = try ImportTable(bytes: [UInt8](bytes), as: encoding)
    var mapping = ColumnMapping<PersonColumn>(guessing: table.header)
    for typed in column { try mapping.take(typed, of: table.header) }
    return (table, try PeopleChoices(mapping: mapping, typedDomain: mailDomain ?? ""))
  }
}

extension CodePage: ExpressibleByArgument {}

/// How far a long deed has come, on standard error and only for somebody who watches.
enum Progress {
  static let show: @Sendable (Int, Int) -> Void = { done, of in
    guard of > 1000, isatty(STDERR_FILENO) == 1 else { return }
    FileHandle.standardError.write(Data("\r\(done) of \(of)\(done == of ? "\n" : "")".utf8))
  }
}
