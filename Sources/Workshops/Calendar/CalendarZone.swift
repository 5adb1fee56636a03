import Essentials
import Foundation

/// One stretch between two changes of a zone's clocks, as a calendar states it (RFC 5545 §3.6.5).
struct ZoneObservance: Equatable {
  /// When it begins, on the clock as it was until then.
  let begins: WallTime
  let offsetBefore: Int
  let offset: Int
  let name: String
  let isDaylight: Bool
}

/// Spells out how a zone's clocks change over some years, change by change, so that calendar programs which trust
/// what the file says get every summer time right, also in zones whose changes follow no simple rule.
enum CalendarZone {
  static func observances(of zone: Zone, from: Instant, to: Instant) -> [ZoneObservance] {
    let all = changes(of: zone, from: from - .days(800), to: to)
    let before = all.prefix { $0.at <= from }
    let first = before.last ?? Change(at: Instant(milliseconds: 0), offsetBefore: zone.offset(at: from))
    return ([first] + all.dropFirst(before.count)).map {
      observance($0, zone, isFirst: before.isEmpty && $0 == first, from: from)
    }
  }

  private struct Change: Equatable {
    let at: Instant
    let offsetBefore: Int
  }

  private static func changes(of zone: Zone, from: Instant, to: Instant) -> [Change] {
    guard let clock = TimeZone(identifier: zone.name) else { return [] }
    var changes: [Change] = []
    var date = from.date
    while let next = clock.nextDaylightSavingTimeTransition(after: date), next <= to.date, next > date {
      let at = Instant(milliseconds: Int64((next.timeIntervalSince1970 * 1000).rounded()))
      let before = zone.offset(at: at - .milliseconds(1))
      if before != zone.offset(at: at) { changes.append(Change(at: at, offsetBefore: before)) }
      date = next
    }
    return changes
  }

  /// Of a zone that had no change before `from`, the stretch begins when the count of time does.
  private static func observance(_ change: Change, _ zone: Zone, isFirst: Bool, from: Instant)
    -> ZoneObservance
  {
    let within = isFirst ? from : change.at
    let begins = isFirst ? change.at : change.at + .seconds(change.offsetBefore)
    return ZoneObservance(
      begins: Zone.utc.wall(at: begins), offsetBefore: change.offsetBefore, offset: zone.offset(at: within),
      name: zone.abbreviation(at: within),
      isDaylight: TimeZone(identifier: zone.name)?.isDaylightSavingTime(for: within.date) ?? false)
  }

  static func write(_ zone: Zone, _ observances: [ZoneObservance], to text: inout CalendarText) {
    text.begin("VTIMEZONE")
    text.property("TZID", zone.name)
    for part in observances {
      let component = part.isDaylight ? "DAYLIGHT" : "STANDARD"
      text.begin(component)
      text.property("DTSTART", CalendarTime.local(part.begins))
      text.property("TZOFFSETFROM", CalendarTime.offset(part.offsetBefore))
      text.property("TZOFFSETTO", CalendarTime.offset(part.offset))
      text.words("TZNAME", part.name)
      text.end(component)
    }
    text.end("VTIMEZONE")
  }
}
