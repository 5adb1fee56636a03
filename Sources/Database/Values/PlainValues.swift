extension SQLValue: SQLStorable {
  public var sqlValue: SQLValue { self }
  public init(sql: SQLValue) { self = sql }
}

extension String: SQLStorable {
  /// PostgreSQL cannot hold the character NUL, so both engines get U+FFFD in its place, as HTML parsers do.
  public var sqlValue: SQLValue {
    guard utf8.contains(0) else { return .text(self) }
    return .text(String(String.UnicodeScalarView(unicodeScalars.map { $0.value == 0 ? "\u{FFFD}" : $0 })))
  }

  public init(sql: SQLValue) throws {
    guard case .text(let text) = sql else { throw sql.unreadable(as: String.self) }
    self = text
  }
}

extension Int64: SQLStorable {
  public static var sqlKind: SQLKind { .integer }
  public var sqlValue: SQLValue { .integer(self) }

  public init(sql: SQLValue) throws {
    guard case .integer(let number) = sql else { throw sql.unreadable(as: Int64.self) }
    self = number
  }
}

extension Int: SQLStorable {
  public static var sqlKind: SQLKind { .integer }
  public var sqlValue: SQLValue { .integer(Int64(self)) }

  public init(sql: SQLValue) throws {
    guard case .integer(let number) = sql else { throw sql.unreadable(as: Int.self) }
    self = Int(number)
  }
}

extension Double: SQLStorable {
  public static var sqlKind: SQLKind { .real }
  /// What is not a finite number is stored as NULL on both engines.
  public var sqlValue: SQLValue { isFinite ? .real(self) : .null }

  public init(sql: SQLValue) throws {
    switch sql {
    case .real(let number): self = number
    case .integer(let number): self = Double(number)
    default: throw sql.unreadable(as: Double.self)
    }
  }
}

extension Bool: SQLStorable {
  public static var sqlKind: SQLKind { .boolean }
  public var sqlValue: SQLValue { .boolean(self) }

  /// SQLite keeps booleans as 0 and 1.
  public init(sql: SQLValue) throws {
    switch sql {
    case .boolean(let truth): self = truth
    case .integer(0): self = false
    case .integer(1): self = true
    default: throw sql.unreadable(as: Bool.self)
    }
  }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
  public static var sqlKind: SQLKind { Wrapped.sqlKind }
  public var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension Optional: SQLReadable where Wrapped: SQLReadable {
  public init(sql: SQLValue) throws {
    self = sql == .null ? nil : try Wrapped(sql: sql)
  }
}
