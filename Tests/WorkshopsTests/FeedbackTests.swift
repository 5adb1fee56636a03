import Database
import Doors
import Essentials
import People
import TestSupport
import Testing
@testable import Workshops

struct FeedbackTests {
  @Test(arguments: Engine.available)
  func `fewer than five answers are never shown, and later ones only five at a time`(_ engine: Engine)
    async throws
  {
    let after = try await AfterWorld.held(on: engine, guests: 14)
    var shown: [Int] = []
    for guest in after.guests {
      try await after.give(by: guest)
      let results = try await after.results()
      shown.append(results.shown)
      #expect(results.shown == 0 || results.texts[.worked]?.count == results.shown)
      #expect(results.marks[.worth]?.answers ?? 0 == results.shown)
    }
    #expect(shown == [0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10, 10, 10])
    #expect(try await after.results().keptBack == 4)
  }

  @Test(arguments: Engine.available)
  func `nobody who looks once loses an answer: all that came before the first look are shown`(
    _ engine: Engine
  ) async throws {
    let after = try await AfterWorld.held(on: engine, guests: 12)
    for guest in after.guests { try await after.give(by: guest) }
    let results = try await after.results()
    #expect(results.shown == 12)
    #expect(results.answered == 12)
    #expect(results.invited == 13)
    #expect(results.marks[.useful]?[.mostly] == 12)
    #expect(results.marks[.worth]?.good == 12)
    #expect(results.marks[.openToAll]?.good == 0)
    let totals = try await after.store.write { tx in try FeedbackTotals.find(in: tx) }
    #expect(totals.answered == 12 && totals.shown == 12 && totals.sessions == 1)
    #expect(totals.marks == results.marks)
    let later = try await after.store.write { tx in try FeedbackTotals.find(from: tx.now, in: tx) }
    #expect(later == FeedbackTotals(answered: 0, sessions: 0, marks: [:]))
  }

  @Test(arguments: Engine.available)
  func `totals bring to light only what is enough`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine, guests: 8)
    for guest in after.guests.prefix(4) { try await after.give(by: guest) }
    #expect(try await after.totals().shown == 0)
    for guest in after.guests.suffix(4) { try await after.give(.other, by: guest) }
    #expect(try await after.totals().shown == 8)
  }

  @Test(arguments: Engine.available)
  func `a link is one answer, whichever way it comes`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine)
    let key = try await after.key(of: Somebody.ana.id)
    #expect(try await after.key(of: Somebody.ana.id) == key)
    try await after.store.write { tx in try Feedback.give(.sample, with: key, in: tx) }
    await #expect(throws: FeedbackRefusal.used) {
      try await after.store.write { tx in try Feedback.give(.other, with: key, in: tx) }
    }
    #expect(
      try await after.key(of: Somebody.ana.id) == key, "a letter held back would tell that she has answered")
    #expect(try await after.results().answered == 1)
  }

  @Test(arguments: Engine.available)
  func `feedback opens with the attendance, or an hour after the end for those with a seat`(_ engine: Engine)
    async throws
  {
    let after = try await AfterWorld.scheduled(on: engine, guests: 3)
    after.clock.set(to: Instant(milliseconds: 1_794_992_400_000) + .hours(4))
    try await after.world.work()
    #expect(try await after.events(Event.sessionHeld).count == 1)
    #expect(try await after.events(Event.feedbackOpened).isEmpty)
    #expect(try await after.key(of: after.guests[0]) == "")
    after.clock.advance(by: .minutes(59))
    try await after.world.work()
    #expect(try await after.events(Event.feedbackOpened).isEmpty)
    after.clock.advance(by: .minutes(1))
    try await after.world.work()
    #expect(try await after.events(Event.feedbackOpened).map(\.subject) == [after.session.text])
    #expect(try await after.key(of: after.guests[0]).count == 26)
    #expect(try await after.key(of: Somebody.priya.id) == "")
    #expect(try await after.key(of: Somebody.mika.id) == "", "who ran it gives no feedback on it")
  }

  @Test(arguments: Engine.available)
  func `while some are not noted feedback waits an hour, then asks all but those who missed it`(
    _ engine: Engine
  ) async throws {
    let after = try await AfterWorld.scheduled(on: engine, guests: 2)
    after.clock.advance(by: .hours(4))
    try await after.note([after.guests[0]: .room, after.guests[1]: .missed])
    try await after.world.work()
    #expect(try await after.events(Event.feedbackOpened).isEmpty, "nobody knows yet whether Ana came")
    after.clock.advance(by: .minutes(60))
    try await after.world.work()
    #expect(try await after.events(Event.feedbackOpened).count == 1)
    #expect(try await after.key(of: after.guests[0]).count == 26)
    #expect(try await after.key(of: after.guests[1]) == "")
    #expect(try await after.key(of: Somebody.ana.id).count == 26)
    #expect(try await after.mailed() == [after.guests[0], Somebody.ana.id].sorted())
  }

  @Test(arguments: Engine.available)
  func `whoever is noted as missing loses the link, and gets it back by a correction`(_ engine: Engine)
    async throws
  {
    let after = try await AfterWorld.scheduled(on: engine, guests: 2)
    after.clock.advance(by: .hours(4))
    try await after.note([after.guests[0]: .room, after.guests[1]: .missed, Somebody.ana.id: .room])
    try await after.world.work()
    #expect(try await after.mailed() == [after.guests[0], Somebody.ana.id].sorted())
    let key = try await after.key(of: Somebody.ana.id)
    try await after.note([Somebody.ana.id: .missed])
    await #expect(throws: FeedbackRefusal.over) {
      try await after.store.write { tx in try Feedback.give(.sample, with: key, in: tx) }
    }
    try await after.note([Somebody.ana.id: .room, after.guests[1]: .room])
    try await after.world.work()
    #expect(try await after.key(of: Somebody.ana.id) == key)
    #expect(try await after.mailed() == (after.guests + [Somebody.ana.id]).sorted(), "one letter each")
    try await after.give(by: Somebody.ana.id)
    #expect(try await after.results().answered == 1)
  }

  @Test(arguments: Engine.available)
  func `friends who are put on the list the next day do not open the answers of others`(_ engine: Engine)
    async throws
  {
    let after = try await AfterWorld.held(on: engine, guests: 2)
    try await after.give(by: after.guests[0])
    after.clock.advance(by: .days(1))
    try await after.store.write { tx in
      try Attendance.addWalkIn(
        Somebody.sam.id, as: .room, at: after.session, by: Somebody.mika.id, in: tx)
    }
    try await after.world.work()
    #expect(try await after.key(of: Somebody.sam.id) == "")
    let present = try await after.store.read { tx in try Attendance.present(at: after.session, in: tx) }
    #expect(present.contains(Somebody.sam.id))
  }

  @Test(arguments: Engine.available)
  func `after fourteen days the links and the secret are destroyed, the answers stay`(_ engine: Engine)
    async throws
  {
    let after = try await AfterWorld.held(on: engine)
    for guest in after.guests { try await after.give(by: guest) }
    let key = try await after.key(of: Somebody.ana.id)
    after.clock.advance(by: .days(14))
    await #expect(throws: FeedbackRefusal.over) {
      try await after.store.write { tx in try Feedback.give(.sample, with: key, in: tx) }
    }
    try await after.world.work()
    let left = try await after.store.read { tx in
      (
        try tx.value("SELECT count(*) FROM feedback_token") as Int?,
        try FeedbackRound.find(after.session, in: tx)?.secret
      )
    }
    #expect(left.0 == 0 && left.1 == nil)
    await #expect(throws: FeedbackRefusal.over) {
      try await after.store.write { tx in try Feedback.give(.sample, with: key, in: tx) }
    }
    #expect(try await after.results().shown == 6)
    try await after.store.write { tx in try Feedback.open(after.session, in: tx) }
    #expect(try await after.key(of: Somebody.ana.id) == "", "what is closed does not open again")
  }

  @Test(arguments: Engine.available)
  func `the secret is destroyed in time, also when the job for it was forgotten`(_ engine: Engine)
    async throws
  {
    let after = try await AfterWorld.held(on: engine)
    let id = after.session
    try await after.store.write { tx in
      _ = try tx.run("DELETE FROM job WHERE kind = \(FeedbackJobs.close)")
    }
    after.clock.advance(by: .days(15))
    try await after.world.work()
    let secret = try await after.store.read { tx in try FeedbackRound.find(id, in: tx)?.secret }
    #expect(secret == nil)
  }

  @Test(arguments: Engine.available)
  func `many answers at the same moment all arrive`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine, guests: 24)
    var keys: [String] = []
    for guest in after.guests { keys.append(try await after.key(of: guest)) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for key in keys {
        group.addTask { try await after.store.write { tx in try Feedback.give(.sample, with: key, in: tx) } }
      }
      try await group.waitForAll()
    }
    #expect(try await after.results().shown == 24)
  }

  @Test(arguments: Engine.available)
  func `the work is the same for five answers and for thirty`(_ engine: Engine) async throws {
    let after = try await AfterWorld.held(on: engine, guests: 32)
    for guest in after.guests.prefix(5) { try await after.give(by: guest) }
    let few = try await StatementCount.counting { _ = try await after.results() }
    let givingFew = try await giving(after, by: after.guests[5])
    for guest in after.guests[6..<31] { try await after.give(by: guest) }
    let many = try await StatementCount.counting { _ = try await after.results() }
    #expect(try await giving(after, by: after.guests[31]) == givingFew)
    #expect(many == few)
    #expect(few == 12)
    #expect(givingFew == 10)
  }

  private func giving(_ after: AfterWorld, by person: ID<Person>) async throws -> Int {
    let key = try await after.key(of: person)
    return try await StatementCount.counting {
      try await after.store.write { tx in try Feedback.give(.sample, with: key, in: tx) }
    }
  }
}

extension AfterWorld {
  fileprivate func note(_ presences: [ID<Person>: Presence]) async throws {
    let id = session
    try await store.write { tx in
      try Attendance.record(presences, at: id, by: Somebody.mika.id, in: tx)
    }
  }

  /// Who has a letter that asks for feedback.
  fileprivate func mailed() async throws -> [ID<Person>] {
    try await store.read { tx in
      try tx.values("SELECT person_id FROM letter WHERE kind = 'feedback' ORDER BY person_id")
    }
  }

  /// As the overview counts: first what is enough comes to light.
  fileprivate func totals() async throws -> FeedbackTotals {
    try await store.write { tx in
      try FeedbackTotals.bringToLight(in: tx)
      return try FeedbackTotals.find(in: tx)
    }
  }
}
