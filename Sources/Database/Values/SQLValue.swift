/// What a cell of a table can hold on both engines.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case boolean(Bool)
}

/// A kind of cell, known even where there is no value to tell it.
public enum SQLKind: Sendable {
  case integer, real, text, boolean

  /// The type's name in both engines' SQL.
  var name: SQL {
    switch self {
    case .integer: "BIGINT"
    case .real: "DOUBLE PRECISION"
    case .text: "TEXT"
    case .boolean: "BOOLEAN"
    }
  }
}

/// A value that can be bound into `SQL`.
public protocol SQLBindable {
  var sqlValue: SQLValue { get }
  static var sqlKind: SQLKind { get }
}

extension SQLBindable {
  public static var sqlKind: SQLKind { .text }
}

/// A value that can be read out of a `Row`.
public protocol SQLReadable {
  /// Throws `DatabaseFault.unreadable` when the cell holds something else.
  init(sql: SQLValue) throws
}

/// Both: what a record's field needs. An `enum Mood: String` has nothing more to write than its name.
public typealias SQLStorable = SQLBindable & SQLReadable

extension SQLBindable where Self: RawRepresentable, RawValue == String {
  public var sqlValue: SQLValue { rawValue.sqlValue }
}

extension SQLReadable where Self: RawRepresentable, RawValue == String {
  public init(sql: SQLValue) throws {
    let text = try String(sql: sql)
    guard let value = Self(rawValue: text) else { throw sql.unreadable(as: Self.self) }
    self = value
  }
}

extension SQLValue {
  /// The fault for a cell that holds something else; it tells the types, never the content.
  func unreadable(as type: Any.Type) -> DatabaseFault { .unreadable("\(kindName) is not a \(type)") }

  private var kindName: String {
    switch self {
    case .null: "NULL"
    case .integer: "an integer"
    case .real: "a real number"
    case .text: "a text"
    case .boolean: "a boolean"
    }
  }
}
