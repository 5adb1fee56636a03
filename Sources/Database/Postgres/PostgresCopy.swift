import CPostgres

/// Many rows at once (https://www.postgresql.org/docs/current/libpq-copy.html).
extension PostgresConnection {
  /// Until `endCopy` the connection takes nothing but rows.
  func beginCopy(_ text: String) throws {
    let result = PostgresResult(PQexec(handle, text))
    if PQresultStatus(result.pointer) != PGRES_COPY_IN { try complain(result) }
  }

  func put(_ lines: inout [UInt8]) throws {
    let sent = lines.withUnsafeBytes {
      PQputCopyData(handle, $0.assumingMemoryBound(to: CChar.self).baseAddress, Int32($0.count))
    }
    lines.removeAll(keepingCapacity: true)
    if sent != 1 { throw DatabaseFault.unreachable(String(cString: PQerrorMessage(handle)).oneLine) }
  }

  /// Ends it well, or has all of it undone for this reason.
  func endCopy(failing reason: String?) throws {
    PQputCopyEnd(handle, reason)
    defer { while let more = PQgetResult(handle) { PQclear(more) } }
    try check(PostgresResult(PQgetResult(handle)))
  }
}
