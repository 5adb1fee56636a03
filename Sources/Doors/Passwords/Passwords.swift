import Essentials
import Foundation

/// What came of comparing a password with a stored hash.
public enum PasswordCheck: Sendable {
  case wrong
  case right
  /// Right, and the hash was made with other parameters than today's: store a new one.
  case rightButOld
}

/// Hashes and checks passwords. Each takes a tenth of a second and 32 MB on purpose, so it happens on threads of its own
/// (`PasswordBench`); the others wait their turn.
public struct Passwords: Sendable {
  /// The fewest characters of a password.
  public static let shortest = 10
  /// The most; longer ones would only cost time.
  public static let longest = 200

  private let cost: PasswordHash.Cost

  public init() { self.init(cost: .today) }

  /// Tests take a cheaper cost.
  init(cost: PasswordHash.Cost) { self.cost = cost }

  /// Cheap hashes for tests that sign many people in. Never for real use.
  package static let cheap = Passwords(
    cost: PasswordHash.Cost(costExponent: 10, blockSize: 8, parallelism: 1))

  /// What the database keeps of a password.
  public func hash(_ password: String) async throws -> String {
    try await PasswordBench.shared.run { [cost] in
      try PasswordHash(password, salt: Passwords.salt(), cost: cost).encoded
    }
  }

  /// Compares a password with what the database keeps. Nil, for somebody who is not known or has no password,
  /// takes as long as a comparison, so that the time tells nothing.
  public func verify(_ password: String, against stored: String?) async throws -> PasswordCheck {
    // Nobody can have set a longer one; the attempt still costs its time.
    let password = String(password.prefix(Passwords.longest + 1))
    return try await PasswordBench.shared.run { [cost] in
      guard let stored, let known = PasswordHash(encoded: stored) else {
        _ = try PasswordHash(password, salt: Passwords.salt(), cost: cost)
        return .wrong
      }
      let typed = try PasswordHash(password, salt: known.salt, cost: known.cost)
      guard typed.equals(known) else { return .wrong }
      return known.cost == cost ? .right : .rightButOld
    }
  }

  private static func salt() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<PasswordHash.saltLength).map { _ in generator.next() }
  }
}
