import Essentials

/// What a revision changed.
public enum SessionChange: String, Sendable, CaseIterable {
  case time, place, link, delivery, seats, title, crew, words

  /// Those with a seat are told of these: they would otherwise come to the wrong place or at the wrong time.
  public var concernsRegistered: Bool { [.time, .place, .link, .delivery].contains(self) }

  static func between(_ old: SessionPlan, _ new: SessionPlan) -> [SessionChange] {
    allCases.filter { $0.holds(old, new) }
  }

  private func holds(_ old: SessionPlan, _ new: SessionPlan) -> Bool {
    switch self {
    case .time:
      old.time.start != new.time.start || old.time.minutes != new.time.minutes
        || old.time.zone != new.time.zone
    case .place: old.room != new.room
    case .link: old.joinLink != new.joinLink
    case .delivery: old.delivery != new.delivery
    case .seats: SeatMode.allCases.contains { old.seats($0) != new.seats($0) }
    case .title: old.title != new.title
    case .crew: old.facilitators != new.facilitators || old.coFacilitators != new.coFacilitators
    case .words: old.about != new.about || old.outcomes != new.outcomes || old.preparation != new.preparation
    }
  }
}
