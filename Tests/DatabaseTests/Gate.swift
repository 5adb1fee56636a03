import Dispatch
import Synchronization

/// Lets a test hold a synchronous closure at one place, without sleeping: the closure calls `pass()`, which
/// returns when the test has called `open()`; the test awaits `reached()`.
final class Gate: Sendable {
  private let opened = DispatchSemaphore(value: 0)
  private let arrivals: AsyncStream<Void>
  private let arrive: AsyncStream<Void>.Continuation

  init() { (arrivals, arrive) = AsyncStream.makeStream() }

  func pass() {
    arrive.yield()
    opened.wait()
  }

  func reached() async {
    for await _ in arrivals { return }
  }

  func open() { opened.signal() }
}

/// Counts what happens in closures that run elsewhere.
final class Tally: Sendable {
  private let entries = Mutex<[String]>([])
  private let news: AsyncStream<Void>
  private let tell: AsyncStream<Void>.Continuation

  init() { (news, tell) = AsyncStream.makeStream() }

  var all: [String] { entries.withLock { $0 } }
  var count: Int { all.count }

  @discardableResult
  func add(_ entry: String = "") -> Int {
    defer { tell.yield() }
    return entries.withLock {
      $0.append(entry)
      return $0.count
    }
  }

  /// Waits until there are so many.
  func reach(_ goal: Int) async {
    if count >= goal { return }
    for await _ in news where count >= goal { return }
  }
}
