import Database
import Essentials
import Notices
import People
import Workshops

extension LargeDemo {
  /// Who asked for a seat, who came, and what remains of it.
  func attended(_ session: Session, _ cast: DemoCast, _ chance: inout DemoChance) -> PastSession {
    let crew = session.plan.crew
    let guests = chance.crowd(chance.number(75...140), of: cast.members).filter { !crew.contains($0.id) }
    var past = PastSession(session)
    past.seats = seats(guests, at: session, &chance)
    guard session.state == .held else { return past }
    let seated = past.seats.filter { $0.state == .registered }
    past.attendance = seated.map { seat in
      Attendance(
        session: session.id, person: seat.person,
        presence: chance.happens(84) ? Presence(seat.mode) : .missed,
        recordedBy: chance.happens(50) ? crew[0] : nil, recordedAt: session.end)
    }
    let present = past.attendance.filter { $0.presence != .missed }.map(\.person)
    past.remains = remains(of: session, present, &chance)
    return past
  }

  private func seats(
    _ guests: [DemoCast.Member], at session: Session, _ chance: inout DemoChance
  ) -> [Registration] {
    var free = [SeatMode.room: session.plan.roomSeats, .remote: session.plan.remoteSeats]
    return guests.enumerated().map { turn, guest in
      let mode: SeatMode = guest.place.zone == session.zone ? .room : .remote
      let hasSeat = free[mode, default: 0] > 0
      let state: RegistrationState = !hasSeat ? .waitlisted : chance.happens(6) ? .cancelled : .registered
      if state == .registered { free[mode, default: 0] -= 1 }
      return Registration(
        session: session.id, person: guest.id, mode: mode, state: state, turn: turn + 1,
        since: session.createdAt + .minutes(60 + turn * 11))
    }
  }

  private func remains(
    of session: Session, _ present: [ID<Person>], _ chance: inout DemoChance
  ) -> PastRemains {
    var remains = PastRemains()
    let end = session.end
    let day = session.zone.wall(at: end).day
    if chance.happens(85) {
      remains.notes = DemoWords.notes
      remains.decisions = [(chance.id(at: end), chance.one(of: DemoWords.decisions))]
      remains.summary = "\(DemoWords.notes)\n\n- \(remains.decisions[0].body)"
      if let owner = present.first {
        remains.actions = [action(of: owner, session, due: day.adding(days: 14), &chance)]
      }
    }
    for person in present {
      if chance.happens(55) { remains.answers.append(answer(&chance)) }
      if chance.happens(10) { remains.reflections.append((person, reflection(&chance))) }
      if chance.happens(25) {
        remains.commitments.append(commitment(of: person, session, due: day.adding(days: 14), &chance))
      }
    }
    return remains
  }
}

extension LargeDemo {
  /// How far back letters are kept, in weeks.
  private static let letterWeeks = 26

  /// Those with a seat had a letter.
  func letters(
    about past: PastSession, _ addresses: [ID<Person>: String], _ chance: inout DemoChance
  ) -> PastLetters {
    var letters = PastLetters(past.session)
    guard past.session.start > demo.at(week: demo.weeks - Self.letterWeeks, weekday: 1, "00:00", Demo.home)
    else {
      return letters
    }
    letters.readers = past.seats.filter { $0.state == .registered }.map { seat in
      (
        chance.id(at: seat.since), chance.id(at: seat.since), seat.person, addresses[seat.person] ?? "",
        seat.since
      )
    }
    return letters
  }
}

/// What single people leave behind.
extension LargeDemo {
  private func action(
    of owner: ID<Person>, _ session: Session, due: Day, _ chance: inout DemoChance
  ) -> ActionItem {
    let isDone = due < demo.today && chance.happens(80)
    return ActionItem(
      id: chance.id(at: session.end), session: session.id, body: chance.one(of: DemoWords.actions),
      owner: owner,
      dueOn: due, state: isDone ? .done : .open, settledAt: isDone ? session.end + .days(10) : nil,
      recordedBy: owner, createdAt: session.end)
  }

  private func answer(_ chance: inout DemoChance) -> (id: ID<FeedbackDraft>, marks: FeedbackDraft) {
    let marks: [FeedbackMark] = [.fully, .fully, .mostly, .mostly, .mostly, .partly, .hardly]
    let draft = FeedbackDraft(
      worth: chance.one(of: marks), useful: chance.one(of: marks), openToAll: chance.one(of: marks),
      worked: chance.one(of: DemoWords.worked), different: "")
    return (.unlinkable(random: (chance.next(), chance.next())), draft)
  }

  private func reflection(_ chance: inout DemoChance) -> ReflectionDraft {
    ReflectionDraft(
      worked: chance.one(of: DemoWords.reflectionWorked), notWorked: chance.one(of: DemoWords.reflectionNot),
      mattered: chance.one(of: DemoWords.reflectionWhy), isShared: chance.happens(50))
  }

  private func commitment(
    of person: ID<Person>, _ session: Session, due: Day, _ chance: inout DemoChance
  ) -> Commitment {
    let state: Commitment.State =
      due > demo.today ? .open : chance.one(of: [.done, .done, .done, .underWay, .stuck, .open])
    return Commitment(
      id: chance.id(at: session.end), session: session.id, person: person,
      body: chance.one(of: DemoTopic.all).commitment, dueOn: due, state: state,
      barrier: state == .stuck ? chance.one(of: DemoWords.barriers) : "",
      answeredAt: state == .open ? nil : session.end + .days(15), createdAt: session.end)
  }
}
