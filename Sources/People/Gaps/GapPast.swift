import Essentials

/// How a skill went until the first count, from the dates of what was said. Needs are taken as they are today: how they
/// were is not kept.
enum GapPast {
  static let months = 12

  /// The months that can stand beside each other: of those whose numbers of people differ by fewer than five, only the first,
  /// because their difference would tell of a few.
  static func shown(_ months: [(month: Day, cell: GapCell)]) -> [(month: Day, cell: GapCell)] {
    var shown: [(month: Day, cell: GapCell)] = []
    for one in months {
      let step = abs(one.cell.people - (shown.last?.cell.people ?? 0))
      if shown.isEmpty || step == 0 || step >= Gap.fewest { shown.append(one) }
    }
    return shown
  }

  /// `2026-11`
  static func month(_ day: Day) -> String { String(day.iso.prefix(7)) }

  /// The ends of the months before this one, the oldest first.
  static func ends(before today: Day) -> [(month: String, end: Instant)] {
    var ends: [(month: String, end: Instant)] = []
    var first = Day(year: today.year, month: today.month, day: 1)!
    for _ in 0..<months {
      let last = first.adding(days: -1)
      let end = Zone.utc.resolve(WallTime(day: first, time: TimeOfDay(hour: 0, minute: 0)!)).instant
      ends.append((month(last), end))
      first = Day(year: last.year, month: last.month, day: 1)!
    }
    return ends.reversed()
  }

  /// Each month of which enough is known to tell it.
  /// - Parameter said: what was said of each person, the oldest first, and what their work needs.
  static func months(_ said: [(target: Int?, said: [Said])], before today: Day) -> [(
    month: String, cell: GapCell
  )] {
    ends(before: today).compactMap { month, end in
      var (levels, meeting) = ([0, 0, 0, 0, 0], 0)
      for person in said {
        guard let standing = StandingRules.settle(person.said.filter { $0.at < end }) else { continue }
        levels[standing.level.rawValue] += 1
        if let target = person.target, standing.level.rawValue >= target { meeting += 1 }
      }
      let cell = GapCell(levels: levels, meeting: meeting)
      return cell.people < Gap.fewest ? nil : (month, cell)
    }
  }
}
