import Database
import Essentials
import People
import Workshops

/// Whom a piece of news concerns, nearest first; of several reasons the first one is told.
enum Circles {
  /// Those who wanted a topic or what lives on in it, and those who would teach it, if they are wanted.
  static func of(_ topic: Topic, withOffers: Bool = true, in tx: Transaction) throws -> [Addressee] {
    let offerers = withOffers ? try offerers(of: topic, in: tx) : []
    return try askers(of: topic, in: tx)
      + Topic.wanters(of: topic.id, in: tx).map { Addressee($0, .voted(topic: topic.title)) }
      + offerers
  }

  static func offerers(of topic: Topic, in tx: Transaction) throws -> [Addressee] {
    try TopicNews.offers(on: topic.id, in: tx).map { Addressee($0.person, .offered(topic: topic.title)) }
  }

  /// Whoever asked for a topic, and those who asked for what lives on in it, each in the words they chose.
  static func askers(of topic: Topic, in tx: Transaction) throws -> [Addressee] {
    (topic.asker.map { [Addressee($0, .asked(topic: topic.title))] } ?? [])
      + (try Topic.formerAskers(of: topic.id, in: tx)).map { Addressee($0.person, .asked(topic: $0.title)) }
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
