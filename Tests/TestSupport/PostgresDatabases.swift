import Database
import Foundation
import Guildhall
import Synchronization

/// Fresh PostgreSQL databases: each made from one migrated template, dropped when its store is gone.
actor PostgresDatabases {
  static let shared = PostgresDatabases()
  private static let prefix = "guildhall_\(ProcessInfo.processInfo.processIdentifier)_"
  private static let alive = Mutex<Set<String>>([])
  private let url = Engine.postgresURL ?? "postgres:///"
  private let commands: PostgresCommands
  private var template: Task<String, any Error>?
  private var count = 0
  /// Tests run side by side; a cluster has connections for so many of them.
  private let places = Places(16)

  init() { commands = PostgresCommands(url: url, lanes: 2) }

  func store(isMigrated: Bool, world: Store.World, lanes: Int) async throws -> Store {
    let template = try await templateName()
    await places.take()
    count += 1
    let name = "\(Self.prefix)\(count)"
    try await create(name, from: isMigrated ? template : "template0")
    return try Store.throwaway(postgres: url(of: name), lanes: lanes, world: world) { [commands, places] in
      Task {
        try? await commands.run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
        Self.alive.withLock { _ = $0.remove(name) }
        await places.give()
      }
    }
  }

  private func create(_ name: String, from template: String) async throws {
    Self.alive.withLock { _ = $0.insert(name) }
    try await commands.run("CREATE DATABASE \(name) TEMPLATE \(template) STRATEGY file_copy")
  }

  private func templateName() async throws -> String {
    let making = template ?? Task { try await makeTemplate() }
    template = making
    return try await making.value
  }

  private func makeTemplate() async throws -> String {
    atexit { PostgresDatabases.shared.dropAll() }
    try await dropOrphans()
    let name = "\(Self.prefix)template"
    try await create(name, from: "template0")
    let store = try Store.throwaway(postgres: url(of: name), lanes: 1, world: Store.World()) {}
    try await Migrator.migrate(store, MigrationList.all)
    await store.close()
    return name
  }

  /// What processes left behind that were killed.
  private func dropOrphans() async throws {
    let store = try Store.throwaway(postgres: url, lanes: 1, world: Store.World()) {}
    let names: [String] = try await store.read { tx in
      try tx.values("SELECT datname FROM pg_database WHERE datname LIKE 'guildhall\\_%'")
    }
    await store.close()
    for name in names {
      guard let process = name.split(separator: "_").dropFirst().first.flatMap({ Int32($0) }) else {
        continue
      }
      if kill(process, 0) != 0, errno == ESRCH { try? await commands.run("DROP DATABASE IF EXISTS \(name)") }
    }
  }

  /// What is left when the process ends.
  private nonisolated func dropAll() {
    try? commands.runNow(
      Self.alive.withLock { $0.sorted().map { "DROP DATABASE IF EXISTS \($0) WITH (FORCE)" } })
  }

  /// The cluster's URL with another database's name in it.
  private func url(of name: String) -> String {
    let afterScheme = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let query = url.firstIndex(of: "?").map { String(url[$0...]) } ?? ""
    let host = afterScheme.prefix { $0 != "/" && $0 != "?" }
    return "postgres://\(host)/\(name)\(query)"
  }
}

/// A number of places; whoever finds none waits, but not for ever: a test may hold one place and want
/// another.
actor Places {
  private var free: Int
  private var line: [(ticket: Int, waiter: CheckedContinuation<Void, Never>)] = []
  private var tickets = 0

  init(_ count: Int) { free = count }

  func take() async {
    free -= 1
    guard free < 0 else { return }
    tickets += 1
    let ticket = tickets
    let patience = Task {
      try await Task.sleep(for: .seconds(20))
      letIn { $0 == ticket }
    }
    await withCheckedContinuation { line.append((ticket, $0)) }
    patience.cancel()
  }

  func give() {
    free += 1
    letIn { _ in true }
  }

  private func letIn(_ who: (Int) -> Bool) {
    guard let place = line.firstIndex(where: { who($0.ticket) }) else { return }
    line.remove(at: place).waiter.resume()
  }
}
