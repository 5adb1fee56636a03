import Foundation
import Synchronization

/// A time zone of the IANA database, by its name.
public struct Zone: Hashable, Sendable {
  public let name: String
  /// The place as people say it: `Lisbon`, `Buenos Aires`.
  public let city: String
  private let zone: TimeZone

  public static let utc = Zone("UTC")!

  /// Those that were asked for: rows name the same few again and again, and checking a name takes microseconds.
  private static let met = Mutex<[String: Zone]>([:])

  /// Nil unless the name is one of the IANA database, such as `Europe/Lisbon` or `UTC`.
  public init?(_ name: String) {
    if let zone = Zone.met.withLock({ $0[name] }) {
      self = zone
      return
    }
    guard name.utf8.count <= 40, name == "UTC" || Zone.isPlace(name), let zone = TimeZone(identifier: name)
    else { return nil }
    (self.name, self.zone) = (name, zone)
    city = String(name.split(separator: "/").last ?? "").replacing("_", with: " ")
    let new = self
    Zone.met.withLock { $0[name] = new }
  }

  /// `Area/City`; abbreviations and offsets such as `GMT+3` are no places and know no summer time.
  private static func isPlace(_ name: String) -> Bool {
    name.utf8.count <= 40 && name.contains("/") && name.first?.isUppercase == true
      && name.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "/_-+0123456789".unicodeScalars.contains($0))
      }
  }

  /// All names, sorted, for a list to choose from. Foundation lists some places by names the IANA has given up.
  public static let names: [String] = Set(TimeZone.knownTimeZoneIdentifiers)
    .subtracting([
      "Asia/Calcutta", "Asia/Katmandu", "Asia/Rangoon", "Europe/Kiev", "America/Godthab", "Pacific/Enderbury",
      "Pacific/Ponape", "Pacific/Truk",
    ])
    .union(["Asia/Kolkata", "UTC"]).filter { Zone($0) != nil && ($0.contains("/") || $0 == "UTC") }.sorted()

  /// Whether it is one of `names`. What is longer than any of them is not compared, which for some texts takes long.
  public static func isListed(_ name: String) -> Bool { name.utf8.count <= 40 && listed.contains(name) }
  private static let listed = Set(names)

  /// Seconds east of Greenwich at the instant.
  public func offset(at instant: Instant) -> Int { zone.secondsFromGMT(for: instant.date) }

  /// `WET`, `CEST` or `GMT+5:30`, as it is at the instant.
  public func abbreviation(at instant: Instant) -> String {
    zone.abbreviation(for: instant.date) ?? name
  }

  /// What a clock in the zone shows, to the minute.
  public func wall(at instant: Instant) -> WallTime {
    let seconds = floorDivide(Int(instant.milliseconds), 1000) + offset(at: instant)
    let minutes = floorDivide(seconds, 60)
    let number = floorDivide(minutes, 1440)
    let rest = minutes - number * 1440
    return WallTime(day: Day(number: number), time: TimeOfDay(hour: rest / 60, minute: rest % 60)!)
  }
}

extension Zone {
  /// Which instants a wall time names: one as a rule, two when clocks go back, none when they go forward.
  public enum Resolution: Equatable, Sendable {
    case once(Instant)
    case twice(Instant, Instant)
    /// The hour is skipped; `after` is the first instant that exists after the gap.
    case never(after: Instant)

    /// The instant to use: the first of two, the first after a gap.
    public var instant: Instant {
      switch self {
      case .once(let instant), .twice(let instant, _), .never(let instant): instant
      }
    }
  }

  public func resolve(_ wall: WallTime) -> Resolution {
    let local = wall.minuteNumber * 60
    let around = [-86400, 86400].map { offset(at: Instant(milliseconds: Int64(local + $0) * 1000)) }
    let instants = Set(around).map { Instant(milliseconds: Int64(local - $0) * 1000) }
      .filter { self.wall(at: $0) == wall }.sorted()
    switch instants.count {
    case 0: return .never(after: nextTransition(near: local))
    case 1: return .once(instants[0])
    default: return .twice(instants[0], instants[1])
    }
  }

  private func nextTransition(near local: Int) -> Instant {
    let dayBefore = Date(timeIntervalSince1970: TimeInterval(local - 86400))
    let next = zone.nextDaylightSavingTimeTransition(after: dayBefore)
    return Instant(milliseconds: Int64((next?.timeIntervalSince1970 ?? TimeInterval(local)) * 1000))
  }

  /// True when the clocks of both zones agree at the instant.
  public func agrees(with other: Zone, at instant: Instant) -> Bool {
    offset(at: instant) == other.offset(at: instant)
  }
}

extension Instant {
  /// The same moment for Foundation.
  public var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
}

func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : (a - b + 1) / b }
