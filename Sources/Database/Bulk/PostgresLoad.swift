import CPostgres

extension PostgresConnection {
  /// COPY in its text form (PostgreSQL manual, COPY, "File Formats"), some rows at a time: the server counts how long a
  /// statement lasts from its first row to its last, and how long it takes to make them is no matter of the server's.
  func load(_ load: TableLoad, next: () throws -> [SQLValue]?) throws {
    var lines: [UInt8] = []
    while let row = try next() {
      ArchiveLine.append(row, to: &lines)
      if lines.count > Self.portion { try copy(&lines, into: load) }
    }
    if !lines.isEmpty { try copy(&lines, into: load) }
  }

  private func copy(_ lines: inout [UInt8], into load: TableLoad) throws {
    try beginCopy("COPY \(load.target) FROM STDIN")
    try put(&lines)
    try endCopy()
  }

  private static let portion = 1 << 16
}

extension PostgresConnection {
  /// Through a cursor, so that the rows are sorted once and come in portions.
  func stream(_ sql: RenderedSQL, _ take: ([SQLValue]) throws -> Void) throws {
    _ = try execute(
      RenderedSQL(text: "DECLARE streamed NO SCROLL CURSOR FOR \(sql.text)", values: sql.values))
    while true {
      let answer = try query(RenderedSQL(text: "FETCH 2000 FROM streamed", values: []))
      let width = max(1, answer.columns.count)
      for start in stride(from: 0, to: answer.cells.count, by: width) {
        try take(Array(answer.cells[start..<start + width]))
      }
      if answer.rowCount == 0 { break }
    }
    try command("CLOSE streamed")
  }
}
