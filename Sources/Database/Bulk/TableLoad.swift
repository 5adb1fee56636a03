/// A table and those of its columns that many rows are written to at once.
public struct TableLoad: Sendable {
  let table: String
  let columns: [String]

  public init(_ table: StaticString, _ columns: StaticString...) {
    self.init(table: "\(table)", columns: columns.map { "\($0)" })
  }

  /// - Parameters: names that come out of a schema, not out of input.
  init(table: String, columns: [String]) { (self.table, self.columns) = (table, columns) }

  /// `topic_vote (topic_id, person_id)`; quoted, since a column may be called like a word of SQL.
  var target: String { "\"\(table)\" (\(columns.map { "\"\($0)\"" }.joined(separator: ", ")))" }
}

extension Transaction {
  /// Inserts many rows in one go: SQLite runs one prepared statement again and again, PostgreSQL copies. Counts as one
  /// statement. For what is written by the thousand, such as a restored table.
  public func load(_ load: TableLoad, _ rows: some Sequence<[SQLValue]>) throws {
    var rest = rows.makeIterator()
    try self.load(load) { rest.next() }
  }

  /// The same from a source that gives nil at its end, and may fail.
  func load(_ load: TableLoad, next: () throws -> [SQLValue]?) throws {
    try counted { try session.load(load, next: next) }
  }
}

extension Transaction {
  /// Hands the rows of an answer on one by one, so that it may be larger than memory.
  func stream(_ sql: SQL, _ take: ([SQLValue]) throws -> Void) throws {
    try counted { try session.stream(RenderedSQL(sql, for: session.dialect), take) }
  }
}

extension [SQLValue] {
  /// A row for `load`, in the order of its columns.
  public static func row<each Cell: SQLBindable>(_ cell: repeat each Cell) -> [SQLValue] {
    var cells: [SQLValue] = []
    repeat cells.append((each cell).sqlValue)
    return cells
  }
}
