import Essentials

/// Taking jobs and saying what became of them. Whoever holds the lease decides, until it runs out.
enum JobLease {
  /// How long a job may be silent before another worker takes it.
  static let length = Duration.seconds(60)

  /// When the next job of these kinds can be taken; nil when there is none.
  static func nextDue(kinds: [String], in tx: Transaction) throws -> Instant? {
    try tx.value(
      """
      SELECT min(CASE WHEN leased_until > run_at THEN leased_until ELSE run_at END) FROM job
      WHERE finished_at IS NULL AND failed_at IS NULL AND kind IN (\(list: kinds))
      """)
  }

  /// Takes up to `limit` jobs that are due, the urgent first, then the earliest. On PostgreSQL workers step over each other's
  /// rows; on SQLite there is one writer at a time anyway. Run it loose: it brings its own lock.
  static func claim(kinds: [String], limit: Int, in tx: Transaction) throws -> [Job] {
    let lease: ID<Job> = tx.randomID()
    let jobs = try tx.all(
      """
      WITH due AS (
        SELECT id FROM job
        WHERE finished_at IS NULL AND failed_at IS NULL AND run_at <= \(tx.now)
          AND (leased_until IS NULL OR leased_until <= \(tx.now)) AND kind IN (\(list: kinds))
        ORDER BY is_urgent DESC, run_at, id LIMIT \(limit) \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
      )
      UPDATE job SET leased_until = \(tx.now + length), leased_by = \(lease), attempts = attempts + 1
      WHERE id IN (SELECT id FROM due)
      RETURNING id, kind, payload, key, attempts, run_at, created_at, is_urgent, leased_by
      """, Job.init)
    return jobs.sorted { ($1.isUrgent ? 0 : 1, $1.runAt, $1.id) > ($0.isUrgent ? 0 : 1, $0.runAt, $0.id) }
  }

  /// False when the lease has been lost.
  static func renew(_ job: Job, in tx: Transaction) throws -> Bool {
    try tx.run("UPDATE job SET leased_until = \(tx.now + length) WHERE \(sql: held(job))") == 1
  }

  /// Done; or to be done once more, when it was asked for again meanwhile.
  @discardableResult
  static func finish(_ job: Job, in tx: Transaction) throws -> Bool {
    try tx.run(
      """
      UPDATE job SET leased_until = NULL, leased_by = NULL, last_error = NULL, again_at = NULL,
        finished_at = CASE WHEN again_at IS NULL THEN \(tx.now) END,
        run_at = COALESCE(again_at, run_at),
        attempts = CASE WHEN again_at IS NULL THEN attempts ELSE 0 END
      WHERE \(sql: held(job))
      """) == 1
  }

  /// To be tried again later, or dead.
  static func fail(_ job: Job, _ why: String, isFinal: Bool, in tx: Transaction) throws {
    // Asked for again while it ran, it begins anew: that was another request, maybe with another payload.
    let outcome: SQL =
      isFinal
      ? """
      failed_at = CASE WHEN again_at IS NULL THEN \(tx.now) END, run_at = COALESCE(again_at, run_at),
      attempts = CASE WHEN again_at IS NULL THEN attempts ELSE 0 END, again_at = NULL
      """
      : "run_at = \(tx.now + JobBackoff.pause(afterAttempt: job.attempt))"
    try tx.run(
      """
      UPDATE job
      SET leased_until = NULL, leased_by = NULL, last_error = \(String(why.prefix(500))), \(sql: outcome)
      WHERE \(sql: held(job))
      """)
  }

  /// Gives a job back as if it had not been taken.
  static func release(_ job: Job, in tx: Transaction) throws {
    try tx.run(
      "UPDATE job SET leased_until = NULL, leased_by = NULL, attempts = attempts - 1 WHERE \(sql: held(job))")
    tx.hasJobs = true
  }

  private static func held(_ job: Job) -> SQL { "id = \(job.id) AND leased_by = \(job.lease)" }
}
