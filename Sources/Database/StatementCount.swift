import Synchronization

/// Counts statements, so that a test can hold a page to a fixed number of them.
public enum StatementCount {
  @TaskLocal static var current: Counter?

  /// How many statements the work sent, begin and commit not counted.
  public static func counting(
    isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Void
  ) async rethrows -> Int {
    let counter = Counter()
    try await $current.withValue(counter) { try await work() }
    return counter.count
  }

  final class Counter: Sendable {
    private let number = Atomic(0)
    var count: Int { number.load(ordering: .relaxed) }
    func add() { number.add(1, ordering: .relaxed) }
  }
}
