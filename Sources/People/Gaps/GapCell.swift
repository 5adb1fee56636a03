import Essentials

/// The map of gaps says where people are below the level that their work needs. Counted are those who need a skill and of whom a
/// level is known; where no work needs it, all of whom a level is known. Fewer than five people are never shown, nor can
/// they be worked out from what is.
enum Gap {
  /// The fewest people of whom something is shown together.
  static let fewest = 5

  enum Axis: String, Sendable, CaseIterable { case department, role }
}

/// Some people and one skill.
struct GapCell: Sendable, Equatable {
  let people: Int
  /// Twice the median of their levels.
  let median2: Int
  /// How many are at the level they need, or above.
  let meeting: Int
  var isHidden: Bool

  var missing: Int { people - meeting }
  var median: Double { Double(median2) / 2 }
  /// From 0 to 1.
  var share: Double { Double(meeting) / Double(people) }

  /// - Parameter levels: how many are at each level, from 0 to 4.
  init(levels: [Int], meeting: Int) {
    people = levels.reduce(0, +)
    median2 = GapCell.median2(levels, of: people)
    self.meeting = meeting
    isHidden = false
  }

  init(people: Int, median2: Int, meeting: Int, isHidden: Bool) {
    (self.people, self.median2, self.meeting, self.isHidden) = (people, median2, meeting, isHidden)
  }

  /// The sum of the two in the middle; of an odd number, twice the one.
  private static func median2(_ levels: [Int], of people: Int) -> Int {
    func level(_ place: Int) -> Int {
      var before = 0
      for (level, count) in levels.enumerated() {
        before += count
        if place < before { return level }
      }
      return 0
    }
    return level((people - 1) / 2) + level(people / 2)
  }
}

/// The people of one department who work as one thing, and one skill: the smallest part of which anything is added up.
struct GapAtom: Sendable, Equatable {
  let department: String
  let role: String
  var people: Int
  var meeting: Int
}
