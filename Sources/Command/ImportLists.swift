import ArgumentParser
import Database
import Doors
import Essentials
import Foundation
import Guildhall
import People
import Workshops

struct ImportLists: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lists",
    abstract:
      "Take over lists of people, skills, targets, ratings, topics, votes and offers, as export --lists writes them.",
    discussion: """
      FOLDER holds some of these, each as .csv or as .json: \(ListName.allCases.map(\.rawValue).joined(separator: ", ")).
      Their columns are those of an export; most may be left out. People are named by their address, skills by framework and name,
      topics by their number.

      Skills, targets and the words of topics become what the lists say. What people said of themselves and of each other (what they
      work as, ratings, votes, offers) is added where it is not here yet, and never overwritten. Nothing is deleted. It is all or
      nothing. The look does everything and takes it back: on SQLite others cannot write meanwhile, so take long lists in
      when few people work.
      """)

  @Argument(help: "The folder.", completion: .directory)
  var folder: String

  @Flag(help: "Take the lists over. Without it nothing changes.")
  var apply = false

  @Option(
    help: ArgumentHelp(
      "The code page of files where names come out wrong: \(CodePage.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "page"))
  var encoding: CodePage?

  @Flag(help: "Write out every line of the report.")
  var all = false

  @OptionGroup var data: DataOptions

  func run() async throws {
    let lists = try await Stop.explaining { try read() }
    try await data.withOrganisation { instance in
      let store = instance.doors.store
      let outcomes = try await Lists.look(lists, in: store)
      if !apply || !outcomes.isPossible {
        for line in outcomes.report(most: all ? nil : 50) + ["", outcomes.conclusion] { Say.line(line) }
        if !outcomes.isPossible { throw ExitCode.failure }
        return
      }
      let done = try await Lists.apply(lists, in: store)
      let end = done.isIdle ? "Nothing has changed." : "The lists are taken over."
      for line in done.report(most: all ? nil : 50) + ["", end] { Say.line(line) }
    }
  }

  private func read() throws -> [ListTable] {
    try ListFile.all(among: (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).map(read)
  }

  private func read(_ list: ListFile) throws -> ListTable {
    guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(list.file)") else {
      throw Stop("\(list.file) cannot be read. Check its permissions.")
    }
    let (text, found) = TextDecoding.text(of: [UInt8](bytes), as: encoding)
    do {
      return try ListTable(list.name, text: text, list.format, encoding: found)
    } catch let error as any Refusal {
      throw Stop("\(list.file): \(error.sentence)")
    }
  }
}
