import ArgumentParser

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take over what exists: first a look at what would change, then --apply.",
    subcommands: [ImportPeople.self, ImportSkills.self, ImportTopics.self, ImportLists.self])
}
