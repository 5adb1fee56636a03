import Database
import Essentials
import Foundation
import People
import Workshops

extension LargeDemo {
  /// Every eleventh topic, in the order of asking, may become a session ten weeks later.
  static let topicsForEachSession = 11

  /// Gives the topics that become sessions, by the number of the session.
  func layTopics(
    _ cast: DemoCast, chance: DemoChance, slots: Int, _ progress: (Double) -> Void
  ) async throws -> [Int: Topic] {
    var (chance, chosen) = (chance, [Int: Topic]())
    try await inPortions(of: 1000, upTo: topicCount, progress) { portion in
      let topics = portion.map { number in topic(number, cast, &chance, slots: slots) }
      try await store.write { tx in try PastTopic.load(topics, in: tx) }
      for (number, past) in zip(portion, topics) where past.topic.state.hasSession {
        chosen[slotOfTopic(number)] = past.topic
      }
    }
    return chosen
  }

  /// Nothing of the past lies behind it.
  private var latest: Instant { demo.at(week: demo.weeks, weekday: 1, "08:00", Demo.home) }

  /// When the topic with this number was asked: evenly over the years.
  private func asked(_ number: Int) -> Instant {
    let begin = demo.at(week: 0, weekday: 1, "08:00", Demo.home)
    return begin + .milliseconds((latest - begin).milliseconds64 / Int64(topicCount) * Int64(number))
  }

  private func topic(_ number: Int, _ cast: DemoCast, _ chance: inout DemoChance, slots: Int) -> PastTopic {
    let at = asked(number)
    let words = LargeWords.topic(&chance)
    let (state, reason) = fate(of: number, &chance, slots: slots)
    let isNamed = chance.happens(80)
    let people = chance.crowd(voteCount(&chance, of: cast.members.count), of: cast.members)
    let topic = Topic(
      id: chance.id(at: at), title: words.title, body: words.body, origin: words.origin,
      asker: isNamed ? people[0].id : nil, state: state, reason: reason, createdAt: at)
    var past = PastTopic(topic)
    past.latest = latest
    past.voters = people.enumerated().map { ($1.id, min(at + .minutes($0 * 37), latest)) }
    if chance.happens(25) {
      past.offers = [
        Offer(person: people[people.count / 2].id, kind: .teach, note: chance.one(of: DemoWords.offerNotes))
      ]
    }
    past.comments = people.prefix(chance.number(0...2)).map {
      let said = min(at + .hours(2), latest)
      return (chance.id(at: said), $0.id, chance.one(of: DemoWords.comments), said)
    }
    if state != .open {
      let decided = min(at + .days(7), latest)
      past.steps = [(chance.id(at: decided), state, reason, cast.organisers[number % 2].id, decided)]
    }
    return past
  }

  /// Few topics have most of the votes (a Pareto tail with exponent 1.5), 20 on average.
  private func voteCount(_ chance: inout DemoChance, of people: Int) -> Int {
    let share = (Double(chance.number(1...100_000))) / 100_000
    return min(people / 3, max(1, Int(7 * pow(share, -1 / 1.5))))
  }

  private func fate(of number: Int, _ chance: inout DemoChance, slots: Int) -> (Topic.State, String) {
    if number % Self.topicsForEachSession == 0 {
      let slot = slotOfTopic(number)
      if slot < slots { return (isHeld(slot: slot) ? .delivered : .scheduled, "") }
    }
    if chance.happens(12) { return (.declined, "The supplier runs a course on this in spring.") }
    return chance.happens(6) ? (.planned, "Planned for the next quarter.") : (.open, "")
  }
}

extension Topic.State {
  fileprivate var hasSession: Bool { self == .scheduled || self == .delivered }
}
