import Doors
import Essentials

/// Figures that took long to count are shown again for a while: in an organisation of ten thousand, counting three years takes
/// a second, and then a minute's news changes nothing that anybody could see. What is counted in no time is always fresh.
actor OverviewShelf {
  struct Counted: Sendable {
    let span: OverviewSpan
    let figures: OverviewFigures
    let at: Instant
    fileprivate let keptUntil: Instant
  }

  /// Kept for so many times as long as counting took, so that counting never takes more than a small share of the machine.
  static let patience: Int64 = 60
  /// In milliseconds: so little is worth keeping nothing for.
  static let noTime: Int64 = 50

  private let clock: @Sendable () -> Instant
  private var kept: [OverviewPeriod: Counted] = [:]
  /// What somebody is counting just now; others are shown what was counted before.
  private var running: Set<OverviewPeriod> = []

  init(clock: @escaping @Sendable () -> Instant) { self.clock = clock }

  /// What is kept, or a fresh count.
  func figures(
    _ period: OverviewPeriod, _ count: @Sendable () async throws -> (OverviewSpan, OverviewFigures)
  ) async throws -> Counted {
    if let counted = kept[period], clock() < counted.keptUntil || running.contains(period) { return counted }
    running.insert(period)
    defer { running.remove(period) }
    let start = clock()
    let (span, figures) = try await count()
    let end = clock()
    let took = (end - start).milliseconds64
    let length = took < Self.noTime ? 0 : took * Self.patience
    let counted = Counted(span: span, figures: figures, at: end, keptUntil: end + .milliseconds(length))
    kept[period] = length > 0 ? counted : nil
    return counted
  }
}
