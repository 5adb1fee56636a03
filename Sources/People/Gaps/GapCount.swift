import Database
import Essentials

/// Counts the map anew. It reads everything, decides what may be shown while nothing is held, and only then writes, so that
/// nobody waits for it.
public enum GapCount {
  public static let jobKind = "gaps.count"

  public static func run(_ store: Store) async throws {
    let facts = try await store.read { tx in try GapFacts.read(in: tx) }
    let count = Counted(facts)
    try await store.write { tx in try count.save(in: tx) }
  }

  /// Has it counted anew by a worker.
  public static func enqueue(in tx: Transaction) throws {
    try Jobs.enqueue(jobKind, [:], key: jobKind, isUrgent: true, in: tx)
  }

  /// - Parameter then: what follows from other gaps.
  public static func handlers(
    _ store: Store, then follow: @escaping @Sendable () async throws -> Void
  ) -> [JobHandler] {
    [
      JobHandler(jobKind) { _ in
        try await run(store)
        try await follow()
      }
    ]
  }

  /// Every hour.
  public static func chores(_ store: Store) -> [Chore] {
    [Chore("count-gaps", .every(.hours(1))) { try await run(store) }]
  }
}
