import Database
import Essentials
import People

/// The time that the overview looks at, up to now.
enum OverviewPeriod: String, Sendable, CaseIterable {
  case month = "30", quarter = "90", year = "365", all

  var word: String {
    switch self {
    case .month: say("30 days")
    case .quarter: say("90 days")
    case .year: say("A year")
    case .all: say("All")
    }
  }

  /// The first day of it, where the organisation is; nil when it has no beginning.
  func first(_ today: Day) -> Day? { Int(rawValue).map { today.adding(days: -$0) } }

  /// When that day begins.
  func start(_ today: Day, in zone: Zone) -> Instant? {
    guard let day = first(today), let midnight = TimeOfDay(hour: 0, minute: 0) else { return nil }
    return zone.resolve(WallTime(day: day, time: midnight)).instant
  }
}

/// A period with what it comes to now.
struct OverviewSpan: Sendable {
  let period: OverviewPeriod
  let zone: Zone
  let today: Day
  let start: Instant?

  init(_ period: OverviewPeriod, zone: Zone, now: Instant) {
    (self.period, self.zone) = (period, zone)
    today = zone.wall(at: now).day
    start = period.start(today, in: zone)
  }

  /// `since 20 August 2026`
  var words: String {
    period.first(today).map { say("since \(Told.day($0))") } ?? say("since the beginning")
  }
}

extension OverviewSpan {
  /// By the calendar of the organisation.
  static func find(_ period: OverviewPeriod, now: Instant, in tx: Transaction) throws -> OverviewSpan {
    OverviewSpan(period, zone: try Organisation.find(in: tx)?.zone ?? .utc, now: now)
  }
}
