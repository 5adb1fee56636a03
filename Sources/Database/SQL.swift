/// A statement or a part of one. Whatever is interpolated is bound, never spliced: `"… WHERE id = \(id)"`
/// sends `?` or `$1` and the value apart from each other, and only literals of the program's own text make
/// SQL.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
  var parts: [Part]
  /// False when the text changes with its values (lists), so that keeping a prepared statement is no use.
  var isSteady = true

  enum Part: Sendable {
    case text(String)
    case value(SQLValue)
    /// Words of one engine only; for named functions of this target.
    case only(Dialect, SQL)
  }

  public init(stringLiteral text: String) { parts = [.text(text)] }
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sql }

  private init(parts: [Part], isSteady: Bool) { (self.parts, self.isSteady) = (parts, isSteady) }

  /// Text that was read from the program's own files, such as a migration.
  init(trusted text: String) { parts = [.text(text)] }

  public var isEmpty: Bool {
    parts.allSatisfy { if case .text(let text) = $0 { text.isEmpty } else { false } }
  }

  public static func + (a: SQL, b: SQL) -> SQL {
    SQL(parts: a.parts + b.parts, isSteady: a.isSteady && b.isSteady)
  }

  public static func += (a: inout SQL, b: SQL) {
    a.parts += b.parts
    a.isSteady = a.isSteady && b.isSteady
  }

  /// The parts with the separator between them: `SQL.joined(filters, by: " AND ")`.
  public static func joined(_ parts: [SQL], by separator: SQL = ", ") -> SQL {
    guard let first = parts.first else { return "" }
    return parts.dropFirst().reduce(into: first) { whole, part in
      whole += separator
      whole += part
    }
  }
}

extension SQL {
  /// The rows of a VALUES list. A statement with them has another text for each number of rows, so it is not kept.
  public static func rows(_ rows: [SQL]) -> SQL {
    var whole = joined(rows)
    whole.isSteady = false
    return whole
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    var sql = SQL(parts: [], isSteady: true)

    public init(literalCapacity: Int, interpolationCount: Int) {
      sql.parts.reserveCapacity(interpolationCount * 2 + 1)
    }

    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { sql.parts.append(.text(literal)) }
    }

    /// Binds one value.
    public mutating func appendInterpolation(_ value: some SQLBindable) {
      sql.parts.append(.value(value.sqlValue))
    }

    /// Binds a value or NULL.
    public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
      sql.parts.append(.value(value.sqlValue))
    }

    /// Nests another statement or fragment with its values.
    public mutating func appendInterpolation(sql part: SQL) { sql += part }

    /// Binds each value, for `x IN (\(list: xs))` and `NOT IN`. An empty list is a query without rows,
    /// so that `IN` finds nothing and `NOT IN` everything.
    public mutating func appendInterpolation<Value: SQLBindable>(list values: [Value]) {
      guard let last = values.last else {
        sql += "SELECT CAST(NULL AS \(sql: Value.sqlKind.name)) WHERE FALSE"
        return
      }
      if values.count > Self.longestSteadyList { sql.isSteady = false }
      for (place, value) in values.enumerated() {
        if place > 0 { sql.parts.append(.text(", ")) }
        sql.parts.append(.value(value.sqlValue))
      }
      for _ in values.count..<Self.paddedCount(values.count) {
        sql.parts += [.text(", "), .value(last.sqlValue)]
      }
    }

    private static let longestSteadyList = 64

    /// Short lists repeat their last value up to a power of two, so that a query with a list has seven texts and not
    /// sixty-four, and keeping each prepared pays: preparing again was a twentieth of what home costs.
    private static func paddedCount(_ count: Int) -> Int {
      guard count <= longestSteadyList else { return count }
      return [1, 2, 4, 8, 16, 32, 64].first { $0 >= count } ?? count
    }

    /// Says it in each engine's own words.
    mutating func appendInterpolation(sqlite: SQL = "", postgres: SQL = "") {
      sql.parts += [.only(.sqlite, sqlite), .only(.postgres, postgres)]
    }
  }
}
