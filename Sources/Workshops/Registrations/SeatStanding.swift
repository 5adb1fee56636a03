import Essentials
import People

/// What a session's page says to one person about their seat, and what they can do.
public enum SeatStanding: Sendable, Equatable {
  case cancelled
  case runs
  /// They can take a seat where some are free, or join the line where none is.
  case open(free: [SeatMode], line: [SeatMode])
  case seated(SeatMode, since: Instant)
  /// `free`: modes in which a seat could be had at once.
  case waiting(SeatMode, place: Int, free: [SeatMode])
  /// It is running: seats stay as they are.
  case begun(hasSeat: Bool)
  case over(Presence?, hadSeat: Bool)
}

extension SeatStanding {
  static func of(
    _ session: Session, use: SeatUse, own: Registration?, place: Int, presence: Presence?, runsIt: Bool,
    isFirst: Bool = false, now: Instant
  ) -> SeatStanding {
    let modes = session.plan.delivery.modes
    let use = HeadStart.use(use, at: session, isFirst: isFirst, now: now)
    let free = modes.filter { HeadStart.isOpen(session, isFirst: isFirst, now: now) && use.free($0) > 0 }
    switch session.phase(at: now) {
    case .cancelled: return .cancelled
    case _ where runsIt: return .runs
    case .over: return .over(presence, hadSeat: own?.state == .registered)
    case .running: return .begun(hasSeat: own?.state == .registered)
    case .ahead: break
    }
    guard let own, own.state != .cancelled else {
      return .open(free: free, line: modes.filter { !free.contains($0) })
    }
    if own.state == .registered { return .seated(own.mode, since: own.since) }
    return .waiting(own.mode, place: place, free: free.filter { $0 != own.mode })
  }
}
