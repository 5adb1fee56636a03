import Synchronization

/// Counts statements: all since the start for whoever watches, and those of one piece of work, so that a test can hold
/// a page to a fixed number of them. Begin and commit are not counted.
public enum StatementCount {
  @TaskLocal static var current: Counter?
  private static let sinceStart = Counter()

  /// How many statements this process has sent.
  public static var total: Int { sinceStart.count }

  /// How many statements the work sent.
  public static func counting(
    isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Void
  ) async rethrows -> Int {
    let counter = Counter()
    try await $current.withValue(counter) { try await work() }
    return counter.count
  }

  static func add(to counter: Counter?) {
    sinceStart.add()
    counter?.add()
  }

  final class Counter: Sendable {
    private let number = Atomic(0)
    var count: Int { number.load(ordering: .relaxed) }
    func add() { number.add(1, ordering: .relaxed) }
  }
}
