import Essentials
import People
import TestSupport
import Testing
@testable import Workshops

struct SeatRuleTests {
  private func use(taken: (Int, Int) = (0, 0), waiting: (Int, Int) = (0, 0)) -> SeatUse {
    SeatUse(
      capacity: SeatCounts(room: 2, remote: 3), taken: SeatCounts(room: taken.0, remote: taken.1),
      waiting: SeatCounts(room: waiting.0, remote: waiting.1))
  }

  private func take(
    _ mode: SeatMode, _ use: SeatUse, own: Registration? = nil, runsIt: Bool = false,
    at now: Instant = Sample.now,
    _ session: Session = Sample.session()
  ) throws -> SeatRules.Outcome {
    try SeatRules.take(mode, at: session, use: use, own: own, runsIt: runsIt, now: now)
  }

  @Test(arguments: [
    ((0, 0), (0, 0), SeatMode.room, SeatRules.Outcome.registered), ((1, 3), (0, 0), .room, .registered),
    ((2, 0), (0, 0), .room, .waitlisted), ((2, 0), (4, 0), .remote, .registered),
    ((1, 3), (0, 1), .remote, .waitlisted),
    // A seat that is free for a moment while others wait for it goes to them.
    ((1, 0), (1, 0), .room, .waitlisted),
  ])
  func `a seat is taken while there are any, then a place in line`(
    _ taken: (Int, Int), _ waiting: (Int, Int), _ mode: SeatMode, _ outcome: SeatRules.Outcome
  ) throws {
    #expect(try take(mode, use(taken: taken, waiting: waiting)) == outcome)
  }

  @Test func `asking twice changes nothing, changing mode needs a free seat`() throws {
    let full = use(taken: (2, 3))
    #expect(try take(.room, full, own: Sample.seat(.ana)) == .unchanged)
    #expect(try take(.room, full, own: Sample.seat(.ana, .room, .waitlisted)) == .unchanged)
    #expect(throws: SeatRefusal.otherModeFull(.remote)) { try take(.remote, full, own: Sample.seat(.ana)) }
    #expect(try take(.remote, use(taken: (2, 1)), own: Sample.seat(.ana)) == .registered)
    #expect(
      try take(.remote, use(taken: (2, 1), waiting: (1, 0)), own: Sample.seat(.ana, .room, .waitlisted))
        == .registered)
    #expect(try take(.room, use(), own: Sample.seat(.ana, .room, .cancelled)) == .registered)
  }

  @Test func `no seat for those who run it, once it has begun, or where there is no such mode`() {
    let session = Sample.session()
    #expect(throws: SeatRefusal.runsIt) { try take(.room, use(), runsIt: true) }
    #expect(throws: SeatRefusal.begun(session.plan.time)) { try take(.room, use(), at: session.start) }
    #expect(throws: SeatRefusal.over(session.plan.time)) { try take(.room, use(), at: session.end) }
    #expect(throws: SeatRefusal.cancelled) { try take(.room, use(), Sample.session(state: .cancelled)) }
    #expect(throws: SeatRefusal.noSuchMode(.room)) {
      try take(.room, use(), Sample.session(Sample.plan(delivery: .virtual)))
    }
  }

  @Test func `only a seat one has can be released, and only before it begins`() {
    let session = Sample.session()
    #expect(throws: SeatRefusal.noSeat) { try SeatRules.release(nil, at: session, now: Sample.now) }
    #expect(throws: SeatRefusal.noSeat) {
      try SeatRules.release(Sample.seat(.ana, .room, .cancelled), at: session, now: Sample.now)
    }
    #expect(throws: SeatRefusal.begun(session.plan.time)) {
      try SeatRules.release(Sample.seat(.ana), at: session, now: session.start)
    }
  }

  @Test(arguments: [
    (SeatCounts(room: 2, remote: 3), [Somebody]()), (SeatCounts(room: 1, remote: 3), [.mika]),
    (SeatCounts(room: 0, remote: 3), [.mika, .ana]), (SeatCounts(room: 2, remote: 0), [.priya]),
    (SeatCounts(room: 1, remote: 2), [.mika, .priya]), (SeatCounts(room: 9, remote: 9), []),
  ])
  func `free seats go to those who asked first, mode by mode`(_ taken: SeatCounts, _ promoted: [Somebody]) {
    let line = [
      Sample.seat(.ana, .room, .waitlisted, turn: 5), Sample.seat(.mika, .room, .waitlisted, turn: 3),
      Sample.seat(.priya, .remote, .waitlisted, turn: 4), Sample.seat(.sam, .room, .registered, turn: 1),
    ]
    let seats = SeatRules.promotions(line, capacity: SeatCounts(room: 2, remote: 3), taken: taken)
    #expect(seats.map(\.person) == promoted.map(\.id))
  }
}

struct AttendanceRuleTests {
  private let session = Sample.session()
  private let empty = SeatUse(capacity: SeatCounts(room: 2, remote: 3))

  private func checkIn(
    _ code: String? = nil, _ mode: SeatMode = .room, use: SeatUse? = nil, own: Registration? = nil,
    minutes: Int = 0
  ) throws -> Bool {
    try AttendanceRules.checkIn(
      mode, code: CheckInCode(code ?? session.checkInCode.text), at: session, use: use ?? empty, own: own,
      runsIt: false, now: session.start + .minutes(minutes))
  }

  @Test(arguments: [(-31, false), (-30, true), (0, true), (60, true), (120, true), (121, false)])
  func `check-in is open from half an hour before to an hour after`(_ minutes: Int, _ isOpen: Bool) {
    #expect(((try? checkIn(own: Sample.seat(.ana), minutes: minutes)) != nil) == isOpen)
  }

  @Test func `whoever has no seat gets one while there are any`() throws {
    let full = SeatUse(
      capacity: SeatCounts(room: 2, remote: 3), taken: SeatCounts(room: 2), waiting: SeatCounts(room: 1))
    #expect(try checkIn(own: Sample.seat(.ana)) == false)
    #expect(try checkIn() == true)
    #expect(throws: AttendanceRefusal.full(.room)) { try checkIn(use: full) }
    #expect(try checkIn(use: full, own: Sample.seat(.ana)) == false)
    // Before it begins the line comes first; afterwards nobody is in line any more.
    let last = SeatUse(
      capacity: SeatCounts(room: 2, remote: 3), taken: SeatCounts(room: 1), waiting: SeatCounts(room: 1))
    #expect(throws: AttendanceRefusal.full(.room)) { try checkIn(use: last, minutes: -10) }
    #expect(try checkIn(use: last, minutes: 5) == true)
  }

  @Test func `the code is forgiving about how it is written, and about nothing else`() {
    let code = CheckInCode(secret: "0123456789abcdefghijk10avu")
    #expect(code.text.count == 6)
    #expect(code.spaced == "\(code.text.prefix(3)) \(code.text.suffix(3))")
    let typed = code.text.lowercased().replacing("1", with: "l").replacing("0", with: "o")
    #expect(CheckInCode(" \(typed.prefix(3))-\(typed.suffix(3)) ") == code)
    #expect(CheckInCode("12345") == nil)
    #expect(CheckInCode("ÄÖÜ€12") == nil)
    #expect(throws: AttendanceRefusal.wrongCode) { try checkIn("ZZZZZZ") }
    #expect(throws: AttendanceRefusal.wrongCode) { try checkIn("") }
  }
}
