import Essentials

/// Somebody asks a colleague for help with a skill.
public struct HelpAsk: Sendable {
  public let id: ID<HelpAsk>
  public let skill: ID<Skill>
  public let skillName: String
  public let asker: ID<Person>
  public let askerName: String
  public let askerEmail: String
  public let helper: ID<Person>
  public let helperName: String
  public let words: String
  public let at: Instant
}

/// Somebody asks a colleague how they see some of their skills.
struct RatingAsk: Sendable {
  let person: ID<Person>
  let personName: String
  let rater: ID<Person>
  let raterName: String
  let skills: [(id: ID<Skill>, name: String)]
  let at: Instant
}

enum AskRefusal: Refusal, Equatable {
  case yourself
  case left(String)
  case notNow(String, until: Day)
  case notFindable(String)
  case today(String)
  case retired(String)

  var sentence: String {
    switch self {
    case .yourself: say("That is you. Ask somebody else.")
    case .left(let name): say("\(name) has left. Ask somebody else.")
    case .notNow(let name, let day):
      say("\(name) says “not now” until \(Told.day(day)). Ask somebody else, or ask again then.")
    case .notFindable(let name): say("\(name) lets nobody ask about this skill. Ask somebody else.")
    case .today(let name): say("You asked \(name) about this within the last day. Give them time to answer.")
    case .retired(let name): say("\(name) is out of use, so nobody is asked about it any more.")
    }
  }
}

enum AskRules {
  static let wordsMax = 1000
  /// The most skills somebody asks one colleague about at once.
  static let mostSkills = 20
  /// How often somebody is asked is told of so many days.
  static let counted = 90
  /// For so many days a question is kept.
  static let kept = 365
  /// How long "not now" may last, in days.
  static let longestQuiet = 366

  /// - Parameters:
  ///   - quiet: the day until which the helper wants to be left alone.
  ///   - last: when the asker asked them about the same before.
  static func help(
    of helper: Person, isFindable: Bool, quiet: Day?, last: Instant?, asker: ID<Person>, now: Instant
  ) throws(AskRefusal) {
    if helper.id == asker { throw .yourself }
    if !helper.isActive { throw .left(helper.name) }
    if !isFindable { throw .notFindable(helper.name) }
    if let quiet, isQuiet(quiet, helper.zone, now: now) { throw .notNow(helper.name, until: quiet) }
    if let last, last > now - .days(1) { throw .today(helper.name) }
  }

  /// Until that day begins where they are.
  static func isQuiet(_ until: Day, _ zone: Zone, now: Instant) -> Bool { zone.wall(at: now).day < until }
}

public enum AskURL {
  /// What one was asked, and what one asked.
  public static let page = Link("/me/asks")
  static func about(_ skill: ID<Skill>) -> Link { page.with("skill", skill.text).at("ask") }
  /// DELETE takes back what one asked of a colleague.
  static func one(_ rater: ID<Person>) -> Link { Link(path: "/me/asks/\(rater)") }
  /// DELETE declines what somebody asked.
  static func asked(by person: ID<Person>) -> Link { Link(path: "/me/asked/\(person)") }
  /// PUT says until when one wants to be left alone, DELETE ends it.
  static let quiet = Link("/me/quiet-time")
  /// GET shows the form, POST asks.
  static func help(_ skill: ID<Skill>, _ helper: ID<Person>) -> Link {
    Link(path: "/skills/\(skill)/helpers/\(helper)")
  }
}
