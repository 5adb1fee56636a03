/// One connection's place: connects when needed, runs one transaction at a time.
actor PostgresLane {
  private nonisolated let executor: LaneExecutor
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
  private let url: String
  private var connection: PostgresConnection?
  private var isClosed = false

  init(url: String, number: Int) {
    self.url = url
    executor = LaneExecutor("database.lane.\(number)")
  }

  /// Throws `Setback` when the transaction may be run again.
  /// - Parameter inTurn: waits until no other transaction that was set back is running, in this process or in another.
  func transact<Value: Sendable>(
    _ mode: TransactionMode, inTurn: Bool = false, _ body: @Sendable (any Session) throws -> Value
  ) throws -> Value {
    let connection = try connected()
    connection.forgetThePast()
    do {
      // Before BEGIN: the first statement inside would fix what the transaction sees while it still waits.
      if inTurn { try connection.command("SELECT pg_advisory_lock(\(Self.turn))") }
      try connection.begin(mode)
      let value = try body(connection)
      try connection.commit(mode)
      if inTurn { try? endTurn(connection) }
      return value
    } catch {
      let error = recover(connection, from: error)
      if inTurn { try? endTurn(connection) }
      throw error
    }
  }

  /// The number of the lock on which transactions that were set back queue; any number does that nobody else uses.
  private static let turn = 20_260_730

  /// A connection that cannot give the lock back is dropped, which gives it back as well.
  private func endTurn(_ connection: PostgresConnection) throws {
    guard self.connection != nil else { return }
    do { try connection.command("SELECT pg_advisory_unlock(\(Self.turn))") } catch {
      self.connection = nil
      throw error
    }
  }

  func disconnect() { (isClosed, connection) = (true, nil) }

  func connected() throws -> PostgresConnection {
    if let connection { return connection }
    // Whoever took the lane before it was closed may come after.
    if isClosed { throw DatabaseFault.closed }
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
