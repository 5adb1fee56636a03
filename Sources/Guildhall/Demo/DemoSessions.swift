import Database
import Essentials
import People
import Workshops

extension DemoStory {
  /// Every second Wednesday for all sites, every second Thursday at one of them; announced three weeks ahead.
  func sessionScenes() -> [Scene] {
    (4..<(demo.weeks + 6)).flatMap { week in
      let announced = demo.at(
        week: min(week - 3, demo.weeks), weekday: min(4, max(1, demo.today.weekday)), "10:00", Demo.home)
      return [Scene(at: announced) { story in try await story.announce(week: week) }]
    }
  }

  /// A series that nobody came to and that was ended, as it happens.
  func cancelledSeries() -> [Scene] {
    let first = demo.weeks / 2
    return [
      Scene(at: demo.at(week: first - 3, weekday: 1, "15:00", Demo.home)) { story in
        for week in first..<(first + 4) {
          let plan = try story.plan(
            "Friday lunch and learn", nil, week: week, weekday: 5, "12:30", .porto, .inPerson,
            leader: story.cast.members[5])
          try await story.schedule(plan, from: nil, popularity: 2)
        }
      },
      Scene(at: demo.at(week: first - 1, weekday: 3, "16:00", Demo.home)) { story in
        let organiser = story.cast.organisers[0].id
        let sessions = story.fridays
        try await story.store.write { tx in
          for session in sessions {
            try Session.cancel(
              session, reason: "Fridays do not work: too few could come. We try Wednesdays.", by: organiser,
              in: tx)
          }
        }
      },
    ]
  }

  private func announce(week: Int) async throws {
    // What was asked for comes first; then what was good is held again, at another site.
    let asked = topics.keys.filter { $0 < DemoTopic.all.count && !held.contains($0) }.min()
    let number = asked ?? chance.one(of: held.count < 6 ? [0] : Array(held.dropLast(4)))
    let (wish, topic) = (DemoTopic.all[number], asked.flatMap { topics[$0] })
    held.removeAll { $0 == number }
    held.append(number)
    let place = week % 2 == 0 ? DemoPlace.porto : DemoPlace.all[(week / 2) % DemoPlace.all.count]
    let delivery: Delivery = week % 2 == 0 ? .hybrid : chance.one(of: [.inPerson, .virtual, .hybrid])
    let leader = chance.one(of: cast.members.filter { $0.place.city == place.city })
    let plan = try plan(
      wish.title, wish, week: week, weekday: week % 2 == 0 ? 3 : 4,
      place.city == "Toronto" ? "09:00" : "12:00", place,
      delivery, leader: leader)
    try await schedule(plan, from: topic, popularity: chance.number(8...24))
  }

  private func plan(
    _ title: String, _ wish: DemoTopic?, week: Int, weekday: Int, _ time: String, _ place: DemoPlace,
    _ delivery: Delivery, leader: DemoCast.Member
  ) throws -> SessionPlan {
    let wall = WallTime(day: demo.day(week: week, weekday: weekday), time: TimeOfDay(time)!)
    let others = cast.members.filter { $0.id != leader.id && $0.department.name != leader.department.name }
    let hasRoom = delivery.modes.contains(.room)
    let isRemote = delivery.modes.contains(.remote)
    return SessionPlan(
      title: title,
      about: wish.map { "An hour on a case of your own: \(lowered($0.can))" }
        ?? "Bring lunch and a question.",
      outcomes: wish.map { Outcomes(know: $0.know, can: $0.can, measure: $0.measure) } ?? Outcomes(),
      time: try SessionTime(wall, in: place.zone, minutes: 60), delivery: delivery,
      room: hasRoom ? chance.one(of: place.rooms) : "", roomSeats: hasRoom ? 14 : 0,
      joinLink: isRemote ? Link(checking: "https://meet.tidewater.example/hall-\(week)") : nil,
      remoteSeats: isRemote ? 30 : 0, preparation: wish == nil ? "" : "Bring one case from your own work.",
      facilitators: [leader.id], coFacilitators: chance.happens(60) ? [chance.one(of: others).id] : [])
  }

  private func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
}
