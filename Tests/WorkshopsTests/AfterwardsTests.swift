import Database
import Doors
import Essentials
import People
import TestSupport
import Testing
@testable import Workshops

struct SummaryTests {
  @Test(arguments: Engine.available)
  func `a summary is drafted, sent once, read by all and found by its words`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let (id, mika) = (after.session, Somebody.mika.id)
    try await after.store.write { tx in
      try SessionNotes.write("We saw **cavitation**.", at: id, by: mika, in: tx)
      try SessionPoint.add(.decision, "Measure first", at: id, by: mika, in: tx)
      try SessionPoint.add(.decision, "Measure first", at: id, by: mika, in: tx)
    }
    _ = try await after.act()
    let draft = try await after.store.read { tx in try Summary.draft(id, in: tx) }
    #expect(draft.split(separator: "Measure first").count == 2)
    #expect(try await found("cavitation", after).isEmpty)
    try await after.store.write { tx in try Summary.send(id, by: mika, in: tx) }
    #expect(try await found("cavitation", after) == [id.text])
    #expect(try await after.events(Event.summarySent).map(\.subject) == [id.text])
    await #expect(throws: SummaryRefusal.self) {
      try await after.store.write { tx in try Summary.send(id, by: mika, in: tx) }
    }
    #expect(try await after.events(Event.summarySent).count == 1)
    try await after.store.write { tx in try Summary.write("Corrected: erosion.", of: id, by: mika, in: tx) }
    #expect(try await found("erosion", after) == [id.text])
    let recipients = try await after.store.read { tx in try Summary.recipients(of: id, in: tx) }
    #expect(Set(recipients) == Set(after.guests + [Somebody.ana.id, mika]))
  }

  private func found(_ words: String, _ after: AfterWorld) async throws -> [String] {
    try await after.store.read { tx in try TextIndex.search(kind: "summary", words: words, in: tx) }
  }

  @Test(arguments: Engine.available)
  func `only those who run it and organisers write, and an organiser leaves a line in the log`(
    _ engine: Engine
  ) async throws {
    let after = try await AfterWorld.held(on: engine)
    let id = after.session
    await #expect(throws: NoteRefusal.notRunning) {
      try await after.store.write { tx in try SessionNotes.write("x", at: id, by: Somebody.ana.id, in: tx) }
    }
    await #expect(throws: NoteRefusal.notRunning) {
      try await after.store.write { tx in try Summary.send(id, by: Somebody.ana.id, in: tx) }
    }
    try await after.store.write { tx in
      try SessionNotes.write("x", at: id, by: Somebody.mika.id, in: tx)
      try SessionNotes.write("y", at: id, by: Somebody.ines.id, isOrganiser: true, in: tx)
    }
    let deeds: [String] = try await after.store.read { tx in
      try tx.values("SELECT deed FROM audit WHERE subject = \(id) AND deed = 'notes written'")
    }
    #expect(deeds.count == 1)
  }
}

struct ActionTests {
  @Test(arguments: Engine.available)
  func `an owner is told, reminded on the day, and settles it`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let action = try await after.act()
    #expect(try await after.events(Event.actionAssigned).first?.detail["person"] == Somebody.ana.id.text)
    let today = Day(iso: "2026-11-25")!
    after.clock.set(to: Zone("Europe/Lisbon")!.resolve(WallTime("2026-11-25T08:59")!).instant)
    try await after.world.work()
    #expect(try await after.events(Event.actionDue).isEmpty)
    after.clock.advance(by: .minutes(1))
    try await after.world.work()
    #expect(try await after.events(Event.actionDue).map(\.subject) == [action.id.text])
    let overdue = try await after.store.read { tx in
      try [0, 1].map {
        try ActionLine.overdue(of: Somebody.ana.id, today: today.adding(days: $0), in: tx).count
      }
    }
    #expect(overdue == [0, 1])
    try await after.store.write { tx in
      try ActionItem.settle(action.id, as: .done, by: Somebody.ana.id, in: tx)
      try ActionItem.settle(action.id, as: .done, by: Somebody.ana.id, in: tx)
    }
    #expect(try await after.events(Event.actionSettled).count == 1)
    let counts = try await after.store.read { tx in try ActionCounts.find(today: today, in: tx) }
    #expect(counts == ActionCounts(open: 0, overdue: 0, done: 1, dropped: 0))
  }

  @Test(arguments: Engine.available)
  func `an action that was moved or settled reminds nobody of the old day`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let (moved, settled) = (try await after.act("Moved"), try await after.act("Settled"))
    try await after.store.write { tx in
      let draft = ActionDraft(body: "Moved", owner: Somebody.ana.id, dueOn: Day(iso: "2026-11-27")!)
      try ActionItem.edit(moved.id, to: draft, by: Somebody.mika.id, in: tx)
      try ActionItem.settle(settled.id, as: .dropped, by: Somebody.mika.id, in: tx)
    }
    after.clock.advance(by: .days(8))
    try await after.world.work()
    #expect(try await after.events(Event.actionDue).isEmpty)
    after.clock.advance(by: .days(1))
    try await after.world.work()
    #expect(try await after.events(Event.actionDue).map(\.subject) == [moved.id.text])
  }
}

struct CommitmentTests {
  @Test(arguments: Engine.available)
  func `one is asked after two weeks and on the day, at nine where one is`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let commitment = try await after.commit(by: Somebody.ana.id)
    let lisbon = Zone("Europe/Lisbon")!
    for (moment, count) in [
      ("2026-12-02T08:59", 0), ("2026-12-02T09:00", 1), ("2026-12-16T08:59", 1), ("2026-12-16T09:00", 2),
    ] {
      after.clock.set(to: lisbon.resolve(WallTime(moment)!).instant)
      try await after.world.work()
      #expect(try await after.events(Event.commitmentDue).count == count, "\(moment)")
    }
    let event = try await after.events(Event.commitmentDue)[0]
    #expect(event.subject == commitment.id.text && event.actor == nil)
    #expect(event.detail == ["person": Somebody.ana.id.text])
  }

  @Test(arguments: Engine.available)
  func `what is done, taken back or moved is not asked about`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let ana = Somebody.ana.id
    let (done, gone, moved) = (
      try await after.commit("One", due: "2026-11-24", by: ana),
      try await after.commit("Two", due: "2026-11-24", by: ana),
      try await after.commit("Three", due: "2026-11-24", by: ana)
    )
    try await after.store.write { tx in
      try Commitment.answer(done.id, as: .done, by: ana, in: tx)
      try Commitment.takeBack(gone.id, by: ana, in: tx)
      try Commitment.edit(
        moved.id, to: CommitmentDraft(body: "x", dueOn: Day(iso: "2026-11-26")!), by: ana, in: tx)
    }
    after.clock.advance(by: .days(7))
    try await after.world.work()
    #expect(try await after.events(Event.commitmentDue).isEmpty)
    after.clock.advance(by: .days(2))
    try await after.world.work()
    #expect(try await after.events(Event.commitmentDue).map(\.subject) == [moved.id.text])
  }

  @Test(arguments: Engine.available)
  func `a fourth commitment is refused, others' are not here`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    for number in 1...3 { _ = try await after.commit("Step \(number)", by: Somebody.ana.id) }
    await #expect(throws: CommitmentRefusal.full) { try await after.commit("Step 4", by: Somebody.ana.id) }
    let again = try await after.commit("Step 3", by: Somebody.ana.id)
    #expect(again.body == "Step 3", "the same again, as a form that was sent twice says it, changes nothing")
    await #expect(throws: CommitmentRefusal.notThere) { try await after.commit(by: Somebody.priya.id) }
    let one = try await after.commit(by: after.guests[0])
    await #expect(throws: NotHere.self) {
      try await after.store.write { tx in
        try Commitment.answer(one.id, as: .done, by: Somebody.ana.id, in: tx)
      }
    }
    await #expect(throws: NotHere.self) {
      try await after.store.write { tx in try Commitment.takeBack(one.id, by: Somebody.ines.id, in: tx) }
    }
  }

  @Test(arguments: Engine.available)
  func `the link of somebody who has left answers nothing`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let commitment = try await after.commit(by: Somebody.ana.id)
    let key = after.world.doors.newKey()
    try await after.store.write { tx in
      _ = try Commitment.followUpLink(for: commitment.id, key: key, in: tx)
    }
    #expect(try await after.world.get("/commitments/answer/\(key.text)").status == 200)
    try await after.store.write { tx in try Person.deactivate(Somebody.ana.id, by: nil, in: tx) }
    #expect(try await after.world.get("/commitments/answer/\(key.text)").status != 200)
  }

  @Test(arguments: Engine.available)
  func `kept, missed and open are counted for all people together`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let (kept, missed) = (
      try await after.commit(due: "2026-11-20", by: Somebody.ana.id),
      try await after.commit(due: "2026-11-20", by: after.guests[0])
    )
    _ = try await after.commit(due: "2026-12-20", by: after.guests[1])
    try await after.store.write { tx in
      try Commitment.answer(kept.id, as: .done, by: Somebody.ana.id, in: tx)
      try Commitment.answer(missed.id, as: .stuck, barrier: "No bench", by: after.guests[0], in: tx)
    }
    let today = Day(iso: "2026-11-21")!
    func counts(since start: Instant? = nil) async throws -> CommitmentCounts {
      try await after.store.read { tx in try CommitmentCounts.find(since: start, today: today, in: tx) }
    }
    #expect(try await counts().made == 0, "three people are too few")
    for guest in after.guests[2...3] { _ = try await after.commit(due: "2026-12-20", by: guest) }
    #expect(try await counts() == CommitmentCounts(kept: 1, missed: 1, open: 3, people: 5))
    #expect(try await counts(since: after.store.now).made == 0)
  }

  @Test(arguments: Engine.available)
  func `the link of a letter answers one commitment for sixty days`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let commitment = try await after.commit(by: Somebody.ana.id)
    let key = Key(random: (1, 2))
    try await after.store.write { tx in _ = try Commitment.followUpLink(for: commitment.id, key: key, in: tx)
    }
    let stored: [String] = try await after.store.read { tx in try tx.values("SELECT hash FROM commitment_key")
    }
    #expect(stored == [key.hash])
    let path = "/commitments/answer/\(key.text)"
    let page = try await after.world.get("\(path)?answer=done")
    #expect(page.status == 200 && page.words.contains("Log two readings"))
    let before = try await after.store.read { tx in try Commitment.find(commitment.id, in: tx) }
    #expect(before.state == .open, "looking changes nothing")
    #expect(try await after.world.post(path, ["answer": "stuck", "barrier": "No bench"]).location == path)
    #expect(try await after.world.get(path).words.contains("You said: Stuck"))
    #expect(try await after.world.post(path, ["answer": "nonsense"]).status == 422)
    let answered = try await after.store.read { tx in try Commitment.find(commitment.id, in: tx) }
    #expect(answered.state == .stuck && answered.barrier == "No bench")
    after.clock.advance(by: .days(60))
    #expect(try await after.world.get(path).status == 410)
    let late = try await after.world.post(path, ["answer": "done"])
    #expect(late.status == 422 && late.words.contains("This link is over"))
    #expect(try await after.world.get("/commitments/answer/xyz").status == 410)
  }
}

struct ReflectionTests {
  @Test(arguments: Engine.available)
  func `a reflection is one's own until it is shared, and can be taken back`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let (id, ana) = (after.session, Somebody.ana.id)
    func shared() async throws -> [String] {
      try await after.store.read { tx in
        try ReflectionLine.shared(on: id, in: tx).map(\.reflection.words.worked)
      }
    }
    try await after.store.write { tx in
      try Reflection.write(ReflectionDraft(worked: "Pairs"), on: id, by: ana, in: tx)
    }
    #expect(try await shared() == [])
    #expect(try await after.events(Event.reflectionShared).isEmpty)
    for _ in 1...2 {
      try await after.store.write { tx in
        try Reflection.write(ReflectionDraft(worked: "Pairs", isShared: true), on: id, by: ana, in: tx)
      }
    }
    #expect(try await shared() == ["Pairs"])
    #expect(try await after.events(Event.reflectionShared).count == 1)
    let own = try await after.store.read { tx in try ReflectionLine.all(by: ana, in: tx) }
    #expect(own.map(\.sessionTitle) == ["Reading a vibration spectrum"])
    try await after.store.write { tx in try Reflection.remove(on: id, by: ana, in: tx) }
    #expect(try await shared() == [])
    await #expect(throws: ReflectionRefusal.notThere) {
      try await after.store.write { tx in
        try Reflection.write(ReflectionDraft(worked: "x"), on: id, by: Somebody.priya.id, in: tx)
      }
    }
  }
}
