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

      Organisers' own words, such as skills, targets and titles, become what the lists say. What people said themselves, ratings,
      votes and offers, is added where it is not here yet, and never overwritten. Nothing is deleted. It is all or nothing.
      """)

  @Argument(help: "The folder.", completion: .directory)
  var folder: String

  @Flag(help: "Take the lists over. Without it nothing changes.")
  var apply = false

  @Flag(help: "Write out every line of the report.")
  var all = false

  @OptionGroup var data: DataOptions

  func run() async throws {
    let lists = try read()
    try await data.withOrganisation { instance in
      let store = instance.doors.store
      let outcomes = try await Lists.look(lists, in: store)
      if !apply || !outcomes.isPossible {
        for line in outcomes.report(most: all ? nil : 50) + ["", outcomes.conclusion] { Say.line(line) }
        if !outcomes.isPossible { throw ExitCode.failure }
        return
      }
      let done = try await Lists.apply(lists, in: store)
      for line in done.report(most: all ? nil : 50) { Say.line(line) }
    }
  }

  private func read() throws -> [ListTable] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    let known = names.compactMap(KnownList.init)
    if let twice = Dictionary(grouping: known, by: \.name).values.first(where: { $0.count > 1 }) {
      throw Stop("\(folder) has \(twice[0].file) and \(twice[1].file). Keep one of the two.")
    }
    guard !known.isEmpty else {
      throw Stop(
        "\(folder) holds none of the lists, such as ratings.csv. Check its name and its permissions.")
    }
    for other in names where KnownList(other) == nil && [".csv", ".json"].contains(where: other.hasSuffix) {
      throw Stop("\(other) is none of the lists. Rename it, or take it out of \(folder).")
    }
    return try known.map(read)
  }

  private func read(_ list: KnownList) throws -> ListTable {
    guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(list.file)") else {
      throw Stop("\(list.file) cannot be read. Check its permissions.")
    }
    do {
      return try ListTable(list.name, text: TextDecoding.text(of: [UInt8](bytes), as: nil).0, list.format)
    } catch let error as any Refusal {
      throw Stop("\(list.file): \(error.sentence)")
    }
  }
}

/// A file whose name is that of a list: `job-roles.csv`.
private struct KnownList {
  let name: ListName
  let format: ListFormat
  let file: String

  init?(_ file: String) {
    for format in ListFormat.allCases where file.hasSuffix(".\(format.rawValue)") {
      guard let name = ListName(rawValue: String(file.dropLast(format.rawValue.count + 1))) else { continue }
      (self.name, self.format, self.file) = (name, format, file)
      return
    }
    return nil
  }
}
