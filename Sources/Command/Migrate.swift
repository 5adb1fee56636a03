import ArgumentParser
import Guildhall

struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring the database to this version. serve does it by itself; this is for doing it beforehand.")

  @OptionGroup var data: DataOptions

  func run() async throws {
    try await data.withInstance { _ in
      Say.line("The database is at version \(Migrations.all.count) of its schema; nothing is left to do.")
    }
  }
}
