/// A time of day as a clock on the wall shows it, to the minute.
public struct TimeOfDay: Hashable, Comparable, Sendable {
  public let hour: Int
  public let minute: Int

  public init?(hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    (self.hour, self.minute) = (hour, minute)
  }

  /// `14:30`, or `14:30:00` as some browsers send it; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || (parts.count == 3 && parts[2] == "00"), parts[0].count == 2,
      parts[1].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    self.init(hour: Int(parts[0])!, minute: Int(parts[1])!)
  }

  public var text: String { "\(padded(hour, 2)):\(padded(minute, 2))" }

  public static func < (a: TimeOfDay, b: TimeOfDay) -> Bool { (a.hour, a.minute) < (b.hour, b.minute) }
}

/// A date and time as the people in one place would say it. With a `Zone` it is a session's truth.
public struct WallTime: Hashable, Comparable, Sendable {
  public let day: Day
  public let time: TimeOfDay

  public init(day: Day, time: TimeOfDay) { (self.day, self.time) = (day, time) }

  /// `2026-03-29T14:30`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = Day(iso: String(parts[0])), let time = TimeOfDay(String(parts[1]))
    else {
      return nil
    }
    self.init(day: day, time: time)
  }

  public var text: String { "\(day.iso)T\(time.text)" }

  /// Minutes since 1970-01-01T00:00 on the same clock.
  var minuteNumber: Int { day.number * 1440 + time.hour * 60 + time.minute }

  /// What the same clock shows that many minutes later, ignoring changes of the clock.
  public func adding(minutes: Int) -> WallTime {
    let total = minuteNumber + minutes
    let number = total >= 0 ? total / 1440 : (total - 1439) / 1440
    let rest = total - number * 1440
    return WallTime(day: Day(number: number), time: TimeOfDay(hour: rest / 60, minute: rest % 60)!)
  }

  public static func < (a: WallTime, b: WallTime) -> Bool { (a.day, a.time) < (b.day, b.time) }
}
