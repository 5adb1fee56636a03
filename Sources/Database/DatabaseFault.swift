import Essentials

/// What can go wrong with a statement or a transaction, in the same shape on both engines. A fault never
/// carries the values that were bound. After one the transaction is over: it is rolled back whether the
/// closure catches it or not.
public enum DatabaseFault: Error, Hashable, Sendable {
  /// A unique index already holds these values.
  case uniqueViolation(table: String, columns: [String])
  /// A row refers to one that is not there, or one that others refer to was to go. SQLite does not name the
  /// constraint.
  case foreignKey(constraint: String?)
  /// A CHECK refused; give the constraint a name to recognise it by.
  case check(constraint: String)
  case notNull(table: String, column: String)
  /// The engine had no time for it: locked for too long, too slow, or in the way of others again and again.
  case busy
  /// The engine cannot be reached. When it was lost during COMMIT nobody knows whether the change was kept.
  case unreachable(String, duringCommit: Bool = false)
  /// A cell holds something else than the program expects.
  case unreadable(String)
  /// Anything else, with the engine's own code (SQLSTATE, or SQLite's number).
  case other(code: String, message: String)

  /// Whether this is the violation of a unique index over this column (and perhaps others).
  public func isTaken(_ column: String) -> Bool {
    if case .uniqueViolation(_, let columns) = self { columns.contains(column) } else { false }
  }
}

extension DatabaseFault: MayBeDone {
  public var mayBeDone: Bool {
    if case .unreachable(_, duringCommit: true) = self { true } else { false }
  }
}

extension DatabaseFault: PassesByItself {
  public var passesByItself: Bool {
    switch self {
    case .busy, .unreachable: true
    default: false
    }
  }

  public var meanwhile: String {
    say("The database does not answer just now. Nothing you typed was saved. Try again in a minute.")
  }
}

extension DatabaseFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .uniqueViolation(let table, let columns): "\(table) (\(columns.joined(separator: ", "))) is taken"
    case .foreignKey(let constraint): "foreign key \(constraint ?? "violated")"
    case .check(let constraint): "check \(constraint) refused"
    case .notNull(let table, let column): "\(table).\(column) must not be NULL"
    case .busy: "the database was busy for too long"
    case .unreachable(let why, let duringCommit):
      "the database cannot be reached\(duringCommit ? " (lost during COMMIT)" : ""): \(why)"
    case .unreadable(let why): why
    case .other(let code, let message): "\(message) (\(code))"
    }
  }
}
