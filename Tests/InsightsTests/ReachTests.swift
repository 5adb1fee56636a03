import Essentials
import People
import TestSupport
import Testing
@testable import Insights

struct ReachTests {
  private func group(_ name: String?, _ people: Int, _ reached: Int = 0) -> Reach.Group {
    Reach.Group(
      department: name.map { Department(id: ID(stored: $0), name: $0) }, people: people, reached: reached)
  }

  private func names(_ groups: [Reach.Group]) -> [[String]] {
    Reach(groups).lines.map { $0.groups.map { $0.department?.name ?? "-" } }
  }

  @Test func `groups of five and more stand alone`() {
    #expect(names([group("A", 5), group("B", 40), group(nil, 7)]) == [["A"], ["B"], ["-"]])
  }

  @Test func `small groups are counted together`() {
    #expect(names([group("A", 3), group("B", 40), group("C", 2)]) == [["B"], ["A", "C"]])
  }

  @Test func `a small group that would be alone takes the smallest of the others with it`() {
    #expect(names([group("A", 3), group("B", 40), group("C", 6)]) == [["B"], ["A", "C"]])
    #expect(
      names([group("A", 3), group("B", 1), group("C", 6), group("D", 5)]) == [["C"], ["A", "B", "D"]])
  }

  @Test func `nothing is shown of an organisation that is itself too small`() {
    #expect(names([group("A", 3), group("B", 1)]) == [])
    #expect(Reach([group("A", 3, 2)]).reached == 2)
  }

  @Test func `departments without people are left out`() {
    #expect(names([group("A", 0), group("B", 9)]) == [["B"]])
  }

  /// Whatever the sizes: no line and no difference between the whole and the other lines is of fewer than five people.
  @Test func `no group of fewer than five can be had`() {
    let random = SeededRandom(3)
    for _ in 0..<300 {
      let groups = (0..<Int(random.next() % 8)).map { group("\($0)", Int(random.next() % 12)) }
      let reach = Reach(groups)
      #expect(reach.lines.allSatisfy { $0.people >= 5 })
      #expect(reach.lines.isEmpty || reach.lines.reduce(0) { $0 + $1.people } == reach.people)
    }
  }

  @Test(arguments: [(0, 0), (5, 5), (40, 40)]) func `counts that are large enough are shown`(
    _ count: Int, _ shown: Int
  ) {
    #expect(ReachRules.shown(count) == shown)
  }

  @Test(arguments: 1...4) func `counts of one to four people are not`(_ count: Int) {
    #expect(ReachRules.shown(count) == nil)
  }

  @Test func `the table as a file is safe for spreadsheets`() {
    let reach = Reach([group("=cmd()", 8, 2), group("Quality", 10, 5)])
    #expect(
      ReachWords.csv(reach)
        == "Department,People,Came at least once,Per cent\r\n'=cmd(),8,2,25\r\nQuality,10,5,50\r\n")
    #expect(
      ReachWords.sentence(reach)
        == "7 of 18 people came to a session at least once. Quality was reached most, =cmd() least.")
  }

  @Test(arguments: [
    ("Europe/Lisbon", OverviewPeriod.month, "2026-10-19T00:00", "since 19 October 2026"),
    ("Asia/Kolkata", .quarter, "2026-08-20T00:00", "since 20 August 2026"),
  ])
  func `a period begins with a day of the organisation`(
    _ zone: String, _ period: OverviewPeriod, _ wall: String, _ words: String
  ) throws {
    let zone = try #require(Zone(zone))
    let span = OverviewSpan(period, zone: zone, now: TestClock().now)
    #expect(span.start.map { zone.wall(at: $0).text } == wall)
    #expect(span.words == words)
    #expect(OverviewSpan(.all, zone: zone, now: TestClock().now).start == nil)
  }
}
