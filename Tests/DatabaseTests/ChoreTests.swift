import Database
import Essentials
import TestSupport
import Testing

struct ChoreTests {
  @Test(arguments: Engine.available)
  func `a chore runs once each time, whoever asks for it`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    let workers = (0..<2).map { _ in bench.worker(chores: [hourly(bench)]) { _ in } }
    for _ in 0..<3 {
      for worker in workers { try await worker.drain() }
      bench.clock.advance(by: .hours(1))
    }
    for worker in workers { try await worker.drain() }
    #expect(bench.tally.count == 3)
  }

  @Test(arguments: Engine.available)
  func `times that passed while nobody worked are made up for once`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    let worker = bench.worker(chores: [hourly(bench)]) { _ in }
    try await worker.drain()
    bench.clock.advance(by: .days(3))
    try await worker.drain()
    #expect(bench.tally.count == 1)
    bench.clock.advance(by: .hours(1))
    try await worker.drain()
    #expect(bench.tally.count == 2)
  }

  @Test(arguments: Engine.available)
  func `a chore that dies comes back at its next time`(engine: Engine) async throws {
    let bench = try await Bench(engine)
    let chore = Chore("sweep", .every(.hours(1))) {
      if bench.tally.add() == 1 { throw GiveUp("broom broken") }
    }
    let worker = bench.worker(chores: [chore]) { _ in }
    try await worker.drain()
    bench.clock.advance(by: .hours(1))
    #expect(try await worker.drain().failures == ["chore.sweep: broom broken"])
    bench.clock.advance(by: .hours(1))
    #expect(try await worker.drain().failures == [])
    #expect(bench.tally.count == 2)
    #expect(try await bench.figures().dead == 1)
  }

  @Test(arguments: [
    ("2026-11-18T06:59", "2026-11-18T07:00"), ("2026-11-18T07:00", "2026-11-19T07:00"),
    ("2026-12-31T23:00", "2027-01-01T07:00"),
  ])
  func `a daily chore comes at its wall time`(now: String, next: String) throws {
    let rhythm = Chore.Rhythm.daily(TimeOfDay("07:00")!, .utc)
    #expect(try rhythm.next(after: utc(now)) == utc(next))
  }

  @Test(arguments: [
    ("2026-03-28T12:00", "2026-03-29T01:00"),  // 01:30 is skipped in Lisbon: at the change
    ("2026-03-29T01:00", "2026-03-30T00:30"),
    ("2026-10-24T12:00", "2026-10-25T00:30"),  // 01:30 comes twice: the first
    ("2026-10-25T00:30", "2026-10-26T01:30"),
  ])
  func `a clock change neither skips nor doubles a daily chore`(now: String, next: String) throws {
    let rhythm = Chore.Rhythm.daily(TimeOfDay("01:30")!, Zone("Europe/Lisbon")!)
    #expect(try rhythm.next(after: utc(now)) == utc(next))
  }

  @Test
  func `a chore every so often keeps to the full multiples`() throws {
    let rhythm = Chore.Rhythm.every(.minutes(15))
    #expect(try rhythm.next(after: utc("2026-11-18T07:00")) == utc("2026-11-18T07:15"))
    #expect(try rhythm.next(after: utc("2026-11-18T07:14")) == utc("2026-11-18T07:15"))
  }

  private func hourly(_ bench: Bench) -> Chore {
    Chore("sweep", .every(.hours(1))) { _ = bench.tally.add() }
  }

  private func utc(_ wall: String) throws -> Instant {
    Zone.utc.resolve(try #require(WallTime(wall))).instant
  }
}
