import Essentials

/// When a session is. The wall time and its zone are the truth; the instants are derived from them and are
/// derived again when a government changes its clocks.
public struct SessionTime: Sendable, Equatable {
  public let wall: WallTime
  public let zone: Zone
  public let minutes: Int
  /// Where the clocks go back and the wall time comes twice: the second of the two.
  public let isSecondPass: Bool
  public let start: Instant

  public var end: Instant { start + .minutes(minutes) }

  /// Refuses a wall time that the clocks skip.
  public init(_ wall: WallTime, in zone: Zone, minutes: Int, isSecondPass: Bool = false) throws(TimeRefusal) {
    switch zone.resolve(wall) {
    case .once(let instant):
      self.init(wall: wall, zone: zone, minutes: minutes, isSecondPass: false, start: instant)
    case .twice(let first, let second):
      let start = isSecondPass ? second : first
      self.init(wall: wall, zone: zone, minutes: minutes, isSecondPass: isSecondPass, start: start)
    case .never(let after):
      throw .skipped(wall, zone, instead: zone.wall(at: after))
    }
  }

  /// As stored; a wall time that has come to be skipped since begins when the clocks have moved on.
  init(stored wall: WallTime, in zone: Zone, minutes: Int, isSecondPass: Bool) {
    let start: Instant =
      switch zone.resolve(wall) {
      case .once(let instant), .never(let instant): instant
      case .twice(let first, let second): isSecondPass ? second : first
      }
    self.init(wall: wall, zone: zone, minutes: minutes, isSecondPass: isSecondPass, start: start)
  }

  private init(wall: WallTime, zone: Zone, minutes: Int, isSecondPass: Bool, start: Instant) {
    (self.wall, self.zone, self.minutes) = (wall, zone, minutes)
    (self.isSecondPass, self.start) = (isSecondPass, start)
  }

  public func overlaps(_ other: SessionTime) -> Bool { start < other.end && other.start < end }
}

public enum TimeRefusal: Refusal, Equatable {
  /// The clocks go forward over this time.
  case skipped(WallTime, Zone, instead: WallTime)

  public var sentence: String {
    switch self {
    case .skipped(let wall, let zone, let instead):
      say(
        """
        \(Told.time(wall.time)) does not exist in \(zone.city) on \(Told.day(wall.day)): the clocks go forward. \
        Choose \(Told.time(instead.time)) or later, or another day.
        """)
    }
  }
}

/// Where a session stands at a moment.
public enum SessionPhase: Sendable, Equatable {
  case ahead, running, over, cancelled
}

extension Session {
  public func phase(at now: Instant) -> SessionPhase {
    if state == .cancelled { return .cancelled }
    if state == .held || now >= end { return .over }
    return now < start ? .ahead : .running
  }
}
