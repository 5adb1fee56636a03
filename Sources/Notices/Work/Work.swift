import Database
import Essentials

/// Where background work is looked at.
public enum WorkURL {
  public static let list = Link("/admin/work")
  static func retry(_ id: ID<Job>) -> Link { Link(path: "/admin/work/\(id)/retry") }
  static func one(_ id: ID<Job>) -> Link { Link(path: "/admin/work/\(id)") }
}

/// How background work stands, and what was given up after failing too often.
struct Work: Sendable {
  static let pageSize = 30

  struct GivenUp: Sendable {
    let id: ID<Job>
    let kind: String
    let attempts: Int
    let at: Instant
    /// What went wrong, in the program's words; it may quote what people wrote.
    let why: String?
  }

  let waiting: Int
  /// Of those waiting, how many should have run by now.
  let overdue: Int
  let running: Int
  let dead: Int
  let givenUp: [GivenUp]
  /// Where the next page begins; nil on the last.
  let next: Instant?

  /// Two statements.
  static func find(before: Instant?, in tx: Transaction) throws -> Work {
    let figures = try Jobs.figures(in: tx)
    let found = try Jobs.dead(before: before, limit: pageSize + 1, in: tx).map { job in
      GivenUp(
        id: job.id, kind: job.kind, attempts: job.attempts, at: job.failedAt ?? job.runAt, why: job.lastError)
    }
    let shown = Array(found.prefix(pageSize))
    return Work(
      waiting: figures.waiting, overdue: figures.overdue, running: figures.running, dead: figures.dead,
      givenUp: shown, next: found.count > pageSize ? shown.last?.at : nil)
  }
}

/// Why a job is not done again.
enum WorkRefusal: Refusal, Equatable {
  case notGivenUp

  var sentence: String {
    switch self {
    case .notGivenUp:
      say("This job is not given up any more: it is done, forgotten, or another like it waits already.")
    }
  }
}
