import Database
import Essentials
import People
import Workshops

/// An organisation so large that its story cannot be told deed by deed: its past is laid down table by table, in keeping
/// with the rules but without events and letters of each deed. The same seed on the same day gives the same organisation.
///
/// For each 1,000 people: 6 programmes with a session every second week, 105 registrations for each session, 5,000
/// topics and 20 votes for each. Everybody has a level in some sixty of 200 skills.
struct LargeDemo: Sendable {
  let demo: Demo
  let store: Store

  /// From this size on an organisation is laid down instead of told.
  static let smallest = 1000

  var programmes: Int { max(1, demo.people * 6 / 1000) }
  var topicCount: Int { demo.people * 5 }
  /// The week after which nothing is planned yet.
  var lastWeek: Int { demo.weeks + 5 }

  func fill(_ progress: @Sendable (Double) -> Void) async throws -> [Demo.Guide] {
    let (cast, chance) = try await store.write { [demo] tx in
      var chance = DemoChance(demo.seed)
      let cast = try DemoCast.hire(demo.people, teams: 3, chance: &chance, in: tx)
      try DemoSkills.lay(by: cast.organisers[0].id, in: tx)
      try LargeSkills.lay(by: cast.organisers[0].id, in: tx)
      return (cast, chance)
    }
    let until = demo.at(week: demo.weeks, weekday: demo.today.weekday, "07:00", Demo.home)
    try await DemoRatings(
      from: demo.at(week: 0, weekday: 1, "06:00", Demo.home), until: until, people: cast.workers,
      besides: 12...20
    ).lay(store, chance: DemoChance(demo.seed &+ 1)) { progress(0.03 + 0.2 * $0) }
    try await layPast(of: cast, chance: chance) { progress(0.23 + 0.75 * $0) }
    try await store.gatherStatistics()
    try await TopicRanking.updateAll(store)
    progress(1)
    return [
      ("administrator", cast.administrator), ("organiser", cast.organisers[0]), ("sponsor", cast.sponsor),
      ("member", cast.members[5]),
    ].map { Demo.Guide(role: $0.0, email: $0.1.email) }
  }

  func layPast(of cast: DemoCast, chance: DemoChance, _ progress: (Double) -> Void) async throws {
    var chance = chance
    let slots = sessionSlots()
    let topics = try await layTopics(cast, chance: chance.fork(), slots: slots.count) { progress(0.45 * $0) }
    try await laySessions(slots, from: topics, cast, chance: chance.fork()) { progress(0.45 + 0.55 * $0) }
  }

  /// Hands portions to transactions of their own, so that none grows without bound.
  func inPortions(
    of size: Int, upTo count: Int, _ progress: (Double) -> Void, _ work: (Range<Int>) async throws -> Void
  ) async throws {
    for start in stride(from: 0, to: count, by: size) {
      let end = min(start + size, count)
      try await work(start..<end)
      progress(Double(end) / Double(count))
    }
  }
}

extension Demo {
  /// Lays the past of a large organisation among people who are there already, at least three; for tests.
  package func layPast(among people: [ID<Person>], in store: Store) async throws {
    var cast = DemoCast()
    cast.members = people.enumerated().map { number, id in
      DemoCast.Member(
        id: id, name: "", email: "", place: DemoPlace.all[number % DemoPlace.all.count],
        department: DemoDepartment.all[number % DemoDepartment.all.count])
    }
    try await LargeDemo(demo: self, store: store).layPast(of: cast, chance: DemoChance(seed)) { _ in }
    try await store.gatherStatistics()
  }
}

extension DemoChance {
  /// Another sequence, so that what draws more from one does not change the other.
  mutating func fork() -> DemoChance { DemoChance(next()) }

  /// An identity as it would have been made at this moment.
  mutating func id<Of>(at moment: Instant) -> ID<Of> { .make(at: moment, random: (next(), next())) }

  /// Different people in a random order, in time that does not grow with how many there are to choose from.
  mutating func crowd(_ count: Int, of members: [DemoCast.Member]) -> [DemoCast.Member] {
    let size = members.count
    // Each stride without a common divisor with the size visits everybody once.
    var stride = number(1...max(1, size - 1))
    while gcd(stride, size) != 1 { stride = stride % max(1, size - 1) + 1 }
    let start = number(0...size - 1)
    return (0..<min(count, size)).map { members[(start + $0 * stride) % size] }
  }

  private func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }
}
