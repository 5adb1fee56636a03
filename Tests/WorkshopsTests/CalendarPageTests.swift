import Database
import Essentials
import HTTPTypes
import People
import TestSupport
import Testing
@testable import Workshops

struct CalendarPageTests {
  private func address(_ somebody: Somebody, in world: TestWorld) async throws -> String {
    let page = try await world.post("/me/calendar", as: somebody)
    #expect(page.status == 200)
    let found = try #require(page.body.firstMatch(of: #/value="[^"]*(/calendar/[0-9a-v]{26}\.ics)"/#))
    return String(found.1)
  }

  @Test(arguments: Engine.available)
  func `a feed holds what I have a seat at or run, and the cancelled ones as cancelled`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let seat = try await world.schedule(Sample.plan("Seat"))
    let run = try await world.schedule(
      Sample.plan("Run", at: "2027-06-02T12:00", in: Sample.helsinki, facilitators: [.ana]))
    let full = try await world.schedule(Sample.plan("In line", roomSeats: 1))
    _ = try await world.schedule(Sample.plan("Other"))
    try await world.store.write { tx in
      try Registration.take(.remote, at: seat.id, by: Somebody.ana.id, in: tx)
      try Registration.take(.room, at: full.id, by: Somebody.mika.id, in: tx)
      try Registration.take(.room, at: full.id, by: Somebody.ana.id, in: tx)
    }
    let path = try await address(.ana, in: world)
    let feed = try await world.get(path)
    #expect(feed.status == 200)
    #expect(feed.headers[.contentType] == "text/calendar; charset=utf-8")
    let text = feed.body.replacing("\r\n ", with: "")
    #expect(text.matches(of: #/SUMMARY:(.+)\r\n/#).map { String($0.1) } == ["Seat", "Run"])
    #expect(text.contains("TZID:Europe/Helsinki") && text.contains("TZID:Europe/Lisbon"))
    #expect(text.contains("DTSTART;TZID=Europe/Helsinki:20270602T120000"))
    #expect(text.contains("meet.example"))
    try await world.store.write { tx in
      try Session.cancel(run.id, reason: "Storm", by: Somebody.ines.id, in: tx)
    }
    let after = try await world.get(path).body
    #expect(after.contains("STATUS:CANCELLED"))
    #expect(after.contains("SEQUENCE:1"))
  }

  @Test(arguments: Engine.available)
  func `what has not changed is not sent again`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let session = try await world.schedule(Sample.plan(facilitators: [.ana]))
    let path = try await address(.ana, in: world)
    let tag = try #require(try await world.get(path).headers[.eTag])
    world.clock.advance(by: .hours(3))
    let same = try await world.send(.get, path, headers: [.ifNoneMatch: "W/\(tag)"])
    #expect(same.status == 304 && same.body.isEmpty && same.headers[.eTag] == tag)
    _ = try await world.store.write { tx in
      try Session.revise(
        session.id, to: Sample.plan("New title", facilitators: [.ana]), by: Somebody.ana.id, in: tx)
    }
    let changed = try await world.send(.get, path, headers: [.ifNoneMatch: tag])
    #expect(changed.status == 200 && changed.headers[.eTag] != tag)
    #expect(try await world.get("/me/calendar", as: .ana).words.contains("Last fetched just now."))
  }

  @Test(arguments: Engine.available)
  func `a new address ends the old one, stopping ends both, and only the hash is kept`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let old = try await address(.ana, in: world)
    let new = try await address(.ana, in: world)
    #expect(try await world.get(old).status == 404)
    #expect(try await world.get(new).status == 200)
    #expect(try await world.get("/calendar/00000000000000000000000000.ics").status == 404)
    #expect(try await world.get(new.replacing(".ics", with: "")).status == 404)
    let kept: String? = try await world.store.read { tx in try tx.value("SELECT hash FROM calendar_key") }
    #expect(kept.map { !new.contains($0) && $0.count == 64 } == true)
    #expect(!(try await world.get("/me/calendar", as: .ana)).body.contains(new))
    #expect(try await world.delete("/me/calendar", as: .ana).status == 303)
    #expect(try await world.get(new).status == 404)
  }

  @Test(arguments: Engine.available)
  func `somebody who has left has no feed any more`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let path = try await address(.ana, in: world)
    try await world.store.write { tx in try Person.deactivate(Somebody.ana.id, by: Somebody.dora.id, in: tx) }
    #expect(try await world.get(path).status == 404)
    try await world.work()
    try await world.store.write { tx in try Person.reactivate(Somebody.ana.id, by: Somebody.dora.id, in: tx) }
    #expect(try await world.get(path).status == 404, "whoever kept the address reads it again")
  }

  @Test(arguments: Engine.available)
  func `one session is a file, with the link only for those who may see it`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let session = try await world.schedule(Sample.plan("Reading: a/b"))
    let file = try await world.get("/sessions/\(session.id)/calendar.ics", as: .ana)
    #expect(file.headers[.contentType] == "text/calendar; charset=utf-8")
    #expect(file.headers[.contentDisposition] == "attachment; filename=\"Reading--a-b.ics\"")
    #expect(!file.body.contains("meet.example"))
    try await world.store.write { tx in
      _ = try Registration.take(.room, at: session.id, by: Somebody.ana.id, in: tx)
    }
    #expect(
      try await world.get("/sessions/\(session.id)/calendar.ics", as: .ana).body.contains("meet.example"))
  }
}
