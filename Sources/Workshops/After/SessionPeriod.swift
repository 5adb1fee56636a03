import Database
import Essentials

/// A filter for sessions that began within a period; an end that is not given is open.
enum SessionPeriod {
  static func sql(_ from: Instant?, _ to: Instant?) -> SQL {
    let first: SQL? = from.map { "session.starts_at >= \($0)" }
    let last: SQL? = to.map { "session.starts_at < \($0)" }
    return .joined(["TRUE"] + [first, last].compactMap { $0 }, by: " AND ")
  }
}
