import Database
import Essentials
import Foundation
import Guildhall

/// The engines that everything touching storage is tested on: `@Test(arguments: Engine.available)`.
public enum Engine: String, CaseIterable, Sendable, CustomStringConvertible {
  case sqlite, postgres

  /// The cluster that tests may use, as `bin/postgres-for-tests` prints it.
  static let postgresURL = ProcessInfo.processInfo.environment["GUILDHALL_TEST_POSTGRES"].flatMap {
    $0.isEmpty ? nil : $0
  }

  /// Both, or SQLite alone where there is no PostgreSQL to test on.
  public static let available: [Engine] = postgresURL == nil ? [.sqlite] : allCases

  /// Whether a run without PostgreSQL is a failure (GUILDHALL_TEST_REQUIRE_POSTGRES=1).
  public static let requiresPostgres =
    ProcessInfo.processInfo.environment["GUILDHALL_TEST_REQUIRE_POSTGRES"] == "1"

  public var description: String { rawValue }

  /// A database of its own with the whole schema and nothing in it; cleared away when the last copy of the
  /// store is gone. Identities come from the seed, so they are the same in each run.
  public func freshStore(
    clock: @escaping @Sendable () -> Instant = TestClock().read, seed: UInt64 = 1, lanes: Int = 3
  ) async throws -> Store {
    try await store(isMigrated: true, Store.World(clock: clock, entropy: SeededRandom(seed).next), lanes)
  }

  /// The same without any table.
  public func emptyStore(clock: @escaping @Sendable () -> Instant = TestClock().read) async throws -> Store {
    try await store(isMigrated: false, Store.World(clock: clock, entropy: SeededRandom(1).next), 3)
  }

  private func store(isMigrated: Bool, _ world: Store.World, _ lanes: Int) async throws -> Store {
    switch self {
    case .sqlite: try await SQLiteDatabases.shared.store(isMigrated: isMigrated, world: world)
    case .postgres:
      try await PostgresDatabases.shared.store(isMigrated: isMigrated, world: world, lanes: lanes)
    }
  }
}
