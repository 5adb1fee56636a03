import Essentials
import People
import Workshops

/// Whom a piece of news concerns, nearest first; of several reasons the first one is told.
enum Circles {
  /// Those who wanted a topic, and those who would teach it.
  static func of(topic title: String, asker: ID<Person>?, wanters: [ID<Person>], offerers: [ID<Person>] = [])
    -> [Addressee]
  {
    (asker.map { [Addressee($0, .asked(topic: title))] } ?? [])
      + wanters.map { Addressee($0, .voted(topic: title)) }
      + offerers.map { Addressee($0, .offered(topic: title)) }
  }

  /// Those who have a place at a session, in line, or run it.
  static func of(session: Session, seats: [Registration]) -> [Addressee] {
    session.plan.crew.map { Addressee($0, .runs(session: session.title)) }
      + seats.filter { $0.state == .registered }.map {
        Addressee($0.person, .hasSeat(session: session.title))
      }
      + of(inLine: seats.filter { $0.state == .waitlisted }, session: session)
  }

  /// Those who wait for a seat.
  static func of(inLine seats: [Registration], session: Session) -> [Addressee] {
    seats.map { Addressee($0.person, .isInLine(session: session.title)) }
  }

  /// Of those with a place, whom these changes concern: a new link to join is nothing to people who sit in the room, a
  /// new room nothing to those on screen.
  static func of(changes: [SessionChange], session: Session, seats: [Registration]) -> [Addressee] {
    let concerned = changes.filter(\.concernsRegistered)
    let modes: [SeatMode] =
      switch concerned {
      case [.link]: [.remote]
      case [.place]: [.room]
      default: SeatMode.allCases
      }
    return of(session: session, seats: seats.filter { modes.contains($0.mode) })
  }

  /// Those who wanted the topic of a session that was held, and were not there.
  static func missed(_ circle: [Addressee], came: Set<ID<Person>>, crew: [ID<Person>]) -> [Addressee] {
    circle.filter { !came.contains($0.person) && !crew.contains($0.person) }
  }
}
