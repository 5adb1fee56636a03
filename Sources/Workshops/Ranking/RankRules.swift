import Essentials
import Foundation
import People

/// What speaks for a topic, and against teaching it now. Demand and need stand in one list; every position can be taken apart.
public enum RankPart: String, Sendable, CaseIterable {
  case want, gap, risk, goal, reach, age, supply

  /// What it weighs until organisers say otherwise: so that a critical gap that many have stands before what many ask for
  /// (`bin/bench ranking`).
  var usualWeight: Int {
    switch self {
    case .want: 30
    case .gap: 50
    case .risk: 20
    case .goal: 10
    case .reach: 10
    case .age: 5
    case .supply: 30
    }
  }

  /// Supply that is planned already speaks against.
  var isAgainst: Bool { self == .supply }
}

/// What is known of a topic, as far as its rank asks.
struct RankFacts: Sendable, Equatable {
  var votes = 0
  /// In how many departments those work who want it.
  var departments = 0
  var isGoal = false
  /// Days since it was asked for.
  var days = 0
  /// It has a session to come.
  var isScheduled = false
  /// Another session to come works on one of its skills.
  var hasSessionAhead = false
  var skills: [RankSkill] = []
}

/// One of its skills, as the gap map knows it; nothing is missing where the map hides it.
struct RankSkill: Sendable, Equatable {
  let name: String
  let isCritical: Bool
  let people: Int
  let missing: Int
  let holders: Int

  var isAtRisk: Bool { isCritical && holders <= GapRisk.most }
}

/// How large the organisation is: what a hundred votes mean depends on it.
struct RankScale: Sendable, Equatable {
  let people: Int
  let departments: Int
}

/// Each part from 0 to 1000.
struct RankValues: Sendable, Equatable {
  private(set) var values: [RankPart: Int] = [:]

  subscript(part: RankPart) -> Int {
    get { values[part] ?? 0 }
    set { values[part] = newValue }
  }
}

enum RankRules {
  /// The values of the parts. Every vote counts the same, and none counts for more than its topic: a part depends on nothing that
  /// others voted for elsewhere, so one person moves a topic by their own vote and no further.
  static func values(_ facts: RankFacts, _ scale: RankScale) -> RankValues {
    var values = RankValues()
    values[.want] = share(of: facts.votes, scale.people)
    values[.gap] = facts.skills.map { gap($0, scale) }.max() ?? 0
    values[.risk] = facts.skills.filter(\.isAtRisk).map { $0.holders <= 1 ? 1000 : 500 }.max() ?? 0
    values[.goal] = facts.isGoal ? 1000 : 0
    values[.reach] = scale.departments > 0 ? min(1000, 1000 * facts.departments / scale.departments) : 0
    values[.age] = min(1000, 1000 * max(0, facts.days) / 365)
    values[.supply] = facts.isScheduled ? 1000 : facts.hasSessionAhead ? 500 : 0
    return values
  }

  /// The sum of the values by their weights, from −100,000 on.
  static func score(_ values: RankValues, _ weights: RankWeights) -> Int {
    RankPart.allCases.reduce(0) { sum, part in
      sum + (part.isAgainst ? -1 : 1) * weights[part] * values[part]
    }
  }

  /// The share of those who miss the level their work needs, more where many do; half of it where the skill is not critical.
  private static func gap(_ skill: RankSkill, _ scale: RankScale) -> Int {
    guard skill.people > 0 else { return 0 }
    let value = share(of: skill.missing, scale.people) * skill.missing / skill.people
    return skill.isCritical ? value : value / 2
  }

  /// On the scale of a logarithm, from nobody to everybody: from 1 to 10 is as far as from 10 to 100.
  private static func share(of count: Int, _ whole: Int) -> Int {
    guard count > 0, whole > 0 else { return 0 }
    return min(1000, Int((1000 * log(1 + Double(count)) / log(1 + Double(max(whole, 9)))).rounded()))
  }
}

/// How much each part weighs, from 0 to 100.
public struct RankWeights: Sendable, Equatable {
  static let range = 0...100
  private var weights: [RankPart: Int] = [:]

  public init() {}

  public subscript(part: RankPart) -> Int {
    get { weights[part] ?? part.usualWeight }
    set { weights[part] = newValue == part.usualWeight ? nil : newValue }
  }

  /// `want 30, gap 50, …`
  var words: String { RankPart.allCases.map { "\($0.rawValue) \(self[$0])" }.joined(separator: ", ") }
}
