import ArgumentParser
import Database
import Doors
import Essentials
import Foundation
import Guildhall
import People
import Workshops

struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take everything out, or lists that other programs read.",
    discussion: """
      --all writes one file, the same as backup, to move to another engine or to another machine.

      --lists writes a folder with \(ListName.allCases.count) lists, as CSV or as JSON with the same columns, which import lists takes in again:
      \(ListName.allCases.map(\.rawValue).joined(separator: ", ")).
      They hold what people said of themselves and of each other: keep them as safe as the database.
      """)

  @Flag(help: "All there is, in one file.")
  var all = false

  @Flag(help: "People, skills, targets, ratings, topics, votes and offers, in a folder.")
  var lists = false

  @Option(help: ArgumentHelp("csv or json, for lists.", valueName: "format"))
  var format: ListFormat?

  @Argument(help: "The file or folder to write; it must not be there yet.", completion: .file())
  var path: String

  @OptionGroup var data: DataOptions

  func validate() throws {
    guard all != lists else { throw ValidationError("Say what to export: --all or --lists.") }
    if all, format != nil { throw ValidationError("--format is for --lists; --all has a form of its own.") }
  }

  func run() async throws {
    if all { return try await ArchiveWork.write(path, data) }
    let folder = URL(fileURLWithPath: path)
    guard !FileManager.default.fileExists(atPath: folder.path) else {
      throw Stop("\(path) is there already. Name a folder that is not.")
    }
    let format = format ?? .csv
    try await data.withOrganisation { instance in
      let lists = try await instance.doors.store.read { tx in try Lists.all(in: tx) }
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for list in lists {
          let file = folder.appendingPathComponent(list.fileName(format))
          try list.text(format).write(to: file, atomically: true, encoding: .utf8)
          Say.line("\(list.fileName(format)): \(list.rows.count)")
        }
      } catch let error as CocoaError {
        throw Stop("\(path) cannot be written: \(error.localizedDescription)")
      }
    }
  }
}

extension ListFormat: ExpressibleByArgument {}
