import Essentials
import Testing

struct TimeTests {
  @Test(arguments: [
    ("2024-02-29", true), ("2023-02-29", false), ("1900-02-29", false), ("2000-02-29", true),
    ("2026-04-31", false),
    ("2026-13-01", false), ("2026-00-10", false), ("2026-1-1", false), ("26-01-01", false),
    ("2026-01-01x", false),
    ("", false), ("-026-01-01", false),
  ])
  func `only dates that exist are dates`(_ text: String, _ exists: Bool) {
    #expect((Day(iso: text) != nil) == exists)
  }

  @Test func `day numbers run without a gap over four centuries`() {
    var day = Day(iso: "1899-12-31")!
    let last = Day(iso: "2300-01-01")!
    var number = day.number
    while day < last {
      let next = day.adding(days: 1)
      #expect(next.number == number + 1)
      #expect(day < next)
      (day, number) = (next, next.number)
    }
    #expect(Day(iso: "1970-01-01")!.number == 0)
    #expect(Day(iso: "2026-11-22")!.weekday == 7)
    #expect(Day(iso: "1969-12-29")!.weekday == 1)
  }

  /// Transitions as published in the IANA time zone database.
  @Test func `wall times around a change of the clock name no, one or two instants`() {
    let lisbon = Zone("Europe/Lisbon")!
    let gap = lisbon.resolve(WallTime("2026-03-29T01:30")!)
    #expect(gap == .never(after: Instant(milliseconds: 1_774_746_000_000)))
    let fold = lisbon.resolve(WallTime("2026-10-25T01:30")!)
    guard case .twice(let first, let second) = fold else {
      Issue.record("expected two instants, got \(fold)")
      return
    }
    #expect(second - first == .hours(1))
    #expect(lisbon.resolve(WallTime("2026-07-01T12:00")!) == .once(Instant(milliseconds: 1_782_903_600_000)))
  }

  @Test(arguments: [
    "Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia", "UTC",
  ])
  func `an instant's wall time leads back to the instant`(_ name: String) {
    let zone = Zone(name)!
    for step in 0..<3000 {
      let instant = Instant(milliseconds: 1_600_000_020_000 + Int64(step) * 7 * 3_600_000)
      switch zone.resolve(zone.wall(at: instant)) {
      case .once(let found): #expect(found.milliseconds / 60000 == instant.milliseconds / 60000)
      case .twice(let a, let b):
        #expect([a, b].contains { $0.milliseconds / 60000 == instant.milliseconds / 60000 })
      case .never: Issue.record("a wall time that was read off a clock does not exist")
      }
    }
  }

  @Test(arguments: ["Mars/Olympus", "", "EST5EDT4", "../etc/passwd", "GMT+3", "europe/lisbon"])
  func `only names of the IANA database are zones`(_ name: String) {
    #expect(Zone(name) == nil)
  }

  @Test(arguments: [
    ("24:00", false), ("23:59", true), ("7:30", false), ("07:60", false), ("07:30:00", true), ("noon", false),
  ])
  func `only times of day are times`(_ text: String, _ isTime: Bool) {
    #expect((TimeOfDay(text) != nil) == isTime)
  }

  @Test func `minutes carry over midnight and months`() {
    #expect(WallTime("2026-12-31T23:30")!.adding(minutes: 90).text == "2027-01-01T01:00")
    #expect(WallTime("2026-03-01T00:10")!.adding(minutes: -30).text == "2026-02-28T23:40")
  }
}

struct IDTests {
  @Test func `identifiers sort by the time they were made`() {
    let ids = (0..<500).map {
      ID<Int>.make(
        at: Instant(milliseconds: 1_700_000_000_000 + $0),
        random: (.max - UInt64($0), .random(in: 0 ... .max)))
    }
    #expect(ids == ids.sorted())
    #expect(ids.allSatisfy { ID<Int>($0.text) == $0 })
  }

  @Test(arguments: [
    "", "zzzzzzzzzzzzzzzzzzzzzzzzzz", "01", "0123456789ABCDEFGHIJKLMNOP", "' OR 1=1 --              ",
    String(repeating: "0", count: 27),
  ])
  func `what cannot be an identifier is none`(_ text: String) {
    #expect(ID<Int>(text) == nil)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (1_790_000_061_007, "2026-09-21T14:14:21.007Z"),
  ])
  func `a moment is written for programs`(_ milliseconds: Int64, _ text: String) {
    #expect(Instant(milliseconds: milliseconds).iso == text)
  }
}
