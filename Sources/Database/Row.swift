/// One row of an answer. `let title: String = try row["title"]`; a column that may be NULL is read as an
/// optional.
public struct Row: Sendable {
  let answer: Answer
  let start: Int

  /// The cell below this name; of several columns with the same name the first one counts.
  public subscript<Value: SQLReadable>(_ column: String) -> Value {
    get throws {
      guard let place = answer.columns.firstIndex(of: column) else {
        throw DatabaseFault.unreadable("no column \(column), only \(answer.columns.joined(separator: ", "))")
      }
      do {
        return try Value(sql: answer.cells[start + place])
      } catch DatabaseFault.unreadable(let why) {
        throw DatabaseFault.unreadable("column \(column): \(why)")
      }
    }
  }

  /// The cell at this place, counted from 0.
  public subscript<Value: SQLReadable>(at place: Int) -> Value {
    get throws { try Value(sql: answer.cells[start + place]) }
  }
}

/// All rows of one statement, in one block; the rows only point into it.
final class Answer: Sendable {
  let columns: [String]
  let cells: [SQLValue]
  let rowCount: Int

  init(columns: [String], cells: [SQLValue]) {
    (self.columns, self.cells) = (columns, cells)
    rowCount = columns.isEmpty ? 0 : cells.count / columns.count
  }

  func row(_ number: Int) -> Row { Row(answer: self, start: number * columns.count) }
}
