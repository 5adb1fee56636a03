import Essentials
import People

extension RankPart {
  var word: String {
    switch self {
    case .want: say("Votes")
    case .gap: say("Gap")
    case .risk: say("Hangs on few")
    case .goal: say("Strategic goal")
    case .reach: say("Departments")
    case .age: say("Waiting")
    case .supply: say("Planned already")
    }
  }

  /// How its value is made, as the public formula says it.
  var formula: String {
    switch self {
    case .want:
      say(
        "How many people need it, from nobody to everybody. From 1 to 10 counts as much as from 10 to 100, and nobody’s vote counts more than another’s."
      )
    case .gap:
      say(
        "The share of people who are below the level their work needs in one of its skills, more where many are. Half of that where the skill is not critical. Nothing where fewer than five are counted."
      )
    case .risk:
      say(
        "One of its skills is critical, and at most two people can do it as well as is needed: all of it for one person or nobody, half for two."
      )
    case .goal: say("It was asked for because of a strategic goal.")
    case .reach: say("In how many of all departments those work who need it.")
    case .age: say("How long ago it was asked for, all of it after a year.")
    case .supply:
      say("It has a session to come; half of it where another session works on one of its skills.")
    }
  }
}

extension RankReasons {
  /// What speaks for it, in a sentence: the two that count most.
  func sentence(_ weights: RankWeights, now: Instant) -> String {
    let best = points(weights).map(\.part).filter { !$0.isAgainst && $0 != .reach }.prefix(2)
    let reasons = best.compactMap { words($0, now: now) }
    let against = values[.supply] > 0 ? words(.supply, now: now) : nil
    guard !reasons.isEmpty else { return against ?? say("Nobody needs it yet.") }
    let sentence = say("\(Told.list(reasons)).")
    return against.map { say("\(sentence) But \($0).") } ?? sentence
  }

  /// How many need it, and in how many departments they work.
  private var wanted: String {
    if departments < 2 {
      return say(count: votes, one: "1 person needs it", other: "\(votes) people need it")
    }
    return say("\(votes) people in \(departments) departments need it")
  }

  func words(_ part: RankPart, now: Instant) -> String? {
    let worst = skills.max { $0.missing * ($0.isCritical ? 2 : 1) < $1.missing * ($1.isCritical ? 2 : 1) }
    switch part {
    case .want: return wanted
    case .gap:
      return worst.map { skill in
        say("\(Told.share(skill.missing, of: skill.people)) lack the level their work needs in \(skill.name)")
      }
    case .risk:
      return skills.filter(\.isAtRisk).min { $0.holders < $1.holders }.map { skill in
        switch skill.holders {
        case 0: say("nobody can do \(skill.name) as well as is needed")
        case 1: say("only one person can do \(skill.name) as well as is needed")
        default: say("only two people can do \(skill.name) as well as is needed")
        }
      }
    case .goal: return say("it serves a strategic goal")
    case .reach:
      return say(
        count: departments, one: "those who need it work in 1 department",
        other: "those who need it work in \(departments) departments")
    case .age: return say("it was asked for \(Told.ago(asked, now: now))")
    case .supply:
      return state == .scheduled
        ? say("a session is planned already") : say("another session works on the same skill")
    }
  }
}
