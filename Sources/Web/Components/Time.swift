import Essentials

/// A date or a moment in words, with its exact meaning for programs.
public struct Time: View {
  let words: String
  let exact: String

  /// The words have to name the place: `Told.moment` does.
  public init(_ words: String, at instant: Instant) {
    self.init(words: words, exact: "\(Zone.utc.wall(at: instant).text)Z")
  }

  public init(_ words: String, on day: Day) { self.init(words: words, exact: day.iso) }

  private init(words: String, exact: String) { (self.words, self.exact) = (words, exact) }

  public var html: HTML { "<time datetime=\"\(exact)\">\(words)</time>" }

  public static var sample: Time {
    Time("Wednesday 18 November 2026, 12:00 (Lisbon)", at: Instant(milliseconds: 1_795_003_200_000))
  }
}
