import Essentials

/// A moment as files write it.
public enum MomentCell {
  /// ISO 8601 dates and times, with or without an offset (without one they are of the zone), and seconds or
  /// milliseconds since 1970.
  public static func read(_ cell: String, in zone: Zone) -> Instant? {
    if let number = Int64(cell), cell.utf8.allSatisfy({ (48...57).contains($0) }) {
      return epoch(number, digits: cell.count)
    }
    let parts = cell.replacing(" ", with: "T").split(
      separator: "T", maxSplits: 1, omittingEmptySubsequences: false
    ).map(String.init)
    guard let first = parts.first, let day = Day(iso: first), (1970...2200).contains(day.year) else {
      return nil
    }
    let midnight = TimeOfDay(hour: 0, minute: 0)
    guard parts.count == 2 else { return midnight.map { zone.resolve(WallTime(day: day, time: $0)).instant } }
    return clock(parts[1], on: day, in: zone)
  }

  private static func epoch(_ number: Int64, digits: Int) -> Instant? {
    switch digits {
    case 9, 10: Instant(milliseconds: number * 1000)
    case 12, 13: Instant(milliseconds: number)
    default: nil
    }
  }

  /// `14:30`, `14:30:59`, `14:30:59.123`, each perhaps with `Z` or `+05:30` behind it.
  private static func clock(_ text: String, on day: Day, in zone: Zone) -> Instant? {
    guard let found = text.wholeMatch(of: #/(\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|z|[+-]\d\d:?\d\d)?/#),
      let time = TimeOfDay(String(found.1)), let seconds = Int(found.2 ?? "0"), seconds < 60
    else { return nil }
    let fraction = Int64((String(found.3 ?? "") + "000").prefix(3)) ?? 0
    let rest = Duration.milliseconds(Int64(seconds) * 1000 + fraction)
    let wall = WallTime(day: day, time: time)
    guard let offset = found.4 else { return zone.resolve(wall).instant + rest }
    return Zone.utc.resolve(wall).instant - .minutes(minutes(of: String(offset))) + rest
  }

  private static func minutes(of offset: String) -> Int {
    let digits = offset.filter(\.isNumber)
    guard digits.count == 4, let hours = Int(digits.prefix(2)), let minutes = Int(digits.suffix(2)) else {
      return 0
    }
    return (offset.hasPrefix("-") ? -1 : 1) * (hours * 60 + minutes)
  }
}
