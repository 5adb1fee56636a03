import Essentials

/// Times of sessions in words. Every time names its place.
public enum SessionWords {
  /// `Wednesday 18 November`, near days by their name too, with the year where it is another.
  public static func day(_ day: Day, today: Day) -> String {
    let words = day.year == today.year ? Told.weekday(day) : Told.fullDay(day)
    return switch day.number - today.number {
    case 0: say("Today, \(words)")
    case 1: say("Tomorrow, \(words)")
    case -1: say("Yesterday, \(words)")
    default: words
    }
  }

  /// `12:00 to 13:00` on the clock of the zone.
  public static func span(_ time: SessionTime, in zone: Zone) -> String {
    let (start, end) = (zone.wall(at: time.start), zone.wall(at: time.end))
    return end.day == start.day
      ? say("\(Told.time(start.time)) to \(Told.time(end.time))")
      : say("\(Told.time(start.time)) to \(Told.time(end.time)) the next day")
  }

  /// `Lisbon (WEST)`
  public static func place(_ zone: Zone, at instant: Instant) -> String {
    let name = zone.abbreviation(at: instant)
    return name == zone.city ? zone.city : say("\(zone.city) (\(name))")
  }

  /// Where people come together: the room, the screen, or both.
  public static func venue(_ plan: SessionPlan) -> String {
    switch plan.delivery {
    case .inPerson: plan.room
    case .virtual: say("on screen")
    case .hybrid: say("\(plan.room), and on screen")
    }
  }

  public static func length(_ minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    if rest != 0 || hours == 0 { return say(count: minutes, one: "1 minute", other: "\(minutes) minutes") }
    return say(count: hours, one: "1 hour", other: "\(hours) hours")
  }
}
