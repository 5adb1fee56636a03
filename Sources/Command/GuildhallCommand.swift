import ArgumentParser
import Guildhall

/// The `guildhall` command. It parses arguments, composes use cases and prints; it decides nothing.
@main
struct GuildhallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guildhall",
    abstract: "People of an organisation teach each other in peer-led workshops.",
    discussion: """
      Settings come from flags, then from GUILDHALL_… in the environment, then from guildhall.conf in the data folder.
      Start with: guildhall serve --data /srv/guildhall
      """,
    version: Version.number,
    subcommands: [
      Serve.self, DemoCommand.self, Migrate.self, Import.self, PersonCommand.self, Doctor.self,
      BackupCommand.self,
      Restore.self, Export.self, Baseline.self,
    ])
}
