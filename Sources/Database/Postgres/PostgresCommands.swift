/// Statements that PostgreSQL does not allow in a transaction, such as CREATE DATABASE; for tests.
package struct PostgresCommands: Sendable {
  private let url: String
  private let lanes: LanePool<PostgresLane>

  package init(url: String, lanes count: Int) {
    self.url = url
    lanes = LanePool((0..<count).map { PostgresLane(url: url, number: $0) })
  }

  package func run(_ command: String) async throws {
    try await lanes.with { try await $0.command(command) }
  }

  /// On this thread and a connection of its own, for the end of a process.
  package func runNow(_ commands: [String]) throws {
    let connection = try PostgresConnection(url: url)
    for command in commands { try connection.command(command) }
  }
}

extension PostgresLane {
  fileprivate func command(_ text: String) throws { try connected().command(text) }
}
