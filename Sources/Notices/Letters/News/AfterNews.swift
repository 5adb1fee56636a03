import Database
import Essentials
import People
import Workshops

/// What follows from sessions.
enum AfterNews {
  static func feedbackOpened(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let facts = try SessionFacts.find(event.subject(as: Session.self), in: tx)
    return [feedback(on: facts, to: try Feedback.invited(facts.session.id, in: tx), at: event.at)]
  }

  /// Somebody of whom it was noted only later that they came.
  static func feedbackAdmitted(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let facts = try SessionFacts.find(event.subject(as: Session.self), in: tx)
    let person = try event.id("person", of: Person.self)
    guard try Feedback.invited(facts.session.id, in: tx).contains(person) else { return [] }
    return [feedback(on: facts, to: [person], at: event.at)]
  }

  /// Once for each person and session, whatever brought it about.
  private static func feedback(on facts: SessionFacts, to people: [ID<Person>], at: Instant) -> LetterPlan {
    LetterPlan(
      .feedback, cause: "feedback:\(facts.session.id)",
      to: people.map { Addressee($0, .came(session: facts.title)) },
      actor: nil, until: at + .days(Feedback.openDays), write: FeedbackWording(facts: facts).letter)
  }

  static func summarySent(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let facts = try SessionFacts.find(event.subject(as: Session.self), in: tx)
    guard let summary = try Summary.find(facts.session.id, in: tx) else { return [] }
    let circle = try Summary.recipients(of: facts.session.id, in: tx)
      .map { Addressee($0, .tookPart(session: facts.title)) }
    let wording = SummaryWording(facts: facts, body: summary.body)
    return [
      LetterPlan(.summary, cause: event.id.text, to: circle, actor: event.actorID, write: wording.letter)
    ]
  }

  static func actionAssigned(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let action = try ActionItem.find(event.subject(as: ActionItem.self), in: tx)
    guard action.state == .open, action.owner.text == event.detail["person"] else { return [] }
    let facts = try SessionFacts.find(action.session, in: tx)
    let writer = try event.actorID.map { try Person.find($0, in: tx).name }
    let wording = ActionAssignedWording(body: action.body, dueOn: action.dueOn, session: facts, name: writer)
    return [
      LetterPlan(
        .action, cause: event.id.text, to: [Addressee(action.owner, .ownsAction)], actor: event.actorID,
        write: wording.letter)
    ]
  }

  /// All actions of this person that are due or overdue today, in one letter, whichever of them was first to ask for it.
  static func actionDue(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let person = try event.id("person", of: Person.self)
    let today = try Person.find(person, in: tx).zone.wall(at: event.at).day
    let lines = try ActionLine.open(of: person, in: tx).filter { $0.action.dueOn <= today }
    return ActionsDueWording.plans(for: person, lines.map(ActionsDueWording.Line.init), today: today)
  }

  /// All commitments of this person about which they are asked today, in one letter.
  static func commitmentDue(_ event: RecordedEvent, _ tx: Transaction) throws -> [LetterPlan] {
    let (id, person) = (try event.subject(as: Commitment.self), try event.id("person", of: Person.self))
    let zone = try Person.find(person, in: tx).zone
    let today = zone.wall(at: event.at).day
    let lines = try CommitmentLine.open(of: person, in: tx)
      .filter { $0.commitment.id == id || $0.commitment.isAsked(on: today, in: zone) }
    guard !lines.isEmpty else { return [] }
    let wording = CommitmentWording(lines: lines.map(CommitmentWording.Line.init), today: today)
    return [
      LetterPlan(
        .commitment, cause: LetterCause.day(today), to: [Addressee(person, .committed)], actor: nil,
        write: wording.letter)
    ]
  }
}

extension ActionsDueWording {
  static func plans(for person: ID<Person>, _ lines: [Line], today: Day) -> [LetterPlan] {
    guard !lines.isEmpty else { return [] }
    let wording = ActionsDueWording(lines: lines, today: today)
    return [
      LetterPlan(
        .action, cause: LetterCause.day(today), to: [Addressee(person, .ownsAction)], actor: nil,
        write: wording.letter)
    ]
  }
}

extension ActionsDueWording.Line {
  init(_ line: ActionLine) {
    self.init(body: line.action.body, dueOn: line.action.dueOn, session: line.sessionTitle)
  }
}

extension CommitmentWording.Line {
  init(_ line: CommitmentLine) {
    let commitment = line.commitment
    self.init(id: commitment.id, body: commitment.body, dueOn: commitment.dueOn, session: line.sessionTitle)
  }
}
