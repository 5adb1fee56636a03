import Database
import Essentials
import People
import Workshops

/// What happened to sessions.
enum SessionNews {
  static func scheduled(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let facts = try SessionFacts.find(event.subject(as: Session.self), in: tx)
    guard facts.isAhead(at: tx.now), let id = facts.session.topic else { return [] }
    let topic = try Topic.find(id, in: tx)
    let wanted = try Circles.of(topic, withOffers: false, in: tx)
    let first = facts.session.firstUntil.flatMap { tx.now < $0 ? $0 : nil }
    let wording = InvitationWording(facts: facts, topic: topic.title, firstUntil: first)
    return [
      LetterPlan(
        .invitation, cause: event.id.text, to: wanted.filter { !facts.session.plan.crew.contains($0.person) },
        actor: event.actorID, until: facts.session.start, write: wording.letter)
    ]
  }

  static func assigned(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let facts = try SessionFacts.find(event.subject(as: Session.self), in: tx)
    let person = try event.id("person", of: Person.self)
    guard facts.isAhead(at: tx.now), facts.session.plan.crew.contains(person) else { return [] }
    let isCo = facts.session.plan.coFacilitators.contains(person)
    let wording = CrewAssignedWording(facts: facts, part: isCo ? .coFacilitator : .facilitator)
    return [
      LetterPlan(
        .crew, cause: event.id.text, to: [Addressee(person, .runs(session: facts.title))],
        actor: event.actorID,
        session: facts.session.id, until: facts.session.start, write: wording.letter)
    ]
  }

  static func unassigned(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let facts = try SessionFacts.find(event.subject(as: Session.self), in: tx)
    let person = try event.id("person", of: Person.self)
    guard facts.isAhead(at: tx.now), !facts.session.plan.crew.contains(person) else { return [] }
    return [
      LetterPlan(
        .crew, cause: event.id.text, to: [Addressee(person, .ranUntilNow(session: facts.title))],
        actor: event.actorID, session: facts.session.id, until: facts.session.start,
        write: CrewUnassignedWording(facts: facts).letter)
    ]
  }

  static func changed(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let facts = try SessionFacts.find(event.subject(as: Session.self), in: tx)
    // Also while it goes on: a new link to join is of use until the end.
    guard facts.session.state == .scheduled, tx.now < facts.session.end else { return [] }
    let (session, seats) = (facts.session, try facts.seats(in: tx))
    let changes = (event.detail["what"] ?? "").split(separator: ",").compactMap {
      SessionChange(rawValue: String($0))
    }
    let modes = Dictionary(seats.map { ($0.person, $0) }) { first, _ in first }
    let oldTime = OldTime.read(event.detail)
    let oldRoom = event.detail["room"] ?? ""
    let circle = Circles.of(changes: changes, session: session, seats: seats)
    let inLine = Set(seats.filter { $0.state == .waitlisted }.map(\.person))
    // Whoever waits has nothing in their calendar yet, so no entry goes along.
    return try moved(event, facts, changes, known: circle.map(\.person), tx)
      + [false, true].map { waits in
        LetterPlan(
          .session, cause: event.id.text, to: circle.filter { inLine.contains($0.person) == waits },
          actor: event.actorID, session: waits ? nil : session.id, until: session.end
        ) { reader in
          let wording = SessionChangedWording(
            facts: facts, changes: changes.filter(\.concernsRegistered), oldTime: oldTime, oldRoom: oldRoom,
            mode: modes[reader.id]?.mode, joins: !waits)
          return wording.letter(to: reader)
        }
      }
  }

  static func cancelled(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let facts = try SessionFacts.find(event.subject(as: Session.self), in: tx)
    guard facts.session.state == .cancelled else { return [] }
    let seats = try facts.seats(in: tx)
    let (held, inLine) = (seats.filter { $0.state == .registered }, seats.filter { $0.state == .waitlisted })
    let run = Circles.of(session: facts.session, seats: held)
    func plan(_ kind: LetterKind, _ circle: [Addressee], isInCalendar: Bool) -> LetterPlan {
      let wording = SessionCancelledWording(
        facts: facts, reason: facts.session.reason, isInCalendar: isInCalendar)
      return LetterPlan(
        kind, cause: event.id.text, to: circle, actor: event.actorID,
        session: isInCalendar ? facts.session.id : nil, until: facts.session.end, write: wording.letter)
    }
    return [
      plan(.session, run, isInCalendar: true),
      plan(.session, Circles.of(inLine: inLine, session: facts.session), isInCalendar: false),
      plan(
        .topic, try invited(facts, butFor: run.map(\.person) + inLine.map(\.person), tx), isInCalendar: false),
    ]
  }

  /// Those who were invited and have not answered hear the new time as well.
  private static func moved(
    _ event: RecordedEvent, _ facts: SessionFacts, _ changes: [SessionChange], known: [ID<Person>],
    _ tx: Transaction
  ) throws -> [LetterPlan] {
    guard changes.contains(.time), facts.isAhead(at: tx.now), let id = facts.session.topic else { return [] }
    let wording = InvitationWording(facts: facts, topic: try Topic.find(id, in: tx).title, isMoved: true)
    return [
      LetterPlan(
        .invitation, cause: event.id.text, to: try invited(facts, butFor: known, tx), actor: event.actorID,
        until: facts.session.start, write: wording.letter)
    ]
  }

  /// Those whom the topic of a session concerns, without some.
  private static func invited(
    _ facts: SessionFacts, butFor others: [ID<Person>], _ tx: Transaction
  ) throws -> [Addressee] {
    guard let id = facts.session.topic else { return [] }
    let (topic, known) = (try Topic.find(id, in: tx), Set(others))
    return try Circles.of(topic, withOffers: false, in: tx)
      .filter { !known.contains($0.person) }
  }

  /// Those who wanted the topic and could not come hear that it was taught.
  static func held(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let facts = try SessionFacts.find(event.subject(as: Session.self), in: tx)
    guard let id = facts.session.topic else { return [] }
    let topic = try Topic.find(id, in: tx)
    let circle = try Circles.of(topic, in: tx)
    let seats = try Registration.all(.registered, at: facts.session.id, in: tx)
    let wording = TopicWording(
      topic: id, title: topic.title, state: .delivered, reason: "", session: facts.session.id)
    return [
      LetterPlan(
        .topic, cause: event.id.text,
        to: Circles.missed(circle, came: Set(seats.map(\.person)), crew: facts.session.plan.crew), actor: nil,
        write: wording.letter)
    ]
  }
}

/// When a session was, as the event of its change says it.
private enum OldTime {
  static func read(_ detail: [String: String]) -> SessionTime? {
    guard let wall = detail["wall"].flatMap({ WallTime($0) }),
      let zone = detail["zone"].flatMap({ Zone($0) }),
      let minutes = detail["minutes"].flatMap({ Int($0) })
    else { return nil }
    return try? SessionTime(wall, in: zone, minutes: minutes)
  }
}

extension SessionFacts {
  static func find(_ id: ID<Session>, in tx: Transaction) throws -> SessionFacts {
    let session = try Session.find(id, in: tx)
    let people = try Person.find(session.plan.crew, in: tx)
    return SessionFacts(session: session, leaders: session.plan.crew.compactMap { people[$0]?.name })
  }

  /// It is still to come and not called off.
  func isAhead(at now: Instant) -> Bool { session.phase(at: now) == .ahead }

  /// Who has a seat and who is in line.
  func seats(in tx: Transaction) throws -> [Registration] {
    try Registration.all(.registered, at: session.id, in: tx)
      + Registration.all(.waitlisted, at: session.id, in: tx)
  }
}
