/// A moment, as milliseconds since 1970-01-01T00:00Z. The clock is handed in; nothing here reads it.
public struct Instant: Hashable, Comparable, Sendable {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  public static func + (a: Instant, b: Duration) -> Instant {
    Instant(milliseconds: a.milliseconds + b.milliseconds64)
  }

  public static func - (a: Instant, b: Duration) -> Instant {
    Instant(milliseconds: a.milliseconds - b.milliseconds64)
  }

  /// The midnight before it in Greenwich, which tells nothing of the hour.
  public var startOfDay: Instant {
    let day = Duration.days(1).milliseconds64
    return Instant(milliseconds: milliseconds - (milliseconds % day + day) % day)
  }

  public static func - (a: Instant, b: Instant) -> Duration { .milliseconds(a.milliseconds - b.milliseconds) }
}

extension Instant: Codable {
  public init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}

extension Duration {
  public static func minutes(_ count: Int) -> Duration { .seconds(60 * count) }
  public static func hours(_ count: Int) -> Duration { .seconds(3600 * count) }
  /// Days of 24 hours. For calendar days use `Day.adding(days:)`.
  public static func days(_ count: Int) -> Duration { .seconds(86400 * count) }

  private static let day: Int64 = 86_400_000

  /// Days of 24 hours.
  public var inDays: Double { Double(milliseconds64) / Double(Self.day) }
  public var wholeDays: Int { Int(milliseconds64 / Self.day) }

  /// Whole milliseconds, rounded towards zero.
  public var milliseconds64: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
