import Essentials
import People

/// What people may type about actions.
enum ActionForm {
  static let bodyMax = 300
  /// How far ahead an action may lie, in days.
  static let farthest = 730

  /// - Parameters:
  ///   - owners: whoever may be chosen.
  ///   - earliest: the first day that makes sense, which is the day of the session.
  static func draft(
    _ form: FormFields, owners: [ID<Person>], earliest: Day, today: Day
  ) throws(FieldErrors) -> ActionDraft {
    var errors = FieldErrors()
    let body = Check.text(form, "body", named: say("Action"), max: bodyMax, &errors)
    let owner = ID<Person>(form["owner"]).flatMap { owners.contains($0) ? $0 : nil }
    if owner == nil { errors.add("owner", say("Owner: choose somebody who took part in the session.")) }
    let due = DueDay.read(
      form, "due_on", named: say("Due"), from: earliest, to: today.adding(days: farthest), &errors)
    try errors.throwIfAny()
    return ActionDraft(body: body!.replacing("\n", with: " "), owner: owner!, dueOn: due!)
  }

  static func state(_ form: FormFields) throws(FieldErrors) -> ActionItem.State {
    var errors = FieldErrors()
    let state = Check.choice(form, "state", named: say("State"), of: ActionItem.State.self, &errors)
    try errors.throwIfAny()
    return state!
  }

  static func filled(_ action: ActionItem) -> FormFields {
    FormFields([("body", action.body), ("owner", action.owner.text), ("due_on", action.dueOn.iso)])
  }
}
