import Database
import Essentials
import TestSupport
import Testing

struct EventTests {
  struct Refused: Error {}

  private static let zoe: ID<Kept> = ID.unlinkable(random: (1, 1))
  private static let rex: ID<Kept> = ID.unlinkable(random: (2, 2))

  @Test(arguments: Engine.available)
  func `what happened is found with its subject, newest first and page by page`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    let ids = try await bench.store.write { tx in
      try ["asked", "voted", "offered"].map {
        try EventLog.record(Event("topic.\($0)", Self.rex, by: Self.zoe), in: tx)
      }
        + [try EventLog.record(Event("topic.asked", Self.zoe), in: tx)]
    }
    let (all, rest, asked) = try await bench.store.read { tx in
      (
        try EventLog.about(Self.rex.text, in: tx),
        try EventLog.about(Self.rex.text, before: ids[2], limit: 1, in: tx),
        try EventLog.latest(kinds: ["topic.asked"], in: tx)
      )
    }
    #expect(all.map(\.kind) == ["topic.offered", "topic.voted", "topic.asked"])
    #expect(all.map(\.actor) == [Self.zoe.text, Self.zoe.text, Self.zoe.text])
    #expect(all.map(\.at) == [bench.clock.now, bench.clock.now, bench.clock.now])
    #expect(rest.map(\.id) == [ids[1]])
    #expect(asked.map(\.id) == [ids[3], ids[0]])
    #expect(asked[0].actor == nil)
  }

  @Test(arguments: Engine.available)
  func `an event goes with its transaction`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    await #expect(throws: Refused.self) {
      try await bench.store.write { tx in
        try EventLog.record(Event("topic.asked", Self.rex), in: tx)
        throw Refused()
      }
    }
    #expect(try await bench.store.read { tx in try EventLog.latest(in: tx) } == [])
    #expect(try await bench.figures().waiting == 0)
  }

  @Test(arguments: Engine.available)
  func `each listener hears its events once, with their detail`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    let listeners = [
      EventListener("letters", kinds: ["topic.asked"]) {
        bench.tally.add("letter \($0.detail["title"] ?? "")")
      },
      EventListener("webhooks") { bench.tally.add("hook \($0.kind)") },
    ]
    try await bench.store.write { tx in
      try EventLog.record(Event("topic.asked", Self.rex, by: Self.zoe, ["title": "Zoë's \"école\""]), in: tx)
      try EventLog.record(Event("topic.voted", Self.rex), in: tx)
    }
    let worker = JobWorker(
      store: bench.store, handlers: EventListener.handlers(listeners, store: bench.store), logger: .silent)
    try await worker.drain()
    #expect(bench.tally.all.sorted() == ["hook topic.asked", "hook topic.voted", "letter Zoë's \"école\""])
  }

  @Test(arguments: Engine.available)
  func `a listener that fails is tried again alone`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    let listeners = [
      EventListener("good") { _ in _ = bench.tally.add("good") },
      EventListener("bad") { _ in if bench.tally.add("bad") < 3 { throw Broken() } },
    ]
    try await bench.store.write { tx in _ = try EventLog.record(Event("topic.asked", Self.rex), in: tx) }
    let worker = JobWorker(
      store: bench.store, handlers: EventListener.handlers(listeners, store: bench.store), logger: .silent)
    try await worker.drain()
    bench.clock.advance(by: .seconds(30))
    try await worker.drain()
    #expect(bench.tally.all.sorted() == ["bad", "bad", "good"])
  }
}
