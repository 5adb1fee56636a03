import CPostgres

extension PostgresConnection {
  /// COPY in its text form (PostgreSQL manual, COPY, "File Formats"). It is one statement from its first row to its last, in
  /// which rows may refer to later ones, and the server counts how long it lasts; so where that is limited, the rows are made
  /// before.
  func load(_ load: TableLoad, next: () throws -> [SQLValue]?) throws {
    let isLimited = patience != nil
    var lines: [UInt8] = []
    if isLimited { while let row = try next() { ArchiveLine.append(row, to: &lines) } }
    try beginCopy("COPY \(load.target) FROM STDIN")
    do {
      while !isLimited, let row = try next() {
        ArchiveLine.append(row, to: &lines)
        if lines.count > Self.portion { try put(&lines) }
      }
      try put(&lines)
    } catch {
      _ = try? endCopy(failing: "given up")
      throw error
    }
    try endCopy(failing: nil)
  }

  private static let portion = 1 << 18
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
