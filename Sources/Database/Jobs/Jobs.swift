import Essentials

/// The durable list of what is to be done, written in the transaction that causes it.
public enum Jobs {
  /// Asks for a job, now or at a time. With a key there is only one unfinished job: asked for again while it
  /// waits, it takes the newer payload and, unless it has failed before, the earlier time; while it runs, it runs once more afterwards. What is urgent
  /// goes before everything that is not.
  public static func enqueue(
    _ kind: String, _ payload: [String: String] = [:], key: String? = nil, at time: Instant? = nil,
    isUrgent: Bool = false, in tx: Transaction
  ) throws {
    let id: ID<Job> = tx.newID()
    try tx.run(
      """
      INSERT INTO job (id, kind, payload, key, run_at, is_urgent, attempts, created_at)
      VALUES (\(id), \(kind), \(try JSONText.text(payload)), \(key), \(time ?? tx.now), \(isUrgent), 0, \(tx.now))
      ON CONFLICT (key) WHERE key IS NOT NULL AND finished_at IS NULL AND failed_at IS NULL DO UPDATE SET
        payload = excluded.payload, is_urgent = job.is_urgent OR excluded.is_urgent,
        run_at = CASE WHEN job.leased_by IS NULL AND job.attempts = 0 AND excluded.run_at < job.run_at
          THEN excluded.run_at ELSE job.run_at END,
        again_at = CASE WHEN job.leased_by IS NULL THEN job.again_at
          WHEN job.again_at < excluded.run_at THEN job.again_at ELSE excluded.run_at END
      """)
    tx.hasJobs = true
  }

  /// Those given up on, latest first.
  public static func dead(before: Instant? = nil, limit: Int = 50, in tx: Transaction) throws -> [JobRecord] {
    let rest: SQL = before.map { "AND failed_at < \($0)" } ?? ""
    return try tx.all(
      """
      SELECT id, kind, key, attempts, run_at, failed_at, last_error, created_at FROM job
      WHERE failed_at IS NOT NULL \(sql: rest) ORDER BY failed_at DESC, id DESC LIMIT \(limit)
      """, JobRecord.init)
  }

  /// Gives a dead job all its attempts again, from now. False when it is not dead, or another with its key
  /// waits.
  @discardableResult
  public static func revive(_ id: ID<Job>, in tx: Transaction) throws -> Bool {
    let changed = try tx.run(
      """
      UPDATE job SET failed_at = NULL, attempts = 0, run_at = \(tx.now)
      WHERE id = \(id) AND failed_at IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM job AS other
        WHERE other.key = job.key AND other.finished_at IS NULL AND other.failed_at IS NULL)
      """)
    tx.hasJobs = true
    return changed == 1
  }

  /// Forgets a dead job. False when it is not dead.
  @discardableResult
  public static func discard(_ id: ID<Job>, in tx: Transaction) throws -> Bool {
    try tx.run("DELETE FROM job WHERE id = \(id) AND failed_at IS NOT NULL") == 1
  }

  /// Forgets jobs that were finished before this moment.
  @discardableResult
  public static func sweep(finishedBefore moment: Instant, in tx: Transaction) throws -> Int {
    try tx.run("DELETE FROM job WHERE finished_at < \(moment)")
  }

  /// When the oldest job that is due and not running should have run; nil when there is none.
  public static func oldestDue(in tx: Transaction) throws -> Instant? {
    try tx.value(
      """
      SELECT min(run_at) FROM job WHERE finished_at IS NULL AND failed_at IS NULL AND leased_by IS NULL
        AND run_at <= \(tx.now)
      """) ?? nil
  }

  public static func figures(in tx: Transaction) throws -> JobFigures {
    let figures = try tx.one(
      """
      SELECT count(*) FILTER (WHERE failed_at IS NULL AND leased_by IS NULL) AS waiting,
        count(*) FILTER (WHERE failed_at IS NULL AND leased_by IS NULL AND run_at < \(tx.now)) AS overdue,
        count(*) FILTER (WHERE leased_by IS NOT NULL) AS running,
        count(*) FILTER (WHERE failed_at IS NOT NULL) AS dead
      FROM job WHERE finished_at IS NULL
      """
    ) { row in
      JobFigures(
        waiting: try row["waiting"], overdue: try row["overdue"], running: try row["running"],
        dead: try row["dead"])
    }
    return figures ?? JobFigures(waiting: 0, overdue: 0, running: 0, dead: 0)
  }
}
