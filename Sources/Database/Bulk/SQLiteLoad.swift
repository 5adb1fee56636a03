import GRDB

extension SQLiteSession {
  func load(_ load: TableLoad, next: () throws -> [SQLValue]?) throws {
    let places = load.columns.map { _ in "?" }.joined(separator: ", ")
    try faults {
      let statement = try connection.makeStatement(sql: "INSERT INTO \(load.target) VALUES (\(places))")
      while let row = try next() { try statement.execute(arguments: Self.arguments(row)) }
    }
  }
}
