import Database
import Essentials
import People

/// What the people of the demo organisation work as, and what was said of their levels while its story went on.
struct DemoRatings: Sendable {
  let from: Instant
  let until: Instant
  /// Who takes part; with what their title says they work as.
  let people: [(id: ID<Person>, title: String, manager: ID<Person>?)]
  /// So many skills besides those that their work needs.
  let besides: ClosedRange<Int>

  /// Skills of which the organisation is short: what is said of them is lower.
  private static let short: Set = [
    "Vibration analysis", "Legacy controller", "Safety of changes", "Forecasts with ranges",
  ]
  /// What hardly anybody can do.
  private static let rare: Set = ["Legacy controller", "Vibration analysis"]

  /// In portions, so that no transaction grows without bound.
  func lay(_ store: Store, chance: DemoChance, _ progress: (Double) -> Void = { _ in }) async throws {
    var chance = chance
    let frame = try await store.read { tx in try Frame.find(in: tx) }
    for start in stride(from: 0, to: people.count, by: 250) {
      let some = Array(people[start..<min(start + 250, people.count)])
      var part = Part()
      for one in some { add(one, frame, &part, &chance) }
      try await store.write { [part] tx in
        try PastRating.loadWork(part.work, in: tx)
        try PastRating.load(part.ratings, in: tx)
        try PastRating.loadOffers(part.offers.map { ($0.person, $0.skill, tx.now) }, in: tx)
      }
      progress(Double(start + some.count) / Double(people.count))
    }
    try await GapCount.run(store)
  }

  private struct Part: Sendable {
    var work: [(person: ID<Person>, role: ID<JobRole>)] = []
    var ratings: [PastRating] = []
    var offers: [(person: ID<Person>, skill: ID<Skill>)] = []
  }

  /// The skills there are, and what job roles need of them.
  private struct Frame: Sendable {
    var names: [ID<Skill>: String] = [:]
    var skills: [ID<Skill>] = []
    var roles: [String: (id: ID<JobRole>, targets: Targets)] = [:]

    static func find(in tx: Transaction) throws -> Frame {
      var frame = Frame()
      for framework in try Framework.all(in: tx) {
        for skill in try Skill.all(of: framework.id, in: tx) {
          frame.names[skill.id] = skill.name
          frame.skills.append(skill.id)
        }
        let targets = try RoleTargets.all(of: framework.id, in: tx)
        for role in try JobRole.all(of: framework.id, in: tx) {
          frame.roles[role.name] = (role.id, targets[role.id] ?? [:])
        }
      }
      return frame
    }
  }

  private func add(
    _ one: (id: ID<Person>, title: String, manager: ID<Person>?), _ frame: Frame, _ part: inout Part,
    _ chance: inout DemoChance
  ) {
    let role = frame.roles[one.title]
    if let role { part.work.append((one.id, role.id)) }
    var wanted = role?.targets ?? [:]
    for skill in chance.some(chance.number(besides), of: frame.skills) where wanted[skill] == nil {
      wanted[skill] = .one
    }
    for (skill, target) in wanted.sorted(by: { $0.key < $1.key }) where chance.happens(88) {
      say(skill, target, one, frame, &part, &chance)
    }
  }

  private func say(
    _ skill: ID<Skill>, _ target: Level, _ one: (id: ID<Person>, title: String, manager: ID<Person>?),
    _ frame: Frame,
    _ part: inout Part, _ chance: inout DemoChance
  ) {
    let name = frame.names[skill] ?? ""
    let down = DemoRatings.rare.contains(name) ? 2 : DemoRatings.short.contains(name) ? 1 : 0
    let own = level(target, down: down, &chance)
    let at = moment(from, until, &chance)
    part.ratings.append(rating(skill, .own, one.id, by: one.id, own, at, &chance))
    var now = own
    if chance.happens(25), own < .four {
      now = Level(rawValue: own.rawValue + 1)!
      part.ratings.append(rating(skill, .own, one.id, by: one.id, now, moment(at, until, &chance), &chance))
    }
    if let manager = one.manager, manager != one.id, chance.happens(20) {
      let seen = level(now, down: chance.happens(25) ? 1 : 0, &chance)
      part.ratings.append(
        rating(skill, .manager, one.id, by: manager, seen, moment(at, until, &chance), &chance))
    }
    if now >= .three, chance.happens(45) { part.offers.append((one.id, skill)) }
  }

  private func level(_ around: Level, down: Int, _ chance: inout DemoChance) -> Level {
    let steps = [-2, -1, -1, -1, 0, 0, 0, 0, 1, 1]
    return Level(rawValue: min(4, max(0, around.rawValue + chance.one(of: steps) - down))) ?? .zero
  }

  private func moment(_ from: Instant, _ until: Instant, _ chance: inout DemoChance) -> Instant {
    Instant(
      milliseconds: Int64.random(
        in: from.milliseconds...max(from.milliseconds, until.milliseconds), using: &chance))
  }

  private func rating(
    _ skill: ID<Skill>, _ source: RatingSource, _ person: ID<Person>, by rater: ID<Person>, _ level: Level,
    _ at: Instant,
    _ chance: inout DemoChance
  ) -> PastRating {
    PastRating(id: chance.id(at: at), of: person, skill, source, by: rater, level, at: at)
  }
}
