import ArgumentParser

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take over what exists: first a look at what would change, then --apply.",
    subcommands: [ImportPeople.self, ImportTopics.self])
}
