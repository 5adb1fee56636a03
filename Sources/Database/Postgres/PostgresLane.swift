/// One connection's place: connects when needed, runs one transaction at a time.
actor PostgresLane {
  private nonisolated let executor: LaneExecutor
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
  private let url: String
  private var connection: PostgresConnection?

  init(url: String, number: Int) {
    self.url = url
    executor = LaneExecutor("database.lane.\(number)")
  }

  /// Throws `Setback` when the transaction may be run again.
  func transact<Value: Sendable>(
    _ mode: TransactionMode, _ body: @Sendable (any Session) throws -> Value
  ) throws -> Value {
    let connection = try connected()
    do {
      try connection.begin(mode)
      let value = try body(connection)
      try connection.commit(mode)
      return value
    } catch {
      throw recover(connection, from: error)
    }
  }

  func disconnect() { connection = nil }

  func connected() throws -> PostgresConnection {
    if let connection { return connection }
    do {
      let fresh = try PostgresConnection(url: url)
      connection = fresh
      return fresh
    } catch let fault as DatabaseFault {
      throw Setback(fault: fault, isLoss: true)
    }
  }

  /// Leaves the connection clean or drops it. What the engine said counts more than what the closure made of
  /// it.
  private func recover(_ connection: PostgresConnection, from error: any Error) -> any Error {
    let setback = connection.setback
    if setback?.isLoss == true || !connection.rollBack() { self.connection = nil }
    return setback ?? error
  }
}
