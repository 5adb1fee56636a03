import Essentials
import People

/// Somebody who could teach a topic, with what is known of them.
struct Teacher: Sendable, Equatable {
  let person: ID<Person>
  let name: String
  let department: ID<Department>?
  let departmentName: String?
  /// The skill of the topic that they are proposed for: the one of which they know most.
  let skill: String
  /// What counts of their level, where they let themselves be found for it.
  let level: Level?
  let levelName: String
  /// How many sessions on it they have held.
  let taught: Int
  /// They offered to teach another topic on it.
  let hasOffered: Bool
  /// Sessions they run that are to come, or were held within 90 days.
  let load: Int
  /// "Not now" until that day.
  let quiet: Day?
  /// When they were asked for this topic.
  let askedAt: Instant?
}

/// Why somebody is proposed, and in which order.
enum TeacherRules {
  /// So many are proposed.
  static let most = 12

  /// The likeliest first; whoever works elsewhere than the asker before those who sit beside them, other things equal; whoever
  /// wants to be left alone last.
  static func ordered(_ all: [Teacher], asker: ID<Department>?) -> [Teacher] {
    all.sorted { a, b in
      (a.quiet == nil ? 0 : 1, -score(a, asker: asker), Folded.key(a.name), a.person)
        < (b.quiet == nil ? 0 : 1, -score(b, asker: asker), Folded.key(b.name), b.person)
    }.prefix(most).map(\.self)
  }

  /// Whoever only lets themselves be found, and can hardly do it yet, is not proposed.
  static func isLikely(_ one: Teacher) -> Bool {
    one.taught > 0 || one.hasOffered || (one.level ?? .zero) >= .two
  }

  /// In points: what they can do and have done, less what they carry already.
  static func score(_ one: Teacher, asker: ID<Department>?) -> Int {
    let skill = 2 * (one.level?.rawValue ?? 0) + 3 * min(one.taught, 3) + (one.hasOffered ? 3 : 0)
    return skill + (isElsewhere(one, asker: asker) ? 2 : 0) - 2 * min(one.load, 6)
  }

  static func isElsewhere(_ one: Teacher, asker: ID<Department>?) -> Bool {
    guard let asker, let own = one.department else { return false }
    return own != asker
  }

  /// In words, the weightiest first.
  static func reasons(_ one: Teacher, asker: ID<Department>?) -> [String] {
    var reasons: [String] = []
    if one.taught > 0 {
      reasons.append(
        say(
          count: one.taught, one: "taught \(one.skill) once", other: "taught \(one.skill) \(one.taught) times"
        ))
    }
    if let level = one.level {
      reasons.append(say("level \(level.rawValue), \(one.levelName), in \(one.skill)"))
    }
    if one.hasOffered { reasons.append(say("offered to teach another topic on it")) }
    if isElsewhere(one, asker: asker) { reasons.append(say("works in another department than who asked")) }
    reasons.append(
      one.load == 0
        ? say("runs no session in these months")
        : say(
          count: one.load, one: "runs 1 session in these months",
          other: "runs \(one.load) sessions in these months"))
    return reasons
  }
}

enum TeacherRefusal: Refusal, Equatable {
  case unlisted(String)
  case askedAlready(String)
  case notNow(String, until: Day)

  var sentence: String {
    switch self {
    case .unlisted(let name):
      say("\(name) is not among those who could teach this. Choose one from the list.")
    case .askedAlready(let name): say("\(name) was asked already, and is not asked again for this topic.")
    case .notNow(let name, let day): say("\(name) says “not now” until \(Told.day(day)).")
    }
  }
}

enum TeacherURL {
  /// GET proposes, POST asks.
  static func list(_ id: ID<Topic>) -> Link { Link(path: "/topics/\(id)/teachers") }
  /// POST: one would rather not.
  static func refusal(_ id: ID<Topic>) -> Link { Link(path: "/topics/\(id)/teachers/refusal") }
}
