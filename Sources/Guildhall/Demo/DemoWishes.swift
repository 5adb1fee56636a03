import Database
import Essentials
import People
import Workshops

extension DemoStory {
  /// Wishes, spread over the months: those that become sessions early enough, the others later.
  func wishScenes() -> [Scene] {
    let planned = DemoTopic.all.indices.map { place in
      Scene(
        at: demo.at(
          week: place * (demo.weeks - 6) / DemoTopic.all.count, weekday: 1 + place % 4, "09:20", Demo.home)
      ) { story in
        let wish = DemoTopic.all[place]
        try await story.ask(wish.title, wish.body, wish.origin, place: place)
      }
    }
    let open = DemoTopic.wishes.indices.map { place in
      Scene(
        at: demo.at(
          week: demo.weeks / 3 + place * (demo.weeks * 2 / 3) / DemoTopic.wishes.count,
          weekday: 2 + place % 3, "14:05", Demo.home)
      ) { story in
        let wish = DemoTopic.wishes[place]
        try await story.ask(wish.0, wish.1, wish.2, place: DemoTopic.all.count + place)
      }
    }
    return planned + open + [decline(3), decline(11)]
  }

  private func decline(_ place: Int) -> Scene {
    Scene(at: demo.at(week: demo.weeks - 2, weekday: 2 + place % 3, "11:00", Demo.home)) { story in
      guard let topic = story.topics[DemoTopic.all.count + place] else { return }
      let organiser = story.cast.organisers[0].id
      try await story.store.write { tx in
        try Topic.move(
          topic, to: .declined,
          reason: "The supplier runs a course on this in spring; ask your manager for a place.",
          by: organiser, in: tx)
      }
    }
  }

  private func ask(_ title: String, _ body: String, _ origin: Topic.Origin, place: Int) async throws {
    let asker = chance.one(of: cast.members)
    let draft = TopicDraft(title: title, body: body, origin: origin, isAnonymous: chance.happens(20))
    let voters = chance.some(chance.number(3...max(8, cast.members.count / 5)), of: cast.members)
    let teachers = chance.happens(70) ? chance.some(chance.number(1...2), of: cast.members) : []
    let talkers = chance.some(chance.number(0...3), of: voters)
    let words = talkers.map { ($0, chance.one(of: DemoWords.comments)) }
    let notes = teachers.map { ($0, chance.one(of: DemoWords.offerNotes)) }
    let isPlanned = place >= DemoTopic.all.count && chance.happens(30)
    let organiser = cast.organisers[1].id
    let topic = try await store.write { tx in
      var draft = draft
      draft.skill = try DemoSkills.asked(by: title, in: tx)
      let topic = try Topic.ask(draft, by: asker.id, in: tx)
      for voter in voters where try Topic.hasVotesLeft(voter.id, in: tx) {
        try Topic.vote(topic.id, by: voter.id, in: tx)
      }
      for (teacher, note) in notes {
        try Topic.offer(.teach, note: note, on: topic.id, by: teacher.id, in: tx)
      }
      for (talker, word) in words { try Topic.comment(word, on: topic.id, by: talker.id, in: tx) }
      if isPlanned {
        try Topic.move(topic.id, to: .planned, reason: "Planned for the next quarter.", by: organiser, in: tx)
      }
      return topic.id
    }
    topics[place] = topic
  }
}
