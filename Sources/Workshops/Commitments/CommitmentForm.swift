import Essentials

/// What people may type about commitments.
enum CommitmentForm {
  static let bodyMax = 200
  static let barrierMax = 300
  /// How far ahead a commitment may lie, in days.
  static let farthest = 366

  /// The rows of the form that were filled, `body1` and `due_on1` to `body3` and `due_on3`; at least one.
  static func drafts(_ form: FormFields, today: Day) throws(FieldErrors) -> [CommitmentDraft] {
    var errors = FieldErrors()
    let filled = (1...CommitmentRules.most).filter { !form["body\($0)"].isEmpty }
    if filled.isEmpty { errors.add("body1", say("Commitment is empty. Write one step that you will take.")) }
    let drafts = filled.map { draft(form, "\($0)", today, &errors) }
    try errors.throwIfAny()
    return drafts.compactMap { $0 }
  }

  static func draft(_ form: FormFields, today: Day) throws(FieldErrors) -> CommitmentDraft {
    var errors = FieldErrors()
    let draft = draft(form, "", today, &errors)
    try errors.throwIfAny()
    return draft!
  }

  private static func draft(
    _ form: FormFields, _ place: String, _ today: Day, _ errors: inout FieldErrors
  ) -> CommitmentDraft? {
    let body = Check.text(form, "body\(place)", named: say("Commitment"), max: bodyMax, &errors)
    let due = DueDay.read(
      form, "due_on\(place)", named: say("By when"), from: today, to: today.adding(days: farthest), &errors)
    guard let body, let due else { return nil }
    return CommitmentDraft(body: body.replacing("\n", with: " "), dueOn: due)
  }

  static func answer(_ form: FormFields) throws(FieldErrors) -> (Commitment.State, String?) {
    var errors = FieldErrors()
    let state = Commitment.State(rawValue: form["answer"]).flatMap {
      Commitment.State.answers.contains($0) ? $0 : nil
    }
    if state == nil { errors.add("answer", say("How is it going: choose done, under way or stuck.")) }
    let barrier = Check.text(
      form, "barrier", named: say("What is in the way"), max: barrierMax, required: false, &errors)
    try errors.throwIfAny()
    return (state!, form.has("barrier") ? barrier : nil)
  }

  static func filled(_ commitment: Commitment) -> FormFields {
    FormFields([("body", commitment.body), ("due_on", commitment.dueOn.iso)])
  }
}
