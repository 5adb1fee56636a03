import Essentials

/// So many tries in so much time, for each key of its own: a bucket of tokens that fills up steadily. Held in
/// memory, so a restart forgives; several machines each count for themselves.
public actor RateLimit {
  private struct Bucket {
    var tokens: Double
    var filled: Instant
  }

  /// The most keys remembered. A full bucket is the same as none, so those are forgotten first.
  private static let mostKeys = 20_000

  private let allowance: Double
  private let refill: Double
  private let clock: @Sendable () -> Instant
  private var buckets: [String: Bucket] = [:]

  /// `allowance` tries at once, all of them back after `period`.
  public init(_ allowance: Int, per period: Duration, clock: @escaping @Sendable () -> Instant) {
    self.allowance = Double(allowance)
    refill = Double(allowance) / Double(max(1, period.milliseconds64))
    self.clock = clock
  }

  /// Takes one try for the key. Nil when it may go ahead, else how long to wait for the next.
  public func take(_ key: String) -> Duration? {
    let now = clock()
    var bucket = current(key, at: now)
    defer { buckets[key] = bucket }
    guard bucket.tokens >= 1 else {
      return .milliseconds(Int64(((1 - bucket.tokens) / refill).rounded(.up)))
    }
    bucket.tokens -= 1
    return nil
  }

  /// Gives the key one try back: it was no guess.
  public func giveBack(_ key: String) {
    guard let tokens = buckets[key]?.tokens else { return }
    buckets[key]?.tokens = min(allowance, tokens + 1)
  }

  var keyCount: Int { buckets.count }

  private func current(_ key: String, at now: Instant) -> Bucket {
    guard var bucket = buckets[key] else {
      if buckets.count >= RateLimit.mostKeys { forget(at: now) }
      return Bucket(tokens: allowance, filled: now)
    }
    bucket.tokens = filled(bucket, at: now)
    bucket.filled = now
    return bucket
  }

  private func filled(_ bucket: Bucket, at now: Instant) -> Double {
    min(allowance, bucket.tokens + Double(max(0, (now - bucket.filled).milliseconds64)) * refill)
  }

  /// Forgets the full buckets, and when there are too few of those also the fuller half of the others.
  private func forget(at now: Instant) {
    let open = buckets.filter { filled($0.value, at: now) < allowance }
    guard open.count > RateLimit.mostKeys / 2 else { return buckets = open }
    let emptiest = open.sorted { filled($0.value, at: now) < filled($1.value, at: now) }
    buckets = Dictionary(
      uniqueKeysWithValues: emptiest.prefix(RateLimit.mostKeys / 2).map { ($0.key, $0.value) })
  }
}
