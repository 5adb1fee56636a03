import Essentials

/// Something to be done later, at least once, as its handler gets it.
public struct Job: Sendable {
  public let id: ID<Job>
  public let kind: String
  public let payload: [String: String]
  public let key: String?
  /// 1 for the first time.
  public let attempt: Int
  public let runAt: Instant
  public let enqueuedAt: Instant
  /// Somebody waits for it in front of a screen.
  public let isUrgent: Bool
  /// What this claim is known by; a worker whose lease ran out no longer has a say.
  let lease: String

  /// The identity in the payload under this name.
  public func id<Of>(_ name: String) throws -> ID<Of> {
    guard let id = payload[name].flatMap({ ID<Of>($0) }) else { throw GiveUp("the job has no \(name)") }
    return id
  }

  init(_ row: Row) throws {
    id = try row["id"]
    kind = try row["kind"]
    payload = try JSONText.entries(try row["payload"])
    key = try row["key"]
    attempt = try row["attempts"]
    runAt = try row["run_at"]
    enqueuedAt = try row["created_at"]
    isUrgent = try row["is_urgent"]
    lease = try row["leased_by"]
  }
}

/// What to do with jobs of one kind. It may run twice for one job (a process may die after the work and
/// before its end is noted), so it has to leave the same behind when it does.
public struct JobHandler: Sendable {
  public let kind: String
  /// How many of the kind one process runs at once, so that work which waits for others leaves room; nil for any number.
  let most: Int?
  public let run: @Sendable (Job) async throws -> Void

  public init(_ kind: String, most: Int? = nil, run: @escaping @Sendable (Job) async throws -> Void) {
    (self.kind, self.most, self.run) = (kind, most, run)
  }
}

/// Thrown by a handler when trying again is of no use: the job is put with the dead ones at once.
public struct GiveUp: Error, CustomStringConvertible {
  public let description: String
  public init(_ why: String) { description = why }
}

/// How long to wait before trying again.
public enum JobBackoff {
  /// After this many attempts a job is dead until somebody revives it.
  public static let attempts = 8

  /// Half a minute after the first failure, then three times as long each time: the eighth attempt is about
  /// nine hours after the first.
  public static func pause(afterAttempt attempt: Int) -> Duration {
    .seconds((1..<max(1, min(attempt, attempts))).reduce(30) { pause, _ in pause * 3 })
  }
}

/// A job as an administrator sees it.
public struct JobRecord: Sendable {
  public let id: ID<Job>
  public let kind: String
  public let key: String?
  public let attempts: Int
  public let runAt: Instant
  public let failedAt: Instant?
  public let lastError: String?
  public let enqueuedAt: Instant

  init(_ row: Row) throws {
    id = try row["id"]
    kind = try row["kind"]
    key = try row["key"]
    attempts = try row["attempts"]
    runAt = try row["run_at"]
    failedAt = try row["failed_at"]
    lastError = try row["last_error"]
    enqueuedAt = try row["created_at"]
  }
}

/// How the work stands.
public struct JobFigures: Equatable, Sendable {
  /// Not begun, or to be tried again.
  public let waiting: Int
  /// Of those waiting, how many should have run by now.
  public let overdue: Int
  public let running: Int
  public let dead: Int
}
