import GRDB

final class SQLiteSession: Session {
  let dialect = Dialect.sqlite
  let connection: GRDB.Database

  init(_ connection: GRDB.Database) { self.connection = connection }

  func query(_ sql: RenderedSQL) throws -> Answer {
    try faults {
      let statement = try statement(for: sql)
      let columns = statement.columnNames
      var cells: [SQLValue] = []
      let rows = try GRDB.Row.fetchCursor(statement, arguments: Self.arguments(sql.values))
      while try rows.next() != nil {
        for place in 0..<columns.count { cells.append(Self.cell(statement, Int32(place))) }
      }
      return Answer(columns: columns, cells: cells)
    }
  }

  func stream(_ sql: RenderedSQL, _ take: ([SQLValue]) throws -> Void) throws {
    try faults {
      let statement = try statement(for: sql)
      let count = statement.columnCount
      let rows = try GRDB.Row.fetchCursor(statement, arguments: Self.arguments(sql.values))
      while try rows.next() != nil { try take((0..<count).map { Self.cell(statement, Int32($0)) }) }
    }
  }

  func execute(_ sql: RenderedSQL) throws -> Int {
    try faults {
      let statement = try statement(for: sql)
      try statement.execute(arguments: Self.arguments(sql.values))
      return statement.isReadonly ? 0 : connection.changesCount
    }
  }

  private func statement(for sql: RenderedSQL) throws -> Statement {
    try sql.isSteady ? connection.cachedStatement(sql: sql.text) : connection.makeStatement(sql: sql.text)
  }

  static func arguments(_ values: [SQLValue]) -> StatementArguments {
    StatementArguments(values.map(argument))
  }

  private static func argument(_ value: SQLValue) -> (any DatabaseValueConvertible)? {
    switch value {
    case .null: nil
    case .integer(let number): number
    case .real(let number): number
    case .text(let text): text
    case .boolean(let truth): truth
    }
  }

  private static func cell(_ statement: Statement, _ place: Int32) -> SQLValue {
    switch DatabaseValue(sqliteStatement: statement.sqliteStatement, index: place).storage {
    case .null, .blob: .null
    case .int64(let number): .integer(number)
    case .double(let number): .real(number)
    case .string(let text): .text(text)
    }
  }

  func faults<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let error as GRDB.DatabaseError {
      throw DatabaseFault(sqlite: error)
    }
  }
}
