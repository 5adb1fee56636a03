import Database
import Essentials
import People
import TestSupport
import Testing
import Workshops

/// What waits for organisers, for those who run sessions, and for administrators.
struct WaitingTests {
  @Test(arguments: Engine.available)
  func `organisers see what waits, and the lists of all of it`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    for number in 1...5 {
      _ = try await scene.topic("Wish \(number)", votes: number == 4 ? [Somebody.mika.id] : [])
    }
    let answered = try await scene.topic("Answered")
    let offered = try await scene.topic("Offered", by: .priya)
    let full = try await scene.session("Full house", inHours: 30, seats: 1)
    try await scene.seat([Somebody.ana.id, Somebody.priya.id, Somebody.sam.id], at: full)
    try await scene.store.write { tx in
      try Topic.move(answered, to: .planned, reason: "", by: Somebody.ines.id, in: tx)
      try Topic.offer(.teach, on: offered, by: Somebody.mika.id, in: tx)
    }
    let page = try await scene.world.get("/", as: .ines)
    #expect(
      page.words.contains("Waiting for you Schedule a session: Offered 1 offer to teach, 1 person needs it"))
    #expect(page.words.contains("2 people wait for a seat Full house"))
    #expect(
      page.words.contains(
        "Answer: Wish 4 2 people need it Answer: Wish 1 1 person needs it Answer: Wish 2 1 person needs it"))
    #expect(page.words.contains("2 more topics without an answer"))
    let list = try await scene.world.get("/overview/topics?show=unanswered&period=all", as: .ines)
    #expect(list.words.contains("Topics without an answer or an offer 5, since the beginning."))
    #expect(!list.words.contains("Answered Planned"))
    #expect(list.body.firstRange(of: "Wish 4")!.lowerBound < list.body.firstRange(of: "Wish 5")!.lowerBound)
    #expect(
      try await scene.world.get("/overview/sessions?show=line&period=all", as: .ines).words.contains(
        "1, from today on."))
    for somebody in [Somebody.ana, .sam] {
      #expect(!(try await scene.world.get("/", as: somebody)).words.contains("Waiting for you"))
    }
  }

  @Test(arguments: Engine.available)
  func `those who ran a session are asked who was there, then for the summary, then no more`(_ engine: Engine)
    async throws
  {
    let scene = try await Scene.make(on: engine)
    let session = try await scene.session(inHours: 1)
    try await scene.seat([Somebody.ana.id], at: session)
    try await scene.pass(hours: 3)
    for somebody in [Somebody.mika, .ines] {
      #expect(
        try await scene.world.get("/", as: somebody).words.contains(
          "Say who was there: Reading a vibration spectrum It was held today"))
    }
    #expect(!(try await scene.world.get("/", as: .priya)).words.contains("Say who was there"))
    #expect(
      try await scene.world.get("/overview/sessions?show=unrecorded", as: .sam).words.contains("not noted"))
    try await scene.came([Somebody.ana.id], at: session)
    #expect(
      try await scene.world.get("/", as: .mika).words.contains(
        "Send the summary: Reading a vibration spectrum"))
    try await scene.sumUp(session)
    #expect(!(try await scene.world.get("/", as: .mika)).words.contains("Waiting for you"))
    #expect(
      try await scene.world.get("/", as: .ines).words.contains(
        "Nothing. Every topic has an answer, every session its notes."))
  }

  @Test(arguments: Engine.available)
  func `administrators see what was given up and what could not be sent`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    try await scene.store.write { tx in
      try Jobs.enqueue("nobody.knows", in: tx)
      try tx.run("UPDATE job SET failed_at = \(tx.now)")
      try tx.run(
        """
        INSERT INTO letter (id, person_id, address, kind, cause, why, subject, content, state, attempts, created_at)
        VALUES ('l', \(Somebody.ana.id), 'a@x.org', 'k', 'c', 'w', 's', '{}', 'failed', 8, \(tx.now))
        """)
    }
    let page = try await scene.world.get("/", as: .dora)
    #expect(page.words.contains("1 job was given up") && page.words.contains("1 letter could not be sent"))
    #expect(!(try await scene.world.get("/", as: .ines)).words.contains("1 job was given up"))
  }

  @Test(arguments: Engine.available)
  func `home asks as many statements for much as for little`(_ engine: Engine) async throws {
    let scene = try await Scene.make(on: engine)
    var counts: [Int] = []
    for size in [1, 30] {
      for number in 0..<size {
        let topic = try await scene.topic("Wish \(size) \(number)")
        let session = try await scene.session(
          "Session \(size) \(number)", inHours: 1 + number, from: topic, seats: 1)
        try await scene.seat([Somebody.ana.id, Somebody.priya.id, Somebody.sam.id], at: session)
      }
      try await scene.pass(hours: 3)
      let ids: [ID<Session>] = try await scene.store.read { tx in
        try tx.values("SELECT id FROM session WHERE state = 'held'")
      }
      for id in ids { try await scene.came([Somebody.ana.id], at: id) }
      for id in ids.prefix(3) { try await scene.commit(Somebody.ana.id, at: id, due: "2026-12-20") }
      for number in 0..<size {
        try await scene.act("Act \(number)", owner: Somebody.ana.id, at: ids[0], due: "2026-11-20")
      }
      for somebody in [Somebody.ana, .ines, .dora] {
        _ = try await scene.world.get("/", as: somebody)
        counts.append(try await StatementCount.counting { _ = try await scene.world.get("/", as: somebody) })
      }
    }
    for (little, much) in zip(counts.prefix(3), counts.suffix(3)) { #expect(much <= little) }
    #expect(counts.allSatisfy { $0 <= 27 }, "\(counts)")
  }
}
