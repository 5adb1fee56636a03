import Essentials

/// Groups of fewer than five people are not shown, and cannot be had as the difference between the total and the others.
enum ReachRules {
  static let smallestGroup = 5

  /// One line for each group that is large enough, by the order they come in, and one for all that are not. When the small
  /// ones together are still too few, the smallest of the others joins them. Where everybody together is too few there is no line.
  static func lines(_ groups: [Reach.Group]) -> [Reach.Line] {
    let present = groups.filter { $0.people > 0 }
    var together = present.filter { $0.people < smallestGroup }
    var alone = present.filter { $0.people >= smallestGroup }
    while !together.isEmpty, size(together) < smallestGroup,
      let smallest = alone.min(by: { $0.people < $1.people })
    {
      alone.removeAll { $0 == smallest }
      together.append(smallest)
    }
    let lines = alone.map { Reach.Line(groups: [$0]) }
    return size(together) < smallestGroup ? lines : lines + [Reach.Line(groups: together)]
  }

  /// A count of people of one group, if it may be shown.
  static func shown(_ count: Int) -> Int? { count == 0 || count >= smallestGroup ? count : nil }

  private static func size(_ groups: [Reach.Group]) -> Int { groups.reduce(0) { $0 + $1.people } }
}
