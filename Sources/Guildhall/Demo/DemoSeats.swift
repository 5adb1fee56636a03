import Database
import Essentials
import People
import Workshops

extension DemoStory {
  /// Puts a session into the calendar, and plans who comes and what follows.
  func schedule(_ plan: SessionPlan, from topic: ID<Topic>?, popularity: Int) async throws {
    let organiser = chance.one(of: cast.organisers).id
    let session = try await store.write { tx in
      try Session.schedule(plan, from: topic, by: organiser, anyway: true, in: tx)
    }
    if plan.about.hasPrefix("Bring lunch") { fridays.append(session.id) }
    let guests = chance.some(
      popularity, of: cast.members.filter { !plan.crew.contains($0.id) && mode($0, plan) != nil })
    let half = guests.count / 2
    let now = store.now
    self.plan(
      Scene(at: now + .hours(26)) { story in try await story.take(session, Array(guests.prefix(half))) })
    let late = max(now + .hours(50), session.start - .days(4))
    self.plan(Scene(at: late) { story in try await story.take(session, Array(guests.dropFirst(half))) })
    self.plan(Scene(at: session.end + .minutes(5)) { story in try await story.attend(session.id) })
    self.plan(Scene(at: session.end + .hours(22)) { story in try await story.sumUp(session.id) })
    self.plan(Scene(at: session.end + .hours(24)) { story in try await story.look(back: session.id) })
  }

  /// Where somebody would sit: at the table when it is at their site.
  private func mode(_ member: DemoCast.Member, _ plan: SessionPlan) -> SeatMode? {
    let isThere = member.place.zone == plan.time.zone
    switch plan.delivery {
    case .inPerson: return isThere ? .room : nil
    case .virtual: return .remote
    case .hybrid: return isThere ? .room : .remote
    }
  }

  private func take(_ session: Session, _ guests: [DemoCast.Member]) async throws {
    let seats = guests.compactMap { guest in
      mode(guest, session.plan).map { (guest.id, $0, chance.happens(9)) }
    }
    try await store.write { tx in
      guard try Session.find(session.id, in: tx).state == .scheduled, tx.now < session.start else { return }
      for (person, mode, changesMind) in seats {
        try Registration.take(mode, at: session.id, by: person, in: tx)
        if changesMind { try Registration.release(at: session.id, by: person, in: tx) }
      }
    }
  }

  /// The facilitator ticks who came.
  private func attend(_ id: ID<Session>) async throws {
    let session = try await store.read { tx in try Session.find(id, in: tx) }
    guard session.state != .cancelled, let leader = session.plan.facilitators.first, !chance.happens(6) else {
      return
    }
    let seated = try await store.read { tx in
      try AttendanceLine.all(at: id, in: tx).map { ($0.person, $0.mode) }
    }
    let presences = Dictionary(
      seated.map { ($0.0, chance.happens(84) ? Presence($0.1) : .missed) },
      uniquingKeysWith: { first, _ in first })
    try await store.write { tx in try Attendance.record(presences, at: id, by: leader, in: tx) }
  }
}
