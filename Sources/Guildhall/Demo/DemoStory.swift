import Database
import Doors
import Essentials
import People
import Workshops

/// Lets the months pass: wishes come, sessions are put in the calendar and held, people answer and follow up.
actor DemoStory {
  let demo: Demo
  let instance: Instance
  let clock: DemoClock
  var chance: DemoChance
  var cast = DemoCast()
  /// Topics by the place of their wish in the list.
  var topics: [Int: ID<Topic>] = [:]
  /// The wishes that have had a session, and the sessions of the series that is called off.
  var held: [Int] = []
  var fridays: [ID<Session>] = []
  /// What is still to come, the latest first.
  private var scenes: [Scene] = []

  var store: Store { instance.doors.store }

  init(demo: Demo, instance: Instance, clock: DemoClock) {
    (self.demo, self.instance, self.clock) = (demo, instance, clock)
    chance = DemoChance(demo.seed)
  }

  /// Something of the story that happens at its time.
  struct Scene: Sendable {
    let at: Instant
    let play: @Sendable (isolated DemoStory) async throws -> Void
  }

  func tell(_ progress: @Sendable (Double) -> Void) async throws -> [Demo.Guide] {
    var dice = chance
    let people = demo.people
    (cast, dice) = try await store.write { [dice] tx in
      var dice = dice
      let cast = try DemoCast.hire(people, chance: &dice, in: tx)
      try DemoSkills.lay(by: cast.organisers[0].id, in: tx)
      return (cast, dice)
    }
    chance = dice
    let (begin, end) = (store.now, demo.at(week: demo.weeks, weekday: demo.today.weekday, "07:00", Demo.home))
    for scene in wishScenes() + sessionScenes() + cancelledSeries() { plan(scene) }
    let worker = instance.worker()
    var lastDay: Int64 = 0
    while let scene = scenes.popLast(), scene.at <= end {
      clock.move(to: scene.at)
      // What was put off is done once a day, as it comes due.
      let day = scene.at.milliseconds / 86_400_000
      if day != lastDay { try await worker.drain() }
      lastDay = day
      try await scene.play(self)
      progress(Double((scene.at - begin).milliseconds64) / Double((end - begin).milliseconds64))
    }
    clock.move(to: end)
    try await worker.drain()
    try await DemoRatings(from: begin, until: end, people: cast.workers, besides: 0...3)
      .lay(store, chance: chance.fork())
    try await TopicRanking.updateAll(store)
    return try await guides()
  }

  /// Adds a scene at its time.
  func plan(_ scene: Scene) {
    var (low, high) = (0, scenes.count)
    while low < high {
      let middle = (low + high) / 2
      if scenes[middle].at > scene.at { low = middle + 1 } else { high = middle }
    }
    scenes.insert(scene, at: low)
  }

  private func guides() async throws -> [Demo.Guide] {
    [
      ("administrator", cast.administrator), ("organiser", cast.organisers[0]), ("sponsor", cast.sponsor),
      ("member", try await busiest()),
    ].map { Demo.Guide(role: $0.0, email: $0.1.email) }
  }

  /// A member with something ahead and something to do, so that there is something to see.
  private func busiest() async throws -> DemoCast.Member {
    let candidates = Array(cast.members.dropFirst(4).prefix(100))
    let marks = try await store.read { tx in
      try candidates.map { member in
        let coming = try SessionAgenda.find(SessionFilter(isMine: true), for: member.id, limit: 1, in: tx)
          .lines
        let hasSeat = coming.first?.seat == .registered
        return (hasSeat ? 2 : 0) + min(2, try CommitmentLine.open(of: member.id, limit: 2, in: tx).count)
      }
    }
    let best = marks.indices.max { (marks[$0], -$0) < (marks[$1], -$1) }
    return candidates[best ?? 0]
  }
}
