import Essentials

/// A date as mail writes it, in UTC: `Wed, 18 Nov 2026 14:30:00 +0000` (RFC 5322 §3.3).
enum MailDate {
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  static func text(_ instant: Instant) -> String {
    let wall = Zone.utc.wall(at: instant)
    let seconds = (instant.milliseconds % 60000 + 60000) % 60000 / 1000
    let (day, time) = (wall.day, wall.time)
    return "\(weekdays[day.weekday - 1]), \(day.day) \(months[day.month - 1]) \(day.year) "
      + "\(two(time.hour)):\(two(time.minute)):\(two(Int(seconds))) +0000"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
