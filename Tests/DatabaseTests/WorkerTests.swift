import Essentials
import TestSupport
import Testing

@testable import Database

struct WorkerTests {
  @Test(arguments: Engine.available)
  func `two workers do each job once`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    try await bench.store.write { tx in
      for number in 0..<60 { try Jobs.enqueue("greet", ["name": "\(number)"], in: tx) }
    }
    let workers = (0..<2).map { _ in bench.worker { job in _ = bench.tally.add(job.payload["name"] ?? "") } }
    let runs = workers.map { worker in Task { await worker.run() } }
    await bench.tally.reach(60)
    for worker in workers { await worker.stop() }
    for run in runs { await run.value }
    #expect(bench.tally.all.sorted() == (0..<60).map(String.init).sorted())
    #expect(try await bench.figures() == JobFigures(waiting: 0, overdue: 0, running: 0, dead: 0))
  }

  @Test(arguments: Engine.available)
  func `claims made at once never share a job`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    try await bench.store.write { tx in for _ in 0..<40 { try Jobs.enqueue("greet", in: tx) } }
    let claimed = try await withThrowingTaskGroup(of: [Job].self) { group in
      for _ in 0..<10 { group.addTask { try await bench.desk().claim(4) } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(Set(claimed.map(\.id)).count == claimed.count)
    #expect(try await bench.figures().running == claimed.count)
  }

  @Test(arguments: Engine.available)
  func `a worker is woken by the commit that brings a job`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    let worker = bench.worker { _ in _ = bench.tally.add() }
    let run = Task { await worker.run() }
    try await bench.ask("greet")
    await bench.tally.reach(1)
    try await bench.ask("greet")
    await bench.tally.reach(2)
    await worker.stop()
    await run.value
  }

  @Test(arguments: Engine.available)
  func `a worker that is stopped finishes what it does`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    let (left, leave) = AsyncStream<Void>.makeStream()
    let worker = bench.worker { _ in
      bench.tally.add("begun")
      for await _ in left { break }
      bench.tally.add("done")
    }
    let run = Task { await worker.run() }
    try await bench.ask("greet")
    await bench.tally.reach(1)
    await worker.stop()
    try await bench.ask("greet")
    leave.yield()
    await run.value
    #expect(bench.tally.all == ["begun", "done"])
    #expect(try await bench.figures() == JobFigures(waiting: 1, overdue: 0, running: 0, dead: 0))
  }

  @Test(arguments: Engine.available)
  func `a worker that is cancelled gives its jobs back`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    let worker = bench.worker { _ in
      bench.tally.add()
      try await StillClock().sleep(for: .seconds(1))
    }
    let run = Task { await worker.run() }
    try await bench.ask("greet")
    await bench.tally.reach(1)
    run.cancel()
    await run.value
    #expect(try await bench.figures() == JobFigures(waiting: 1, overdue: 0, running: 0, dead: 0))
    try await bench.drain { job in bench.tally.add("\(job.attempt)") }
    #expect(bench.tally.all == ["", "1"])
  }

  @Test(arguments: Engine.available)
  func `a long job keeps its lease as long as it is renewed`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    try await bench.ask("greet")
    let job = try #require(try await bench.desk().claim(1).first)
    bench.clock.advance(by: .seconds(50))
    try await bench.desk().renew(job)
    bench.clock.advance(by: .seconds(50))
    #expect(try await bench.desk().claim(1).isEmpty)
    bench.clock.advance(by: .seconds(10))
    let second = try #require(try await bench.desk().claim(1).first)
    #expect(second.id == job.id)
    #expect(second.attempt == 2)
    await #expect(throws: LeaseLost.self) { try await bench.desk().renew(job) }
  }

  @Test(arguments: Engine.available)
  func `whoever lost the lease has no say in the end`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    try await bench.ask("greet")
    let late = try #require(try await bench.desk().claim(1).first)
    bench.clock.advance(by: .seconds(61))
    let second = try #require(try await bench.desk().claim(1).first)
    #expect(await bench.desk().work(on: late) == nil)
    #expect(try await bench.figures().running == 1)
    #expect(await bench.desk().work(on: second) == nil)
    #expect(try await bench.figures().running == 0)
  }

  @Test(arguments: Engine.available)
  func `a job whose process dies each time is dead at last`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    try await bench.ask("greet")
    for _ in 1...8 {
      #expect(try await bench.desk().claim(1).count == 1)
      bench.clock.advance(by: .seconds(61))
    }
    try await bench.drain { _ in _ = bench.tally.add() }
    #expect(bench.tally.count == 0)
    #expect(try await bench.dead().map(\.lastError) == ["the process ended each time it ran"])
  }
}
