import Database
import Essentials
import People

/// What people do with sessions. Each deed runs inside one transaction: it reads the facts, asks the rules, writes,
/// and leaves events for whoever tells others.
extension Session {
  /// Puts a session into the calendar. `anyway` takes clashes of rooms and people into the bargain; with `headStart` seats go
  /// to those who wanted the topic first.
  @discardableResult
  public static func schedule(
    _ plan: SessionPlan, from topic: ID<Topic>? = nil, by person: ID<Person>, anyway: Bool = false,
    headStart: Bool = false, in tx: Transaction
  ) throws -> Session {
    try SessionRules.schedule(plan, now: tx.now)
    if let twin = try Session.twin(of: plan, from: topic, in: tx) { return twin }
    let first = try topic.map {
      try HeadStart.ofTopic($0, isWanted: headStart, start: plan.time.start, in: tx)
    }
    let secret: ID<Session> = tx.randomID()
    let session = Session(
      id: tx.newID(), topic: topic, plan: plan, secret: secret.text,
      firstUntil: first ?? nil,
      createdAt: tx.now, changedAt: tx.now)
    if !anyway { try session.checkClashes(in: tx) }
    if let topic { try Topic.becomeScheduled(topic, by: person, in: tx) }
    try session.save(in: tx)
    if let topic { try session.takeAims(of: topic, in: tx) }
    try session.scheduleEnd(in: tx)
    try HeadStart.scheduleEnd(of: session, in: tx)
    try EventLog.record(.sessionScheduled(session, by: person), in: tx)
    try session.tellCrew(before: [], by: person, in: tx)
    try Audit.record("session scheduled", of: session.id.text, detail: plan.title, by: person, in: tx)
    return session
  }

  /// Plans it anew. Those with a seat are told when time, place, link or delivery changed; seats that came
  /// free go to those who wait.
  /// - Parameter sequence: the version that whoever changes it has seen; another one is refused.
  @discardableResult
  public static func revise(
    _ id: ID<Session>, to plan: SessionPlan, by person: ID<Person>, anyway: Bool = false,
    seen sequence: Int? = nil,
    in tx: Transaction
  ) throws -> [SessionChange] {
    let old = try find(id, in: tx)
    if let sequence, sequence != old.sequence { throw SessionRefusal.changedMeanwhile }
    try SessionRules.revise(old, to: plan, taken: try Registration.taken(id, in: tx), now: tx.now)
    let changes = SessionChange.between(old.plan, plan)
    guard !changes.isEmpty else { return [] }
    var session = old
    (session.plan, session.sequence, session.changedAt) = (plan, old.sequence + 1, tx.now)
    // Brought forward, it is everybody's a day before all the same.
    session.firstUntil = old.firstUntil.map { min($0, session.start - HeadStart.margin) }
    if !anyway && changes.contains(where: \.mayClash) { try session.checkClashes(in: tx) }
    try session.save(in: tx)
    try session.scheduleEnd(in: tx)
    try HeadStart.scheduleEnd(of: session, in: tx)
    // Whoever has checked in did so for the other time.
    if changes.contains(.time) { try Attendance.forget(nil, at: id, in: tx) }
    if changes.contains(where: \.concernsRegistered) {
      try EventLog.record(.sessionChanged(id, changes, before: old.plan, by: person), in: tx)
    }
    try session.tellCrew(before: old.plan.crew, by: person, in: tx)
    try Registration.freeCrewSeats(of: session, by: person, in: tx)
    try Registration.promote(in: session, tx)
    let words = changes.map(\.rawValue).joined(separator: ", ")
    try Audit.record("session changed", of: id.text, detail: "\(plan.title): \(words)", by: person, in: tx)
    return changes
  }

  /// Calls it off. It stays where it is, with its reason, and its topic may be taken up again.
  public static func cancel(_ id: ID<Session>, reason: String, by person: ID<Person>, in tx: Transaction)
    throws
  {
    var session = try find(id, in: tx)
    try SessionRules.cancel(session, now: tx.now)
    (session.state, session.reason, session.changedAt) = (.cancelled, reason, tx.now)
    session.sequence += 1
    try session.save(in: tx)
    if let topic = session.topic,
      try !Session.made(from: topic, in: tx).contains(where: { $0.state != .cancelled })
    {
      try Topic.becomePlanned(topic, by: person, in: tx)
    }
    try EventLog.record(.sessionCancelled(session, by: person), in: tx)
    try Audit.record(
      "session cancelled", of: id.text, detail: "\(session.title): \(reason)", by: person, in: tx)
  }

  /// Notes that it took place, once it has ended. True when this call did it.
  @discardableResult
  public static func hold(_ id: ID<Session>, in tx: Transaction) throws -> Bool {
    var session = try find(id, in: tx)
    guard session.state == .scheduled, tx.now >= session.end else { return false }
    session.state = .held
    try session.save(in: tx)
    try SessionEvidence.record(of: session, in: tx)
    if let topic = session.topic { try Topic.becomeDelivered(topic, in: tx) }
    try EventLog.record(.sessionHeld(id), in: tx)
    return true
  }

  /// Holds what has ended although its job was lost; a hundred at a time.
  static func holdEnded(in tx: Transaction) throws {
    for id in try endedUnnoticed(in: tx) { try hold(id, in: tx) }
  }

  private func checkClashes(in tx: Transaction) throws {
    let neighbours = try SessionNeighbour.around(self, in: tx)
    let names = try Person.find(plan.crew, in: tx).mapValues(\.name)
    try SessionClashes.check(plan, against: neighbours, names: names)
  }

  private func tellCrew(before: [ID<Person>], by actor: ID<Person>, in tx: Transaction) throws {
    for member in plan.crewMembers where !before.contains(member.person) {
      try EventLog.record(.sessionAssigned(id, member.person, as: member.part, by: actor), in: tx)
    }
    for person in before where !plan.crew.contains(person) {
      try EventLog.record(.sessionUnassigned(id, person, by: actor), in: tx)
    }
  }
}
