import Essentials
import People
import TestSupport
import Testing
@testable import Workshops

struct SessionRuleTests {
  @Test func `those who run it and organisers may change it, others not`() {
    let session = Sample.session(Sample.plan(facilitators: [.mika], coFacilitators: [.priya]))
    #expect(SessionRules.mayRun(session, Somebody.mika.id, isOrganiser: false))
    #expect(SessionRules.mayRun(session, Somebody.priya.id, isOrganiser: false))
    #expect(SessionRules.mayRun(session, Somebody.ana.id, isOrganiser: true))
    #expect(!SessionRules.mayRun(session, Somebody.ana.id, isOrganiser: false))
  }

  @Test func `nothing is scheduled in the past`() {
    #expect(throws: FieldErrors.self) {
      try SessionRules.schedule(Sample.plan(at: "2026-11-18T09:00"), now: Sample.now)
    }
    #expect(throws: Never.self) {
      try SessionRules.schedule(Sample.plan(at: "2026-11-18T09:01"), now: Sample.now)
    }
  }

  @Test(arguments: [
    (SeatCounts(room: 2), 2, true), (SeatCounts(room: 2), 1, false), (SeatCounts(room: 1), 1, true),
    (SeatCounts(room: 3), 2, true),
  ])
  func `seats are not taken away from those who have them`(
    _ taken: SeatCounts, _ seats: Int, _ isAllowed: Bool
  ) {
    let plan = Sample.plan(roomSeats: seats)
    let result = Result { try SessionRules.revise(Sample.session(), to: plan, taken: taken, now: Sample.now) }
    #expect(((try? result.get()) != nil) == isAllowed)
  }

  @Test func `a delivery that has people in it is not taken away`() throws {
    let errors = #expect(throws: FieldErrors.self) {
      try SessionRules.revise(
        Sample.session(), to: Sample.plan(delivery: .inPerson), taken: SeatCounts(remote: 1), now: Sample.now)
    }
    #expect(
      errors?["delivery"]
        == "1 person has a remote seat, so it cannot become a session in the room only. Keep it hybrid, or cancel the session."
    )
  }

  @Test func `what has begun keeps its time, what is over or cancelled keeps everything`() {
    let session = Sample.session()
    let (running, over) = (session.start, session.end)
    let none = SeatCounts()
    #expect(throws: Never.self) {
      try SessionRules.revise(session, to: Sample.plan("Other"), taken: none, now: running)
    }
    #expect(throws: FieldErrors.self) {
      try SessionRules.revise(session, to: Sample.plan(minutes: 90), taken: none, now: running)
    }
    #expect(throws: SessionRefusal.over(session.plan.time)) {
      try SessionRules.revise(session, to: Sample.plan("Other"), taken: none, now: over)
    }
    #expect(throws: SessionRefusal.cancelled) {
      try SessionRules.revise(
        Sample.session(state: .cancelled), to: Sample.plan(), taken: none, now: Sample.now)
    }
  }

  @Test(arguments: [
    (Sample.plan("Other title"), [SessionChange.title], false),
    (Sample.plan(at: "2026-11-26T12:00"), [.time], true),
    (Sample.plan(room: "Test bay 3"), [.place], true),
    (Sample.plan(delivery: .virtual), [.delivery, .seats], true),
    (Sample.plan(roomSeats: 9), [.seats], false),
    (Sample.plan(facilitators: [.mika]), [.crew], false),
    (Sample.plan(), [], false),
  ])
  func `the registered are told of what concerns them`(
    _ plan: SessionPlan, _ changes: [SessionChange], _ isTold: Bool
  ) {
    #expect(SessionChange.between(Sample.plan(), plan) == changes)
    #expect(changes.contains(where: \.concernsRegistered) == isTold)
  }
}

struct SessionClashTests {
  private func neighbour(at wall: String, room: String, crew: [Somebody]) -> SessionNeighbour {
    SessionNeighbour(
      id: .make(at: Sample.now, random: (9, 9)), title: "Torque", time: Sample.time(wall),
      roomKey: Folded.key(room),
      crew: crew.map(\.id))
  }

  @Test(arguments: [
    ("2026-11-25T12:30", "TEST  bay 2", [Somebody](), ["Test bay 2 is taken by “Torque”"]),
    ("2026-11-25T12:30", "Test bay 3", [Somebody.mika], ["Mika Lehtonen also runs “Torque”"]),
    ("2026-11-25T12:30", "Test bay 2", [.mika], ["Test bay 2 is taken", "Mika Lehtonen also runs"]),
    ("2026-11-25T13:00", "Test bay 2", [.mika], []),
    ("2026-11-25T12:30", "Test bay 3", [.priya], []),
  ])
  func `a room or a person is not needed twice at once`(
    _ wall: String, _ room: String, _ crew: [Somebody], _ sentences: [String]
  ) {
    let plan = Sample.plan(facilitators: [.mika])
    let names = [Somebody.mika.id: Somebody.mika.name]
    var refusal: SessionClashes?
    do throws(SessionClashes) {
      try SessionClashes.check(plan, against: [neighbour(at: wall, room: room, crew: crew)], names: names)
    } catch { refusal = error }
    #expect(refusal?.clashes.count ?? 0 == sentences.count)
    for sentence in sentences { #expect(refusal?.sentence.contains(sentence) == true) }
  }

  @Test func `a virtual session needs no room`() {
    let plan = Sample.plan(delivery: .virtual)
    let other = neighbour(at: "2026-11-25T12:00", room: "Test bay 2", crew: [])
    #expect(throws: Never.self) { try SessionClashes.check(plan, against: [other], names: [:]) }
  }
}
