import Essentials
import TestSupport
import Testing
@testable import Workshops

struct SessionTimeTests {
  @Test(arguments: [
    ("2026-11-25T12:00", "Europe/Lisbon", "2026-11-25T12:00"),
    ("2026-07-01T12:00", "Europe/Lisbon", "2026-07-01T11:00"),
    ("2026-07-01T12:00", "Asia/Kolkata", "2026-07-01T06:30"),
    ("2026-07-01T12:00", "America/New_York", "2026-07-01T16:00"),
  ])
  func `a wall time in a zone is one instant`(_ wall: String, _ zone: String, _ utc: String) throws {
    let time = try SessionTime(WallTime(wall)!, in: Zone(zone)!, minutes: 60)
    #expect(Zone.utc.wall(at: time.start).text == utc)
    #expect(time.end - time.start == .hours(1))
  }

  @Test func `a time that the clocks skip is refused, with the first that exists`() {
    #expect(
      throws: TimeRefusal.skipped(
        WallTime("2026-03-29T01:30")!, Sample.lisbon, instead: WallTime("2026-03-29T02:00")!)
    ) {
      try SessionTime(WallTime("2026-03-29T01:30")!, in: Sample.lisbon, minutes: 60)
    }
    let refusal = TimeRefusal.skipped(
      WallTime("2026-03-29T01:30")!, Sample.lisbon, instead: WallTime("2026-03-29T02:00")!)
    #expect(
      refusal.sentence
        == "01:30 does not exist in Lisbon on 29 March 2026: the clocks go forward. Choose 02:00 or later, or another day."
    )
  }

  @Test func `a time that comes twice is the first or the second as chosen`() throws {
    let wall = WallTime("2026-10-25T01:30")!
    let first = try SessionTime(wall, in: Sample.lisbon, minutes: 60)
    let second = try SessionTime(wall, in: Sample.lisbon, minutes: 60, isSecondPass: true)
    #expect(second.start - first.start == .hours(1))
    #expect(
      try SessionTime(WallTime("2026-10-26T01:30")!, in: Sample.lisbon, minutes: 60, isSecondPass: true)
        .isSecondPass == false)
  }

  @Test func `its length is real time, also over a change of the clocks`() throws {
    let time = try SessionTime(WallTime("2026-03-29T00:30")!, in: Sample.lisbon, minutes: 60)
    #expect(Sample.lisbon.wall(at: time.end).text == "2026-03-29T02:30")
  }

  @Test(arguments: [
    ("2026-11-25T11:00", 60, false), ("2026-11-25T11:00", 61, true), ("2026-11-25T12:59", 60, true),
    ("2026-11-25T13:00", 60, false),
  ])
  func `sessions overlap when they share a moment`(_ wall: String, _ minutes: Int, _ overlaps: Bool) {
    #expect(Sample.time("2026-11-25T12:00").overlaps(Sample.time(wall, minutes: minutes)) == overlaps)
  }

  @Test(arguments: [
    ("2026-11-25T11:59", SessionPhase.ahead), ("2026-11-25T12:00", .running), ("2026-11-25T12:59", .running),
    ("2026-11-25T13:00", .over),
  ])
  func `it lies ahead, runs and is over`(_ wall: String, _ phase: SessionPhase) {
    #expect(Sample.session().phase(at: Sample.time(wall).start) == phase)
    #expect(Sample.session(state: .cancelled).phase(at: Sample.time(wall).start) == .cancelled)
  }
}
