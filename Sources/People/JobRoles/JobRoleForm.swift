import Essentials

/// What may be typed of a job role. Skills that are added are named, because people know names and not identities.
struct JobRoleDraft: Sendable, Equatable {
  var name = ""
  var track = ""
  var family = ""
  var about = ""
  /// 0 for those that it does not need any more.
  var targets: Targets = [:]
  var added: [TargetForm.Addition] = []

  init() {}

  init(_ role: JobRole, _ targets: Targets) {
    (name, track, family, about, self.targets) = (role.name, role.track, role.family, role.about, targets)
  }
}

enum JobRoleForm {
  static func draft(_ form: FormFields) throws(FieldErrors) -> JobRoleDraft {
    var (draft, errors) = (JobRoleDraft(), FieldErrors())
    func line(_ field: String, _ label: String, required: Bool = false) -> String {
      SkillForm.line(
        Check.text(form, field, named: label, max: SkillLimits.name, required: required, &errors) ?? "")
    }
    draft.name = line("name", say("Name"), required: true)
    draft.track = line("track", say("Line of work"))
    draft.family = line("family", say("Family"))
    draft.about =
      Check.text(form, "about", named: say("Description"), max: SkillLimits.text, required: false, &errors)
      ?? ""
    (draft.targets, draft.added) = TargetForm.read(form, &errors)
    try errors.throwIfAny()
    return draft
  }

  static func filled(_ draft: JobRoleDraft) -> FormFields {
    FormFields(
      [("name", draft.name), ("track", draft.track), ("family", draft.family), ("about", draft.about)]
        + TargetForm.filled(draft.targets))
  }
}
