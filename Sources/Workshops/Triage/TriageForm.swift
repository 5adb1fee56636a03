import Essentials

/// What is typed on the board.
enum TriageForm {
  static func read(_ form: FormFields) throws(FieldErrors) -> (
    ids: [ID<Topic>], move: TriageMove, reason: String
  ) {
    var errors = FieldErrors()
    let ids = form.all("topic").prefix(TriageBoard.pageSize).compactMap { ID<Topic>($0) }
    if ids.isEmpty { errors.add("topic", say("Choose at least one topic.")) }
    let move = Check.choice(form, "move", named: say("What to do"), of: TriageMove.self, &errors)
    let reason = Check.text(
      form, "reason", named: say("Reason"), max: TopicForm.reasonMax, required: move == .decline, &errors)
    try errors.throwIfAny()
    return (ids, move!, reason!)
  }
}
