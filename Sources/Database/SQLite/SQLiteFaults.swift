import Foundation
import GRDB

extension DatabaseFault {
  /// Reads SQLite's result code and message (https://www.sqlite.org/rescode.html).
  init(sqlite error: any Error) {
    guard let error = error as? GRDB.DatabaseError else {
      self = error as? DatabaseFault ?? .other(code: "0", message: String(describing: type(of: error)))
      return
    }
    let message = error.message ?? "no message"
    let subject = message.range(of: "constraint failed: ").map { String(message[$0.upperBound...]) } ?? ""
    switch error.extendedResultCode {
    case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
      self = Self.unique(subject)
    case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .foreignKey(constraint: nil)
    case .SQLITE_CONSTRAINT_CHECK: self = .check(constraint: subject)
    case .SQLITE_CONSTRAINT_NOTNULL:
      let (table, column) = Self.split(subject)
      self = .notNull(table: table, column: column)
    default: self = Self.other(error, message)
    }
  }

  private static func other(_ error: GRDB.DatabaseError, _ message: String) -> DatabaseFault {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
    case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_READONLY: .unreachable(message)
    default: .other(code: "\(error.extendedResultCode.rawValue)", message: message)
    }
  }

  /// "topic_vote.topic_id, topic_vote.person_id"
  private static func unique(_ subject: String) -> DatabaseFault {
    let places = subject.split(separator: ",").map { split($0.trimmingPrefix(" ")) }
    return .uniqueViolation(table: places.first?.table ?? "", columns: places.map(\.column))
  }

  private static func split(_ place: some StringProtocol) -> (table: String, column: String) {
    let parts = place.split(separator: "." as Character, maxSplits: 1).map { String($0) }
    return parts.count == 2 ? (parts[0], parts[1]) : ("", String(place))
  }
}
