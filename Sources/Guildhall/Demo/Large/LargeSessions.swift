import Database
import Essentials
import Notices
import People
import Workshops

extension LargeDemo {
  /// One session of one programme.
  struct Slot: Sendable {
    let programme: Int
    let week: Int
  }

  /// All sessions in the order of time, those of the next weeks too.
  func sessionSlots() -> [Slot] {
    (0...lastWeek).flatMap { week in
      (0..<programmes).filter { ($0 + week) % 2 == 0 }.map { Slot(programme: $0, week: week) }
    }
  }

  /// Topics are asked ten weeks before their session.
  private var lead: Int { 10 * programmes / 2 }

  func slotOfTopic(_ number: Int) -> Int {
    let spread = demo.weeks * programmes / 2
    return lead + number * spread / topicCount
  }

  /// Sessions of the running week and later are still to come.
  func isHeld(slot: Int) -> Bool { slot < demo.weeks * programmes / 2 }

  func laySessions(
    _ slots: [Slot], from topics: [Int: Topic], _ cast: DemoCast, chance: DemoChance,
    _ progress: (Double) -> Void
  ) async throws {
    var chance = chance
    let addresses = Dictionary(uniqueKeysWithValues: cast.members.map { ($0.id, $0.email) })
    let places = DemoPlace.all.map { place in cast.members.filter { $0.place.city == place.city } }
    try await inPortions(of: 60, upTo: slots.count, progress) { portion in
      let sessions = try portion.map { number in
        let (place, topic) = (slots[number].programme % places.count, topics[number])
        return try session(slots[number], from: topic, crew: chance.crowd(2, of: places[place]), &chance)
      }
      let past = sessions.map { session in attended(session, cast, &chance) }
      let letters = past.map { self.letters(about: $0, addresses, &chance) }
      try await store.write { tx in
        try PastSession.load(past, in: tx)
        try PastLetters.load(letters, in: tx)
      }
    }
  }

  private func session(
    _ slot: Slot, from topic: Topic?, crew: [DemoCast.Member], _ chance: inout DemoChance
  ) throws -> Session {
    let place = DemoPlace.all[slot.programme % DemoPlace.all.count]
    let wish = DemoTopic.all[(slot.programme + slot.week) % DemoTopic.all.count]
    let wall = WallTime(
      day: demo.day(week: slot.week, weekday: 1 + slot.programme % 5),
      time: TimeOfDay(["09:00", "12:00", "15:00"][slot.programme % 3])!)
    let plan = SessionPlan(
      title: topic?.title ?? "\(wish.title): \(LargeWords.things[slot.programme % LargeWords.things.count])",
      about: "An hour on a case of your own.",
      outcomes: Outcomes(know: wish.know, can: wish.can, measure: wish.measure),
      time: try SessionTime(wall, in: place.zone, minutes: 60), delivery: .hybrid,
      room: "\(place.city) room \(slot.programme + 1)", roomSeats: 30,
      joinLink: Link(checking: "https://meet.tidewater.example/\(slot.programme)"), remoteSeats: 70,
      preparation: "Bring one case from your own work.", facilitators: [crew[0].id],
      coFacilitators: [crew[1].id])
    let announced = plan.time.start - .days(21)
    let secret: ID<Session> = .unlinkable(random: (chance.next(), chance.next()))
    return Session(
      id: chance.id(at: announced), topic: topic?.id, plan: plan,
      state: slot.week < demo.weeks ? .held : .scheduled, secret: secret.text, createdAt: announced,
      changedAt: announced)
  }
}
