import Database
import Essentials
import People
import TestSupport
import Testing
@testable import Workshops

struct SeatPageTests {
  private func ask(_ session: Session, _ somebody: Somebody, _ mode: SeatMode = .room, in world: TestWorld)
    async throws -> Int
  {
    try await world.post("/sessions/\(session.id)/seat", ["mode": mode.rawValue], as: somebody).status
  }

  @Test(arguments: Engine.available)
  func `seats go first come first served, then a line forms, and a released seat goes to its head`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    let session = try await world.schedule()
    let path = "/sessions/\(session.id)"
    for somebody in [Somebody.ana, .mika, .priya, .sam] {
      #expect(try await ask(session, somebody, in: world) == 303)
    }
    #expect(try await world.seats(.registered, at: session.id) == [Somebody.ana.id, Somebody.mika.id])
    #expect(try await world.seats(.waitlisted, at: session.id) == [Somebody.priya.id, Somebody.sam.id])
    #expect(try await world.get(path, as: .sam).words.contains("Waiting, number 2 in line"))
    #expect(try await world.get(path, as: .sam).words.contains("A remote seat is free now."))
    #expect(try await world.get(path, as: .ana).words.contains("2 of 2 taken, 2 waiting"))
    #expect(try await world.delete("\(path)/seat", as: .mika).status == 303)
    #expect(try await world.get(path, as: .priya).words.contains("Registered, in the room"))
    #expect(try await world.get(path, as: .sam).words.contains("Waiting, number 1 in line"))
    #expect(
      try await world.news(of: session.id).suffix(6) == [
        "seat.taken Ana Prata", "seat.taken Mika Lehtonen", "seat.waitlisted Priya Deshmukh",
        "seat.waitlisted Samuel Okafor", "seat.released Mika Lehtonen", "seat.promoted Priya Deshmukh",
      ])
  }

  @Test(arguments: Engine.available)
  func `sending twice takes one seat, and asking again after releasing goes to the end of the line`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    let session = try await world.schedule(Sample.plan(roomSeats: 1))
    for _ in 1...2 { _ = try await ask(session, .ana, in: world) }
    #expect(try await world.news(of: session.id).filter { $0.hasPrefix("seat.") } == ["seat.taken Ana Prata"])
    _ = try await ask(session, .mika, in: world)
    _ = try await world.delete("/sessions/\(session.id)/seat", as: .ana)
    _ = try await ask(session, .ana, in: world)
    #expect(try await world.seats(.registered, at: session.id) == [Somebody.mika.id])
    #expect(try await world.seats(.waitlisted, at: session.id) == [Somebody.ana.id])
    _ = try await world.delete("/sessions/\(session.id)/seat", as: .ana)
    #expect(
      try await world.delete("/sessions/\(session.id)/seat", as: .ana).words.contains(
        "there is none to release"))
  }

  @Test(arguments: Engine.available)
  func `whoever waits for the room may take a remote seat, and whoever moves leaves a seat behind`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    let session = try await world.schedule(Sample.plan(roomSeats: 1))
    for somebody in [Somebody.ana, .mika] { _ = try await ask(session, somebody, in: world) }
    #expect(try await ask(session, .mika, .remote, in: world) == 303)
    #expect(try await world.seats(.waitlisted, at: session.id).isEmpty)
    _ = try await ask(session, .priya, in: world)
    #expect(try await ask(session, .ana, .remote, in: world) == 303)
    let room = try await world.store.read { tx in
      try Registration.find(Somebody.priya.id, at: session.id, in: tx)
    }
    #expect(room?.state == .registered && room?.mode == .room)
  }

  @Test(arguments: Engine.available)
  func `more seats are passed on at once, in order`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let session = try await world.schedule(Sample.plan(roomSeats: 1))
    for somebody in [Somebody.ana, .mika, .priya, .sam] { _ = try await ask(session, somebody, in: world) }
    _ = try await world.store.write { tx in
      try Session.revise(session.id, to: Sample.plan(roomSeats: 3), by: Somebody.ines.id, in: tx)
    }
    #expect(try await world.seats(.waitlisted, at: session.id) == [Somebody.sam.id])
    await #expect(throws: FieldErrors.self) {
      try await world.store.write { tx in
        _ = try Session.revise(session.id, to: Sample.plan(roomSeats: 2), by: Somebody.ines.id, in: tx)
      }
    }
  }

  @Test(arguments: Engine.available)
  func `who comes to run it leaves their seat to the line, and who leaves the house does too`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    let session = try await world.schedule(Sample.plan(roomSeats: 1))
    for somebody in [Somebody.ana, .mika, .priya] { _ = try await ask(session, somebody, in: world) }
    _ = try await world.store.write { tx in
      try Session.revise(
        session.id, to: Sample.plan(roomSeats: 1, facilitators: [.ana]), by: Somebody.ines.id, in: tx)
    }
    #expect(try await world.seats(.registered, at: session.id) == [Somebody.mika.id])
    #expect(try await ask(session, .ana, in: world) == 422)
    try await world.store.write { tx in
      try Person.deactivate(Somebody.mika.id, by: Somebody.dora.id, in: tx)
    }
    try await world.work()
    #expect(try await world.seats(.registered, at: session.id) == [Somebody.priya.id])
  }

  @Test(arguments: Engine.available)
  func `of many who want the last seat at once one gets it`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let session = try await world.schedule(Sample.plan(roomSeats: 1))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for somebody in [Somebody.ana, .mika, .priya, .sam, .dora, .ines] {
        group.addTask {
          try await world.store.write { tx in
            _ = try Registration.take(.room, at: session.id, by: somebody.id, in: tx)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await world.seats(.registered, at: session.id).count == 1)
    #expect(try await world.seats(.waitlisted, at: session.id).count == 5)
    let turns: [Int] = try await world.store.read { tx in
      try tx.values("SELECT turn FROM registration ORDER BY turn")
    }
    #expect(turns == Array(1...6))
  }

  @Test(arguments: Engine.available)
  func `wrong modes and times are refused with a sentence`(_ engine: Engine) async throws {
    let world = try await TestWorld.make(on: engine)
    let session = try await world.schedule(Sample.plan(delivery: .virtual))
    #expect(try await ask(session, .ana, .room, in: world) == 422)
    #expect(
      try await world.post("/sessions/\(session.id)/seat", ["mode": "roof"], as: .ana).words.contains(
        "choose one of the answers"))
    #expect(try await world.post("/sessions/\(session.id)/seat", as: .ana).status == 422)
    world.clock.set(to: session.start)
    let late = try await world.post("/sessions/\(session.id)/seat", ["mode": "remote"], as: .ana)
    #expect(late.status == 422 && late.words.contains("seats stay as they are"))
  }
}

struct AttendancePageTests {
  @Test(arguments: Engine.available)
  func `people check in with the code, walk-ins take a free seat, wrong codes are counted`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let session = try await world.schedule(Sample.plan(facilitators: [.mika]))
    try await world.store.write { tx in
      _ = try Registration.take(.remote, at: session.id, by: Somebody.ana.id, in: tx)
    }
    let path = "/sessions/\(session.id)/check-in"
    let code = session.checkInCode.text
    #expect(try await world.get(path, as: .ana).words.contains("It is too early"))
    #expect(try await world.post(path, ["code": code, "mode": "remote"], as: .ana).status == 422)
    world.clock.set(to: session.start - .minutes(10))
    #expect(try await world.get("\(path)?code=\(code)", as: .ana).body.contains("value=\"\(code)\""))
    #expect(try await world.post(path, ["code": "ZZZZZZ", "mode": "remote"], as: .ana).status == 422)
    #expect(
      try await world.post(path, ["code": code.lowercased(), "mode": "remote"], as: .ana).status == 303)
    #expect(try await world.post(path, ["code": code, "mode": "room"], as: .priya).status == 303)
    #expect(try await world.post(path, ["code": code, "mode": "room"], as: .mika).status == 422)
    let present = try await world.store.read { tx in try Attendance.present(at: session.id, in: tx) }
    #expect(present == [Somebody.ana.id, Somebody.priya.id])
    #expect(try await world.seats(.registered, at: session.id) == [Somebody.ana.id, Somebody.priya.id])
    #expect(try await world.get(path, as: .ana).words.contains("You are checked in: Remote."))
    for _ in 1...12 { _ = try await world.post(path, ["code": "ZZZZZZ", "mode": "room"], as: .sam) }
    #expect(try await world.post(path, ["code": code, "mode": "room"], as: .sam).status == 429)
  }

  @Test(arguments: Engine.available)
  func `the facilitator marks who came, once each, and adds who came without a seat`(_ engine: Engine)
    async throws
  {
    let world = try await TestWorld.make(on: engine)
    let session = try await world.schedule(Sample.plan(roomSeats: 1, facilitators: [.mika]))
    try await world.store.write { tx in
      for somebody in [Somebody.ana, .sam] {
        try Registration.take(.remote, at: session.id, by: somebody.id, in: tx)
      }
      try Registration.take(.room, at: session.id, by: Somebody.dora.id, in: tx)
    }
    let path = "/sessions/\(session.id)/attendance"
    #expect(try await world.get(path, as: .ana).status == 403)
    let early = try await world.get(path, as: .mika)
    #expect(early.words.contains("3 people have a seat.") && early.words.contains(session.checkInCode.spaced))
    let mark = ["presence_\(Somebody.ana.id)": "remote"]
    #expect(try await world.submit("\(path)?_method=put", mark, as: .mika).status == 422)
    world.clock.set(to: session.start)
    #expect(try await world.submit("\(path)?_method=put", mark, as: .ana).status == 403)
    for _ in 1...2 { #expect(try await world.submit("\(path)?_method=put", mark, as: .mika).status == 303) }
    _ = try await world.submit("\(path)?_method=put", mark.merging(["rest": "missed"]) { $1 }, as: .mika)
    #expect(
      try await world.submit("\(path)?_method=put", ["presence_\(Somebody.ana.id)": "asleep"], as: .mika)
        .status == 422)
    let walkIn = ["person": "Priya Deshmukh", "mode": "room"]
    #expect(try await world.submit("\(path)/walk-ins", walkIn, as: .mika).status == 303)
    #expect(
      try await world.submit("\(path)/walk-ins", ["person": "Nobody", "mode": "room"], as: .mika).status
        == 422)
    #expect(
      try await world.submit("\(path)/walk-ins", ["person": "Mika Lehtonen", "mode": "room"], as: .mika)
        .status == 422)
    let page = try await world.get(path, as: .ines)
    #expect(page.words.contains("2 of 4 are here."))
    #expect(
      try await world.news(of: session.id).filter { $0.hasPrefix("attendance") }.sorted() == [
        "attendance.recorded Ana Prata", "attendance.recorded Dora Vidal",
        "attendance.recorded Priya Deshmukh",
        "attendance.recorded Samuel Okafor",
      ])
  }
}

struct SessionStatementTests {
  @Test(arguments: Engine.available)
  func `the list, one session and its attendance run the same statements for one row and for thirty`(
    _ engine: Engine
  ) async throws {
    let world = try await TestWorld.make(on: engine)
    let first = try await world.schedule(Sample.plan("First", at: "2026-11-19T12:00", facilitators: [.mika]))
    var counts: [[Int]] = []
    for upTo in [1, 30] {
      for number in 1..<upTo {
        _ = try await world.schedule(Sample.plan("\(number)", facilitators: [.mika, .sam]))
      }
      try await world.store.write { tx in
        for number in 0..<upTo {
          let person = Person(
            id: tx.newID(), email: "\(upTo)-\(number)@x.example", name: "Person \(number)",
            zone: Sample.lisbon, createdAt: tx.now)
          try person.save(in: tx)
          try Registration.take(.remote, at: first.id, by: person.id, in: tx)
        }
      }
      var round: [Int] = []
      for (path, somebody) in [
        ("", Somebody.ana), ("/\(first.id)", .ana), ("/\(first.id)/attendance", .ines),
      ] {
        _ = try await world.get("/sessions\(path)", as: somebody)
        round.append(
          try await StatementCount.counting { _ = try await world.get("/sessions\(path)", as: somebody) })
      }
      counts.append(round)
    }
    #expect(counts[0] == counts[1])
    #expect(counts[0].allSatisfy { $0 <= 12 }, "\(counts)")
  }
}
