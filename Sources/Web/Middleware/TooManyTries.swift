import Essentials

/// Somebody tries too often (429).
public struct TooManyTries: Error {
  /// Whole seconds until the next try, at least one.
  public let seconds: Int
  /// What goes on working meanwhile, as a sentence; empty for nothing.
  public let meanwhile: String
  public init(wait: Duration, meanwhile: String = "") {
    (seconds, self.meanwhile) = (max(1, Int((wait.milliseconds64 + 999) / 1000)), meanwhile)
  }
}
