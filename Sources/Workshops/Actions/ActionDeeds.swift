import Database
import Essentials
import People

/// What people do with actions, each inside one transaction.
extension ActionItem {
  @discardableResult
  public static func add(
    _ draft: ActionDraft, at session: ID<Session>, by person: ID<Person>, isOrganiser: Bool = false,
    in tx: Transaction
  ) throws -> ActionItem {
    let part = try Partaking.find(person, at: session, isOrganiser: isOrganiser, in: tx)
    try NoteRules.write(part, now: tx.now)
    if let twin = try twin(of: draft, at: session, in: tx) { return twin }
    let action = ActionItem(
      id: tx.newID(), session: session, body: draft.body, owner: draft.owner, dueOn: draft.dueOn,
      recordedBy: person,
      createdAt: tx.now)
    try action.save(in: tx)
    try action.tellOwner(by: person, in: tx)
    try action.scheduleReminder(in: tx)
    try part.audit("action added", of: action.id.text, detail: action.body, in: tx)
    return action
  }

  /// The same again, as a form that was sent twice says it.
  private static func twin(of draft: ActionDraft, at session: ID<Session>, in tx: Transaction) throws
    -> ActionItem?
  {
    try ActionLine.all(at: session, in: tx).map(\.action).first {
      $0.state == .open && $0.body == draft.body && $0.owner == draft.owner && $0.dueOn == draft.dueOn
    }
  }

  public static func edit(
    _ id: ID<ActionItem>, to draft: ActionDraft, by person: ID<Person>, isOrganiser: Bool = false,
    in tx: Transaction
  ) throws {
    let before = try find(id, in: tx)
    let part = try Partaking.find(person, at: before.session, isOrganiser: isOrganiser, in: tx)
    try ActionRules.edit(before, runsIt: part.runsIt)
    var action = before
    (action.body, action.owner, action.dueOn) = (draft.body, draft.owner, draft.dueOn)
    try action.save(in: tx)
    if action.owner != before.owner { try action.tellOwner(by: person, in: tx) }
    if action.dueOn != before.dueOn || action.owner != before.owner { try action.scheduleReminder(in: tx) }
    try part.audit("action edited", of: id.text, detail: action.body, in: tx)
  }

  /// Done, dropped, or open again.
  public static func settle(
    _ id: ID<ActionItem>, as state: State, by person: ID<Person>, isOrganiser: Bool = false,
    in tx: Transaction
  ) throws {
    let before = try find(id, in: tx)
    let part = try Partaking.find(person, at: before.session, isOrganiser: isOrganiser, in: tx)
    let action = try ActionRules.settle(before, as: state, by: person, runsIt: part.runsIt, now: tx.now)
    guard action != before else { return }
    try action.save(in: tx)
    try EventLog.record(.action(Event.actionSettled, action, by: person), in: tx)
    if action.owner != person {
      try part.audit("action \(state.rawValue)", of: id.text, detail: action.body, in: tx)
    }
    if state == .open { try action.scheduleReminder(in: tx) }
  }

  private func tellOwner(by person: ID<Person>, in tx: Transaction) throws {
    if owner != person { try EventLog.record(.action(Event.actionAssigned, self, by: person), in: tx) }
  }

  /// On the morning of its day, where its owner is.
  private func scheduleReminder(in tx: Transaction) throws {
    let morning = DueDay.morning(of: dueOn, in: try Person.find(owner, in: tx).zone)
    guard morning > tx.now else { return }
    try Jobs.enqueue(
      ActionJobs.due, ["action": id.text, "due_on": dueOn.iso, "owner": owner.text],
      key: "\(ActionJobs.due):\(id):\(owner):\(dueOn.iso)", at: morning, in: tx)
  }

  /// Reminds its owner, unless it was settled or moved meanwhile.
  static func remind(_ id: ID<ActionItem>, of day: Day, owner: String?, in tx: Transaction) throws {
    let action = try find(id, in: tx)
    guard action.state == .open, action.dueOn == day, owner == nil || action.owner.text == owner else {
      return
    }
    try EventLog.record(.action(Event.actionDue, action), in: tx)
  }
}

/// Owners are reminded on the day.
public enum ActionJobs {
  static let due = "action.due"

  public static func handlers(_ store: Store) -> [JobHandler] {
    [
      JobHandler(due) { job in
        let id: ID<ActionItem> = try job.id("action")
        guard let day = job.payload["due_on"].flatMap({ Day(iso: $0) }) else {
          throw GiveUp("the job has no day")
        }
        try await store.write { tx in try ActionItem.remind(id, of: day, owner: job.payload["owner"], in: tx)
        }
      }
    ]
  }
}
