import Essentials
import Foundation
import People
import TestSupport
import Testing
@testable import Workshops

struct CalendarTextTests {
  @Test(arguments: [
    ("a,b;c\\d\ne", "a\\,b\\;c\\\\d\\ne"), ("x\r\ny", "x\\ny"), ("bell\u{7}", "bell"), ("“é” 🛠", "“é” 🛠"),
  ])
  func `texts are escaped`(_ text: String, _ escaped: String) {
    #expect(CalendarText.escaped(text) == escaped)
  }

  @Test func `lines are folded at 75 octets, never inside a character, and unfold to themselves`() {
    var text = CalendarText()
    let long = String(repeating: "Größenmaß 🛠 ", count: 30).trimmingCharacters(in: .whitespaces)
    text.words("SUMMARY", long)
    let lines = text.text.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(lines.dropFirst().dropLast().allSatisfy { $0.hasPrefix(" ") })
    #expect(text.text.replacing("\r\n ", with: "") == "SUMMARY:\(long)\r\n")
  }

  @Test(arguments: [(0, "+0000"), (3600, "+0100"), (-12600, "-0330"), (20700, "+0545"), (-2205, "-003645")])
  func `offsets are written with sign, hours and minutes`(_ seconds: Int, _ text: String) {
    #expect(CalendarTime.offset(seconds) == text)
  }

  @Test func `moments are written to the second`() {
    #expect(CalendarTime.utc(Instant(milliseconds: 1_794_992_405_999)) == "20261118T090005Z")
    #expect(CalendarTime.local(WallTime("2026-03-29T14:30")!) == "20260329T143000")
  }
}

struct CalendarZoneTests {
  private func observances(_ zone: String, _ from: String, _ to: String) -> [ZoneObservance] {
    let zone = Zone(zone)!
    return CalendarZone.observances(
      of: zone, from: zone.resolve(WallTime(from)!).instant, to: zone.resolve(WallTime(to)!).instant)
  }

  @Test func `summer and winter time are spelt out from the stretch in which it begins`() {
    let parts = observances("Europe/Lisbon", "2026-11-25T12:00", "2027-11-30T12:00")
    #expect(parts.map(\.begins.text) == ["2026-10-25T02:00", "2027-03-28T01:00", "2027-10-31T02:00"])
    #expect(parts.map(\.offset) == [0, 3600, 0])
    #expect(parts.map(\.offsetBefore) == [3600, 0, 3600])
    #expect(parts.map(\.isDaylight) == [false, true, false])
  }

  @Test(arguments: ["Asia/Kolkata", "UTC", "Asia/Tokyo"])
  func `a zone without changes has one stretch, since ever`(_ zone: String) {
    let parts = observances(zone, "2026-11-25T12:00", "2027-11-30T12:00")
    #expect(parts.count == 1)
    #expect(parts[0].offset == parts[0].offsetBefore)
    #expect(parts[0].begins.text == "1970-01-01T00:00")
  }

  @Test(arguments: [
    "Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Europe/Dublin",
    "America/St_Johns", "Pacific/Chatham", "Asia/Kolkata",
  ])
  func `read back, every week of two years has the offset that the zone says`(_ name: String) {
    let zone = Zone(name)!
    let start = zone.resolve(WallTime("2026-01-07T12:00")!).instant
    let parts = CalendarZone.observances(of: zone, from: start, to: start + .days(740))
    for week in 0..<104 {
      let instant = start + .days(7 * week)
      let wall = zone.wall(at: instant)
      #expect(parts.last { $0.begins <= wall }?.offset == zone.offset(at: instant), "\(name) \(wall.text)")
    }
  }
}

struct SessionCalendarTests {
  private func text(_ session: Session, _ part: SessionPart = .seat(.room)) -> String {
    CalendarFile([CalendarEvent(session, part: part, base: "https://hall.example")]).text.replacing(
      "\r\n ", with: "")
  }

  @Test func `a session says when and where on the clock of its place`() {
    let text = text(Sample.session())
    #expect(
      text.contains(
        "DTSTART;TZID=Europe/Lisbon:20261125T120000\r\nDTEND;TZID=Europe/Lisbon:20261125T130000\r\n"))
    #expect(text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Lisbon\r\n"))
    #expect(
      text.contains("STATUS:CONFIRMED\r\nSUMMARY:Reading a vibration spectrum\r\nLOCATION:Test bay 2\r\n"))
    #expect(text.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"))
    #expect(text.hasSuffix("END:VEVENT\r\nEND:VCALENDAR\r\n"))
    #expect(text.contains("URL:https://hall.example/sessions/\(Sample.session().id)\r\n"))
  }

  @Test
  func `the second of two equal hours is written in universal time, because a wall time means the first`() {
    let plan = Sample.plan(at: "2026-10-25T01:30")
    #expect(text(Sample.session(plan)).contains("DTSTART;TZID=Europe/Lisbon:20261025T013000\r\n") == false)
    var second = plan
    second.time = Sample.time("2026-10-25T01:30", minutes: 30, isSecondPass: true)
    #expect(text(Sample.session(second)).contains("DTSTART:20261025T013000Z\r\nDTEND:20261025T020000Z\r\n"))
    var early = plan
    early.time = Sample.time("2026-10-25T01:00", minutes: 30)
    #expect(text(Sample.session(early)).contains("DTSTART;TZID=Europe/Lisbon:20261025T010000\r\n"))
  }

  @Test func `the link is for those with a seat and those who run it`() {
    #expect(text(Sample.session(), .seat(.remote)).contains("LOCATION:https://meet.example/spectrum\r\n"))
    #expect(
      text(Sample.session(), .runs).contains(
        "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example/spectrum\r\n"))
    #expect(!text(Sample.session(), .none).contains("meet.example"))
  }

  @Test func `a cancelled session stays and says why`() {
    let text = text(Sample.session(state: .cancelled))
    #expect(text.contains("STATUS:CANCELLED\r\nSUMMARY:Cancelled: Reading a vibration spectrum\r\n"))
    #expect(text.contains("DESCRIPTION:Cancelled: Storm"))
    #expect(text.contains("TRANSP:TRANSPARENT"))
  }

  @Test func `what people typed cannot break out of its line`() {
    let text = text(Sample.session(Sample.plan("X\r\nBEGIN:VALARM\r\n;,\\")))
    #expect(text.contains("SUMMARY:X\\nBEGIN:VALARM\\n\\;\\,\\\\\r\n"))
    #expect(!text.contains("\r\nBEGIN:VALARM"))
  }
}
