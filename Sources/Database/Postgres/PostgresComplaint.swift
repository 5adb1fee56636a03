import CPostgres
import Foundation

/// What PostgreSQL said about a statement that failed
/// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
struct PostgresComplaint {
  let fault: DatabaseFault
  /// Set when the transaction should be run again.
  let setback: Setback?
  /// Whether prepared statements no longer fit the tables.
  let isStale: Bool

  init(_ result: PostgresResult, connection: OpaquePointer) {
    let state = Self.field("C", of: result) ?? ""
    isStale =
      state == "26000" || state == "0A000" && (Self.field("M", of: result) ?? "").contains("cached plan")
    // What the library itself complains of has no code; it concerns the connection.
    let isLoss =
      state.isEmpty || PQstatus(connection) != CONNECTION_OK || state.hasPrefix("08")
      || ["57P01", "57P02", "57P03", "25P03"].contains(state)
    if isLoss {
      let why = Self.field("M", of: result) ?? String(cString: PQerrorMessage(connection))
      fault = .unreachable(why.oneLine)
      setback = Setback(fault: fault, isLoss: true)
    } else {
      fault = Self.fault(state, result)
      setback = ["40001", "40P01"].contains(state) || isStale ? Setback(fault: fault) : nil
    }
  }

  private static func fault(_ state: String, _ result: PostgresResult) -> DatabaseFault {
    let constraint = field("n", of: result)
    switch state {
    case "23505":
      return .uniqueViolation(
        table: field("t", of: result) ?? "", columns: columns(field("D", of: result) ?? ""))
    case "23503": return .foreignKey(constraint: constraint)
    case "23514": return .check(constraint: constraint ?? "")
    case "23502":
      return .notNull(table: field("t", of: result) ?? "", column: field("c", of: result) ?? "")
    case "40001", "40P01", "55P03", "57014", "53300": return .busy
    // Out of disk or memory, or a standby that takes no writes.
    case "53100", "53200", "25006":
      return .unreachable(field("M", of: result)?.oneLine ?? "it takes no writes")
    default:
      // Complaints about data (class 22) quote it.
      let message = state.hasPrefix("22") ? "the data does not fit" : field("M", of: result) ?? "no message"
      return .other(code: state, message: message.oneLine)
    }
  }

  /// The columns in `Key (topic_id, person_id)=(…) already exists.`, in whatever language that is said.
  private static func columns(_ detail: String) -> [String] {
    guard let open = detail.firstIndex(of: "("), let close = detail.range(of: ")=(") else { return [] }
    return detail[detail.index(after: open)..<close.lowerBound].split(separator: ",")
      .map { String($0.trimmingPrefix(" ")) }
  }

  private static func field(_ code: Unicode.Scalar, of result: PostgresResult) -> String? {
    PQresultErrorField(result.pointer, Int32(code.value)).map { String(cString: $0) }
  }
}

extension String {
  /// On one line, for logs and sentences.
  var oneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
