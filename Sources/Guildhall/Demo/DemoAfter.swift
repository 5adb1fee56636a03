import Database
import Essentials
import People
import Workshops

extension DemoStory {
  /// Notes, a decision, an action, and the summary that goes to everybody. Now and then nobody gets round to it.
  func sumUp(_ id: ID<Session>) async throws {
    let session = try await store.read { tx in try Session.find(id, in: tx) }
    guard session.state == .held, let leader = session.plan.facilitators.first, chance.happens(85) else {
      return
    }
    let (decision, action) = (chance.one(of: DemoWords.decisions), chance.one(of: DemoWords.actions))
    let present = try await store.read { tx in try Attendance.present(at: id, in: tx) }
    let owner = present.isEmpty ? leader : chance.one(of: present)
    let due = session.zone.wall(at: store.now).day.adding(days: chance.number(7...21))
    let isSettled = chance.happens(70)
    let item = try await store.write { tx in
      try SessionNotes.write(DemoWords.notes, at: id, by: leader, in: tx)
      try SessionPoint.add(.decision, decision, at: id, by: leader, in: tx)
      let item = try ActionItem.add(
        ActionDraft(body: action, owner: owner, dueOn: due), at: id, by: leader, in: tx)
      try Summary.write(try Summary.draft(id, in: tx), of: id, by: leader, in: tx)
      try Summary.send(id, by: leader, in: tx)
      return item.id
    }
    guard isSettled else { return }
    plan(
      Scene(at: session.zone.resolve(WallTime(day: due, time: TimeOfDay("16:00")!)).instant) { story in
        try await story.store.write { tx in try ActionItem.settle(item, as: .done, by: owner, in: tx) }
      })
  }

  /// Feedback, reflections and commitments of those who were there.
  func look(back id: ID<Session>) async throws {
    let session = try await store.read { tx in try Session.find(id, in: tx) }
    guard session.state == .held else { return }
    let present = try await store.read { tx in try Attendance.present(at: id, in: tx) }
    for person in present {
      if chance.happens(60) { try await giveFeedback(person, on: id) }
      if chance.happens(18) { try await reflect(person, on: id) }
      if chance.happens(38) { try await commit(person, after: session) }
    }
  }

  private func giveFeedback(_ person: ID<Person>, on id: ID<Session>) async throws {
    func mark() -> FeedbackMark {
      chance.one(of: [.fully, .fully, .mostly, .mostly, .mostly, .partly, .hardly])
    }
    let draft = FeedbackDraft(
      worth: mark(), useful: mark(), openToAll: mark(), worked: chance.one(of: DemoWords.worked),
      different: chance.one(of: DemoWords.better))
    try await store.write { tx in
      guard let link = try Feedback.invitation(for: person, to: id, in: tx),
        let key = link.text.split(separator: "/").last
      else { return }
      try Feedback.give(draft, with: String(key), in: tx)
    }
  }

  private func reflect(_ person: ID<Person>, on id: ID<Session>) async throws {
    let words = ReflectionDraft(
      worked: chance.one(of: DemoWords.reflectionWorked), notWorked: chance.one(of: DemoWords.reflectionNot),
      mattered: chance.one(of: DemoWords.reflectionWhy), isShared: chance.happens(50))
    try await store.write { tx in try Reflection.write(words, on: id, by: person, in: tx) }
  }

  private func commit(_ person: ID<Person>, after session: Session) async throws {
    let wish = DemoTopic.all.first { $0.title == session.title }
    let due = session.zone.wall(at: session.end).day.adding(days: 14)
    let drafts = [CommitmentDraft(body: wish?.commitment ?? "Tell a colleague what I learned", dueOn: due)]
    let made = try await store.write { tx in try Commitment.make(drafts, at: session.id, by: person, in: tx) }
    let (roll, barrier) = (chance.number(0...99), chance.one(of: DemoWords.barriers))
    let state: Commitment.State? = roll < 55 ? .done : roll < 75 ? .underWay : roll < 85 ? .stuck : nil
    guard let state else { return }
    for commitment in made {
      plan(
        Scene(at: session.end + .days(15)) { story in
          try await story.store.write { tx in
            try Commitment.answer(
              commitment.id, as: state, barrier: state == .stuck ? barrier : "", by: person, in: tx)
          }
        })
    }
  }
}
