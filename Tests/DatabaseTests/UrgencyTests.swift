import Essentials
import TestSupport
import Testing

@testable import Database

struct UrgencyTests {
  @Test(arguments: Engine.available)
  func `what somebody waits for goes before what was asked for earlier`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    try await bench.ask("greet", ["who": "a thousand"])
    bench.clock.advance(by: .seconds(1))
    try await bench.store.write { tx in
      try Jobs.enqueue("greet", ["who": "one at the door"], isUrgent: true, in: tx)
    }
    #expect(try await bench.desk().claim(1).map { $0.payload["who"] } == ["one at the door"])
    #expect(try await bench.desk().claim(1).map { $0.payload["who"] } == ["a thousand"])
  }

  @Test(arguments: Engine.available)
  func `of a kind that waits for others only so many run at once, and the rest of the work goes on`(
    engine: Engine
  ) async throws {
    let bench = try await Bench(engine)
    for _ in 1...5 { try await bench.ask("deliver") }
    bench.clock.advance(by: .seconds(1))
    for _ in 1...3 { try await bench.ask("greet") }
    let desk = JobDesk(
      store: bench.store,
      handlers: [JobHandler("deliver", most: 2) { _ in }, JobHandler("greet") { _ in }], chores: [],
      clock: StillClock(), logger: .silent)
    #expect(try await desk.claim(4).map(\.kind).sorted() == ["deliver", "deliver", "greet", "greet"])
    #expect(try await desk.claim(4, running: ["deliver": 2]).map(\.kind) == ["greet"])
    #expect(try await desk.claim(4, running: ["deliver": 1]).map(\.kind) == ["deliver"])
  }

  @Test(arguments: Engine.available)
  func `what was asked for again while a job failed for good is done all the same`(engine: Engine)
    async throws
  {
    let bench = try await Bench(engine)
    try await bench.ask("greet", ["who": "old"], key: "one")
    try await bench.drain { job in
      guard job.payload["who"] == "old" else { return }
      try await bench.ask("greet", ["who": "new"], key: "one")
      throw GiveUp("nobody there")
    }
    #expect(try await bench.dead().isEmpty)
    let left = try await bench.figures()
    #expect(left.waiting == 0 && left.running == 0, "the newer one was done")
  }
}
