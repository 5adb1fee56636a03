import Essentials

/// Something done again and again. Of all processes one does it each time, as a job like any other; a time
/// that passed while no process ran is made up for once.
public struct Chore: Sendable {
  public let name: String
  public let rhythm: Rhythm
  let run: @Sendable () async throws -> Void

  public enum Rhythm: Hashable, Sendable {
    /// At the full multiples of this length since 1970.
    case every(Duration)
    /// Each day at a wall time; a time that a clock change skips is taken at the change, of a doubled one the
    /// first.
    case daily(TimeOfDay, Zone)

    public func next(after now: Instant) -> Instant {
      switch self {
      case .every(let length):
        let length = max(1, length.milliseconds64)
        return Instant(milliseconds: (now.milliseconds / length + 1) * length)
      case .daily(let time, let zone):
        let today = zone.wall(at: now).day
        let candidates = (0...2).map {
          zone.resolve(WallTime(day: today.adding(days: $0), time: time)).instant
        }
        return candidates.first { $0 > now } ?? now + .days(1)
      }
    }
  }

  public init(_ name: String, _ rhythm: Rhythm, run: @escaping @Sendable () async throws -> Void) {
    (self.name, self.rhythm, self.run) = (name, rhythm, run)
  }

  /// Forgets finished jobs after a week.
  public static func sweepJobs(_ store: Store) -> Chore {
    Chore("sweep-jobs", .every(.hours(1))) {
      _ = try await store.write { tx in try Jobs.sweep(finishedBefore: tx.now - .days(7), in: tx) }
    }
  }

  var kind: String { "chore.\(name)" }

  /// Asks for the next time; nothing changes when it has been asked for already.
  func arm(in tx: Transaction) throws {
    try Jobs.enqueue(kind, key: kind, at: rhythm.next(after: tx.now), in: tx)
  }
}
