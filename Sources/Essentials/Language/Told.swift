/// Dates, times, numbers and lists as the reader's language writes them.
public enum Told {
  private static var words: DateWords { Language.current.dates }
  private static func mark(_ text: String) -> String { Language.current.marked(text) }

  /// `18 November 2026`
  public static func day(_ day: Day) -> String { mark(words.text(day, .day)) }
  /// `18 Nov`
  public static func shortDay(_ day: Day) -> String { mark(words.text(day, .shortDay)) }
  /// `Wednesday 18 November`
  public static func weekday(_ day: Day) -> String { mark(words.text(day, .weekday)) }
  /// `Wed 18 Nov`
  public static func shortWeekday(_ day: Day) -> String { mark(words.text(day, .shortWeekday)) }
  /// `Wednesday 18 November 2026`
  public static func fullDay(_ day: Day) -> String { mark(words.text(day, .weekdayAndYear)) }
  /// `November 2026`
  public static func month(of day: Day) -> String { mark(words.text(day, .month)) }
  /// Months beside each other, as on an axis: `Nov 2025`, `Dec`, `Jan 2026`.
  public static func months(_ days: [Day]) -> [String] {
    days.enumerated().map { place, day in
      mark(words.text(day, place == 0 || day.month == 1 ? .shortMonthAndYear : .shortMonth))
    }
  }
  /// `Monday`; 1 is Monday, 7 is Sunday.
  public static func weekdayName(_ weekday: Int) -> String { mark(words.weekdayName(weekday)) }

  /// `14:30`
  public static func time(_ time: TimeOfDay) -> String { time.text }

  /// A day near `today` by its name, others with weekday and date: `tomorrow`, `Wednesday 18 November`.
  public static func near(_ day: Day, today: Day) -> String {
    switch day.number - today.number {
    case -1: say("yesterday")
    case 0: say("today")
    case 1: say("tomorrow")
    default: abs(day.number - today.number) < 180 ? weekday(day) : fullDay(day)
    }
  }

  /// `Wednesday 18 November 2026, 14:30 (Lisbon)`: every printed time names its place.
  public static func moment(_ instant: Instant, in zone: Zone) -> String {
    let wall = zone.wall(at: instant)
    return say("\(fullDay(wall.day)), \(time(wall.time)) (\(zone.city))")
  }

  /// The day in the zone on which the instant falls: `18 November 2026`.
  public static func day(_ instant: Instant, in zone: Zone) -> String { day(zone.wall(at: instant).day) }

  /// How long ago, in the largest unit that is not zero.
  public static func ago(_ instant: Instant, now: Instant) -> String {
    let minutes = Int(max(0, now.milliseconds - instant.milliseconds) / 60_000)
    return switch minutes {
    case ..<1: say("just now")
    case ..<60: say(count: minutes, one: "\(minutes) minute ago", other: "\(minutes) minutes ago")
    case ..<1440:
      say(count: minutes / 60, one: "\(minutes / 60) hour ago", other: "\(minutes / 60) hours ago")
    case ..<86400:
      say(count: minutes / 1440, one: "\(minutes / 1440) day ago", other: "\(minutes / 1440) days ago")
    default:
      say(count: minutes / 43200, one: "\(minutes / 43200) month ago", other: "\(minutes / 43200) months ago")
    }
  }

  /// `12,345`
  public static func number(_ number: Int) -> String { mark(plain(number)) }

  static func plain(_ number: Int) -> String {
    guard abs(number) >= 1000 else { return String(number) }
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: words.grouping)
  }

  /// `3.4`, with that many places.
  public static func decimal(_ number: Double, places: Int = 1) -> String {
    let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
    let scaled = Int((abs(number) * Double(scale)).rounded())
    let sign = number < 0 && scaled != 0 ? "-" : ""
    guard places > 0 else { return mark(sign + plain(scaled)) }
    return mark(sign + plain(scaled / scale) + words.decimal + padded(scaled % scale, places))
  }

  /// `55 %` as `55%`; a dash when there is nothing to divide by.
  public static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    return mark("\(Int((Double(part) / Double(whole) * 100).rounded()))%")
  }

  /// `22 of 40`
  public static func share(_ part: Int, of whole: Int) -> String { say("\(part) of \(whole)") }

  /// `Ana, Ben and Chloé`
  public static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return say("\(items.dropLast().joined(separator: ", ")) and \(last)")
  }
}
