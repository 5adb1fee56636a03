import Essentials
import TestSupport
import Testing

@testable import Database

struct JobTests {
  @Test(arguments: Engine.available)
  func `a job is handed to its handler with what it was asked with`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    try await bench.ask("greet", ["name": "Zoë's \"école\" \\ 🧑🏽‍🏫"])
    let drained = try await bench.drain { job in bench.tally.add(job.payload["name"] ?? "") }
    #expect(drained.kinds == ["greet"])
    #expect(bench.tally.all == ["Zoë's \"école\" \\ 🧑🏽‍🏫"])
    #expect(try await bench.figures() == JobFigures(waiting: 0, overdue: 0, running: 0, dead: 0))
  }

  @Test(arguments: Engine.available)
  func `jobs run when their time has come, the earliest first`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    for minutes in [30, 10, 20, 40] {
      try await bench.ask("greet", ["name": "\(minutes)"], after: .minutes(minutes))
    }
    try await bench.drain { job in bench.tally.add(job.payload["name"] ?? "") }
    #expect(bench.tally.count == 0)
    bench.clock.advance(by: .minutes(30))
    try await bench.drain { job in bench.tally.add(job.payload["name"] ?? "") }
    #expect(bench.tally.all == ["10", "20", "30"])
    #expect(try await bench.figures().waiting == 1)
  }

  @Test(arguments: Engine.available)
  func `a transaction that is rolled back leaves no job`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    struct Refused: Error {}
    await #expect(throws: Refused.self) {
      try await bench.store.write { tx in
        try Jobs.enqueue("greet", in: tx)
        throw Refused()
      }
    }
    #expect(try await bench.figures().waiting == 0)
  }

  @Test(arguments: Engine.available)
  func `with a key there is one unfinished job with the latest payload and the earliest time`(engine: Engine)
    async throws
  {
    let bench = try await Bench(engine)
    try await bench.ask("greet", ["name": "a"], key: "k", after: .minutes(2))
    try await bench.ask("greet", ["name": "b"], key: "k")
    try await bench.ask("greet", ["name": "c"], key: "k", after: .minutes(3))
    try await bench.ask("greet", ["name": "other"], key: "l")
    try await bench.drain { job in bench.tally.add(job.payload["name"] ?? "") }
    #expect(bench.tally.all == ["c", "other"])
    try await bench.ask("greet", ["name": "d"], key: "k")
    try await bench.drain { job in bench.tally.add(job.payload["name"] ?? "") }
    #expect(bench.tally.all == ["c", "other", "d"])
  }

  @Test(arguments: Engine.available)
  func `asked for again while it runs, a job runs once more`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    try await bench.ask("greet", ["name": "a"], key: "k")
    let drained = try await bench.drain { job in
      if bench.tally.add(job.payload["name"] ?? "") == 1 {
        try await bench.ask("greet", ["name": "b"], key: "k")
        try await bench.ask("greet", ["name": "c"], key: "k")
      }
    }
    #expect(bench.tally.all == ["a", "c"])
    #expect(drained.kinds == ["greet", "greet"])
    #expect(try await bench.figures().waiting == 0)
  }

  @Test(arguments: Engine.available)
  func `a job that fails waits three times as long each time and is dead after eight`(engine: Engine)
    async throws
  {
    let bench = try await Bench(engine)
    try await bench.ask("greet")
    let start = bench.clock.now
    var waits: [Duration] = []
    for attempt in 1...8 {
      let drained = try await bench.drain { _ in throw Broken() }
      #expect(drained.failures == ["greet: Broken()"], "attempt \(attempt)")
      guard let due = try await bench.nextDue() else { break }
      waits.append(due - bench.clock.now)
      bench.clock.set(to: due)
    }
    #expect(waits == [30, 90, 270, 810, 2430, 7290, 21870].map { .seconds($0) })
    let dead = try await bench.dead()
    #expect(dead.map(\.attempts) == [8])
    #expect(dead.map(\.lastError) == ["Broken()"])
    #expect(dead.map(\.failedAt) == [start + waits.reduce(.zero, +)])
    #expect(try await bench.figures() == JobFigures(waiting: 0, overdue: 0, running: 0, dead: 1))
  }

  @Test(arguments: Engine.available)
  func `one minute too early a failed job is not tried again`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    try await bench.ask("greet")
    try await bench.drain { _ in throw Broken() }
    bench.clock.advance(by: .seconds(29))
    #expect(try await bench.drain { _ in }.kinds == [])
    bench.clock.advance(by: .seconds(1))
    #expect(try await bench.drain { _ in }.kinds == ["greet"])
  }

  @Test(arguments: Engine.available)
  func `a handler that gives up is not asked again until the job is revived`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    try await bench.ask("greet", key: "k")
    try await bench.drain { _ in throw GiveUp("no such address") }
    let id = try #require(try await bench.dead().first?.id)
    #expect(try await bench.dead().map(\.lastError) == ["no such address"])
    #expect(try await bench.store.write { tx in try Jobs.revive(id, in: tx) })
    #expect(try await bench.drain { job in bench.tally.add("\(job.attempt)") }.kinds == ["greet"])
    #expect(bench.tally.all == ["1"])
    #expect(try await bench.store.write { tx in try Jobs.revive(id, in: tx) } == false)
  }

  @Test(arguments: Engine.available)
  func `a dead job is not revived beside another with its key`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    try await bench.ask("greet", key: "k")
    try await bench.drain { _ in throw GiveUp("no") }
    try await bench.ask("greet", key: "k")
    let id = try #require(try await bench.dead().first?.id)
    #expect(try await bench.store.write { tx in try Jobs.revive(id, in: tx) } == false)
    #expect(try await bench.store.write { tx in try Jobs.discard(id, in: tx) })
    #expect(try await bench.figures() == JobFigures(waiting: 1, overdue: 0, running: 0, dead: 0))
  }

  @Test(arguments: Engine.available)
  func `finished jobs are forgotten after a week`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    try await bench.ask("greet")
    try await bench.drain { _ in }
    let worker = bench.worker(chores: [.sweepJobs(bench.store)]) { _ in }
    try await worker.drain()
    bench.clock.advance(by: .days(7))
    try await worker.drain()
    #expect(try await bench.jobCount("greet") == 1)
    bench.clock.advance(by: .hours(1))
    try await worker.drain()
    #expect(try await bench.jobCount("greet") == 0)
  }

  @Test(arguments: Engine.available)
  func `a job without a handler here is left for a process that has one`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    try await bench.ask("unknown")
    #expect(try await bench.drain { _ in }.kinds == [])
    #expect(try await bench.figures().waiting == 1)
  }
}
