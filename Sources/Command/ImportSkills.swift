import ArgumentParser
import Database
import Doors
import Essentials
import Foundation
import Guildhall
import People

struct ImportSkills: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skills",
    abstract:
      "Take over a framework of skills, and what job roles need: first a look at what would change, then --apply.",
    discussion: """
      FILE is CSV with a header line and one skill a line, or a whole framework as JSON (as its page gives it); --roles FILE is CSV
      with one line for each level that a job role needs. Columns are recognised by their headers; where they are not,
      --column name=Title and --roles-column skill=Title say it. Fields of skills:
      \(SkillColumn.allCases.map(\.rawValue).joined(separator: ", ")). Fields of job roles:
      \(TargetColumn.allCases.map(\.rawValue).joined(separator: ", ")).
      Skills are recognised by code, or by name where there is none. What the lists no longer name stays in use; with --retire
      it goes out of use. Nothing is deleted. It is all or nothing.
      """)

  @Argument(
    help: "The skills, as CSV or JSON.", completion: .file(extensions: ["csv", "json", "tsv", "txt"]))
  var file: String

  @Option(help: "What job roles need, as CSV.", completion: .file(extensions: ["csv", "tsv", "txt"]))
  var roles: String?

  @Option(help: "What the framework is called here. Without it: as in the JSON, or as the file.")
  var name: String?

  @Option(help: "Who made it and under which licence it may be used.")
  var source: String?

  @Flag(help: "Take the framework over. Without it nothing changes.")
  var apply = false

  @Flag(help: "Take out of use what the lists no longer name.")
  var retire = false

  @Option(
    help: ArgumentHelp(
      "Which column of FILE is taken as what, such as name=Title.", valueName: "field=Header"))
  var column: [String] = []

  @Option(help: ArgumentHelp("The same for the job roles, such as skill=Title.", valueName: "field=Header"))
  var rolesColumn: [String] = []

  @Option(
    help: ArgumentHelp(
      "The code page of the files where names come out wrong: \(CodePage.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "page"))
  var encoding: CodePage?

  @Flag(help: "Write out every line of the report.")
  var all = false

  @OptionGroup var data: DataOptions

  func run() async throws {
    let files = FrameworkFiles(skills: try read(file), roles: try roles.map(read))
    let tables = try await Stop.explaining { try files.tables() }
    try await data.withOrganisation { instance in
      let store = instance.doors.store
      var choices = try await store.read { tx in try files.choices(named: name ?? "", in: tx) }
      for typed in column { try choices.skills.take(typed, of: tables.skills?.header ?? []) }
      for typed in rolesColumn { try choices.roles.take(typed, of: tables.roles?.header ?? []) }
      if let source { choices.source = source }
      choices.retires = retire
      let decided = choices
      let plan = try await store.read { tx in try FrameworkImport.look(tables, decided, in: tx) }
      let report = FrameworkReport(plan, files: files.names, most: all ? nil : 50)
      if !apply || !plan.isPossible {
        for line in report.lines + ["", report.conclusion] { Say.line(line) }
        if !plan.isPossible { throw ExitCode.failure }
        return
      }
      let done = try await store.write { tx in
        try FrameworkImport.apply(
          tables, decided, fingerprint: plan.fingerprint, file: files.names, by: nil, in: tx)
      }
      for line in report.warnings + done.outcome.lines { Say.line(line) }
    }
  }

  private func read(_ path: String) throws -> FrameworkFiles.File {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Stop("There is no file \(path) that can be read. Check its name and its permissions.")
    }
    let (text, found) = TextDecoding.text(of: [UInt8](bytes), as: encoding)
    return FrameworkFiles.File(
      name: URL(fileURLWithPath: path).lastPathComponent, text: text, encoding: found)
  }
}
