import Essentials

/// What may be typed of a job role. Skills that are added are named, because people know names and not identities.
struct JobRoleDraft: Sendable, Equatable {
  var name = ""
  var track = ""
  var family = ""
  var about = ""
  /// 0 for those that it does not need any more.
  var targets: Targets = [:]
  var added: [Addition] = []

  struct Addition: Sendable, Equatable {
    let field: String
    let skill: String
    let level: Level
  }

  init() {}

  init(_ role: JobRole, _ targets: Targets) {
    (name, track, family, about, self.targets) = (role.name, role.track, role.family, role.about, targets)
  }
}

enum JobRoleForm {
  /// So many skills can be added at once.
  static let additions = 3

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
    for (name, value) in form.having("level_").items {
      guard let skill = ID<Skill>(name) else { continue }
      guard let level = Int(value).flatMap(Level.init) else {
        errors.add("level_\(name)", say("Level: choose one of the five."))
        continue
      }
      draft.targets[skill] = level
    }
    for place in 1...additions { add(form, place, &draft, &errors) }
    try errors.throwIfAny()
    return draft
  }

  private static func add(
    _ form: FormFields, _ place: Int, _ draft: inout JobRoleDraft, _ errors: inout FieldErrors
  ) {
    let field = "add_\(place)"
    let name = SkillForm.line(form[field])
    guard !name.isEmpty else { return }
    guard name.count <= SkillLimits.name, let level = Int(form["add_level_\(place)"]).flatMap(Level.init),
      level > .zero
    else {
      errors.add(
        "add_level_\(place)", say("Level: choose the level of “\(String(name.prefix(60)))” that is needed."))
      return
    }
    draft.added.append(JobRoleDraft.Addition(field: field, skill: name, level: level))
  }

  static func filled(_ draft: JobRoleDraft) -> FormFields {
    let levels = draft.targets.filter { $0.value > .zero }.sorted { $0.key < $1.key }
    return FormFields(
      [("name", draft.name), ("track", draft.track), ("family", draft.family), ("about", draft.about)]
        + levels.map { ("level_\($0.key)", String($0.value.rawValue)) })
  }
}
