import Dispatch
import Essentials
import Foundation
import Synchronization

/// Where passwords are hashed: on threads that do nothing else, half as many as the machine has cores. Requests share a pool
/// with as many threads as cores, and two hashes in it would hold up everybody.
final class PasswordBench: Sendable {
  static let shared = PasswordBench(threads: max(1, ProcessInfo.processInfo.activeProcessorCount / 2))

  /// So many wait at most, which takes some seconds; who comes then is asked to come again.
  static let mostWaiting = 40

  private let line = Mutex<[@Sendable () -> Void]>([])
  private let bell = DispatchSemaphore(value: 0)

  private init(threads: Int) {
    for number in 0..<threads {
      let thread = Thread { self.work() }
      thread.name = "guildhall.passwords.\(number)"
      thread.start()
    }
  }

  private func work() {
    while true {
      bell.wait()
      let next = line.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      next?()
    }
  }

  func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let isTaken = line.withLock { line in
        guard line.count < Self.mostWaiting else { return false }
        line.append { continuation.resume(with: Result { try body() }) }
        return true
      }
      if isTaken { bell.signal() } else { continuation.resume(throwing: PasswordsBusy()) }
    }
  }
}

/// More people sign in by password than can be checked.
public struct PasswordsBusy: PassesByItself {
  public var passesByItself: Bool { true }
  public var meanwhile: String {
    say("More people sign in just now than can be checked. Try again in a minute, or ask for a link by mail.")
  }
}
