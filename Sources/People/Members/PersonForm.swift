import Essentials

/// What people may type about themselves, and administrators about anybody.
enum PersonForm {
  /// What somebody may change of their own: not the address they sign in with, their staff number, their job
  /// title, and who leads them: whose word on their skills counts before others' is not theirs to choose.
  static func profile(_ form: FormFields, of draft: PersonDraft) throws(FieldErrors) -> PersonDraft {
    var draft = draft
    var errors = FieldErrors()
    read(form, into: &draft, &errors)
    try errors.throwIfAny()
    return draft
  }

  /// Everything, for administrators; `zone` is the organisation's.
  static func whole(_ form: FormFields, zone: Zone) throws(FieldErrors) -> PersonDraft {
    var errors = FieldErrors()
    var draft = PersonDraft(email: "", name: "", zone: zone)
    if let email = Check.email(form, "email", named: say("E-mail address"), &errors) { draft.email = email }
    let number = line(form, "external_id", say("Staff number"), PersonLimits.externalID, false, &errors)
    draft.externalID = number.isEmpty ? nil : number
    draft.jobTitle = line(form, "title", say("Job title"), PersonLimits.title, false, &errors)
    draft.manager = line(form, "manager", say("Manager"), 380, false, &errors)
    read(form, into: &draft, &errors)
    try errors.throwIfAny()
    return draft
  }

  static func filled(_ draft: PersonDraft) -> FormFields {
    FormFields([
      ("email", draft.email), ("external_id", draft.externalID ?? ""), ("title", draft.jobTitle),
      ("name", draft.name),
      ("pronouns", draft.pronouns), ("department", draft.department?.text ?? ""),
      ("location", draft.location),
      ("zone", draft.zone.name), ("manager", draft.manager), ("about", draft.about),
      ("teaches", draft.teaches),
      ("wants", draft.wants),
    ])
  }

  private static func read(_ form: FormFields, into draft: inout PersonDraft, _ errors: inout FieldErrors) {
    draft.name = line(form, "name", say("Name"), PersonLimits.name, true, &errors)
    draft.pronouns = line(form, "pronouns", say("Pronouns"), PersonLimits.pronouns, false, &errors)
    draft.location = line(form, "location", say("Location"), PersonLimits.location, false, &errors)
    draft.about = text(form, "about", say("About"), PersonLimits.about, &errors)
    draft.teaches = text(form, "teaches", say("What can be learned here"), PersonLimits.words, &errors)
    draft.wants = text(form, "wants", say("What is wanted"), PersonLimits.words, &errors)
    if let zone = Check.zone(form, "zone", named: say("Time zone"), &errors) { draft.zone = zone }
    draft.department = department(form, &errors)
  }

  private static func department(_ form: FormFields, _ errors: inout FieldErrors) -> ID<Department>? {
    let typed = form["department"]
    if typed.isEmpty { return nil }
    guard let id = ID<Department>(typed) else {
      errors.add("department", say("Department: choose one from the list, or none."))
      return nil
    }
    return id
  }

  private static func line(
    _ form: FormFields, _ field: String, _ label: String, _ max: Int, _ isRequired: Bool,
    _ errors: inout FieldErrors
  ) -> String {
    let text = Check.text(form, field, named: label, max: max, required: isRequired, &errors) ?? ""
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func text(
    _ form: FormFields, _ field: String, _ label: String, _ max: Int, _ errors: inout FieldErrors
  ) -> String {
    Check.text(form, field, named: label, max: max, required: false, &errors) ?? ""
  }
}
