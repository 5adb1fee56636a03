import Testing

@testable import Database

struct LanePoolTests {
  @Test
  func `whoever waits is served in the order of coming`() async throws {
    let pool = LanePool([AnyLane()])
    let order = Tally()
    let (entered, enter) = AsyncStream<Void>.makeStream()
    let (left, leave) = AsyncStream<Void>.makeStream()
    let holder = Task {
      try await pool.with { _ in
        enter.yield()
        for await _ in left { break }
      }
    }
    for await _ in entered { break }
    let waiters = await queue(10, at: pool, order)
    leave.yield()
    try await holder.value
    for waiter in waiters { try await waiter.value }
    #expect(order.all == (0..<10).map(String.init))
  }

  @Test
  func `whoever is cancelled leaves the line`() async throws {
    let pool = LanePool([AnyLane()])
    try await pool.with { _ in
      let order = Tally()
      let waiters = await queue(1, at: pool, order)
      waiters[0].cancel()
      await #expect(throws: CancellationError.self) { try await waiters[0].value }
      #expect(order.count == 0)
    }
    let free = try await pool.with { _ in true }
    #expect(free)
  }

  @Test
  func `closing sends away those who wait`() async throws {
    let pool = LanePool([AnyLane()])
    try await pool.with { _ in
      let waiters = await queue(1, at: pool, Tally())
      await pool.close { _ in }
      await #expect(throws: DatabaseFault.closed) { try await waiters[0].value }
    }
    await #expect(throws: DatabaseFault.closed) { try await pool.with { _ in } }
  }

  /// Tasks that come one after the other, each only when the one before stands in line.
  private func queue(_ count: Int, at pool: LanePool<AnyLane>, _ order: Tally) async -> [Task<
    Void, any Error
  >] {
    var tasks: [Task<Void, any Error>] = []
    for number in 0..<count {
      tasks.append(Task { try await pool.with { _ in _ = order.add("\(number)") } })
      while pool.waiting <= number { await Task.yield() }
    }
    return tasks
  }
}

/// The pool does not care what its lanes do.
private actor AnyLane {}
