import ArgumentParser
import Database
import Guildhall

struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring the database to this version. serve does it by itself; this is for doing it beforehand.")

  @OptionGroup var data: DataOptions

  func run() async throws {
    try await data.withInstance { _ in
      Say.line(
        "The database is at version \(MigrationList.all.map(\.number).max() ?? 0) of its schema; nothing is left to do."
      )
    }
  }
}
