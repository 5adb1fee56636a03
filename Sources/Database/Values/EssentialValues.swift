import Essentials

extension ID: SQLStorable {
  public var sqlValue: SQLValue { text.sqlValue }
  public init(sql: SQLValue) throws { self.init(stored: try String(sql: sql)) }
}

/// Stored as epoch milliseconds.
extension Instant: SQLStorable {
  public static var sqlKind: SQLKind { .integer }
  public var sqlValue: SQLValue { .integer(milliseconds) }
  public init(sql: SQLValue) throws { self.init(milliseconds: try Int64(sql: sql)) }
}

/// Stored as ISO text, so that the order of the text is the order of the days.
extension Day: SQLStorable {
  public var sqlValue: SQLValue { .text(iso) }

  public init(sql: SQLValue) throws {
    guard let day = Day(iso: try String(sql: sql)) else { throw sql.unreadable(as: Day.self) }
    self = day
  }
}

/// Stored as "14:30".
extension TimeOfDay: SQLStorable {
  public var sqlValue: SQLValue { .text(text) }

  public init(sql: SQLValue) throws {
    guard let time = TimeOfDay(try String(sql: sql)) else { throw sql.unreadable(as: TimeOfDay.self) }
    self = time
  }
}

/// Stored as "2026-03-29T14:30".
extension WallTime: SQLStorable {
  public var sqlValue: SQLValue { .text(text) }

  public init(sql: SQLValue) throws {
    guard let wall = WallTime(try String(sql: sql)) else { throw sql.unreadable(as: WallTime.self) }
    self = wall
  }
}

/// Stored as its IANA name.
extension Zone: SQLStorable {
  public var sqlValue: SQLValue { .text(name) }

  public init(sql: SQLValue) throws {
    guard let zone = Zone(try String(sql: sql)) else { throw sql.unreadable(as: Zone.self) }
    self = zone
  }
}
