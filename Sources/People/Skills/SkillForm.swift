import Essentials

/// What may be typed of a skill.
struct SkillDraft: Sendable, Equatable {
  var name = ""
  var code = ""
  /// The group with those around it, `Data > Databases`; empty for none.
  var group = ""
  var about = ""
  var also: [String] = []
  var texts = ["", "", "", ""]
  var isCritical = false
  var because = ""
}

enum SkillForm {
  static func draft(_ form: FormFields) throws(FieldErrors) -> SkillDraft {
    var (draft, errors) = (SkillDraft(), FieldErrors())
    func text(_ field: String, _ label: String, _ max: Int, required: Bool = false) -> String {
      Check.text(form, field, named: label, max: max, required: required, &errors) ?? ""
    }
    draft.name = line(text("name", say("Name"), SkillLimits.name, required: true))
    draft.code = line(text("code", say("Code"), SkillLimits.code))
    draft.group = line(text("group", say("Group"), SkillLimits.path))
    draft.about = text("about", say("Description"), SkillLimits.text)
    draft.also = text("also", say("Other names"), SkillLimits.also).split { $0.isNewline || $0 == "|" }
      .map { line(String($0)) }.filter { !$0.isEmpty }
    for level in Level.described {
      draft.texts[level.rawValue - 1] = text(
        "text_\(level.rawValue)", say("Level \(level.rawValue)"), SkillLimits.text)
    }
    draft.isCritical = form.has("critical")
    draft.because = line(text("because", say("Why it is critical"), SkillLimits.because))
    if draft.isCritical, draft.because.isEmpty, errors["because"] == nil {
      errors.add(
        "because", say("Why it is critical is empty. Say what stops without it, so that others can judge."))
    }
    if !draft.isCritical, !draft.because.isEmpty {
      errors.add(
        "because",
        say("Why it is critical is written, but not ticked. Tick that work stops without it, or clear this."))
    }
    try errors.throwIfAny()
    return draft
  }

  static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static func filled(_ draft: SkillDraft) -> FormFields {
    var form = FormFields([
      ("name", draft.name), ("code", draft.code), ("group", draft.group), ("about", draft.about),
      ("also", draft.also.joined(separator: "\n")), ("because", draft.because),
    ])
    for level in Level.described { form.set("text_\(level.rawValue)", draft.texts[level.rawValue - 1]) }
    if draft.isCritical { form.set("critical", "yes") }
    return form
  }

  /// What stands at a field by now, for whoever saves an old form.
  static func keptNow(_ field: String, _ value: String) -> String {
    value.isEmpty || field == "critical"
      ? say(
        "Somebody else has changed this meanwhile, and this is not what is kept. Save again if it is right.")
      : say(
        "Somebody else has changed this meanwhile. “\(String(value.prefix(200)))” is kept here. Save again if yours is right."
      )
  }
}

/// What may be typed of a framework.
enum FrameworkForm {
  static func change(_ framework: Framework, by form: FormFields) throws(FieldErrors) -> Framework {
    var (changed, errors) = (framework, FieldErrors())
    changed.name = SkillForm.line(
      Check.text(form, "name", named: say("Name"), max: SkillLimits.name, &errors) ?? "")
    changed.source =
      Check.text(form, "source", named: say("Source"), max: SkillLimits.source, required: false, &errors)
      ?? ""
    changed.levels = FrameworkImportForm.levels(form, &errors)
    try errors.throwIfAny()
    return changed
  }

  static func filled(_ framework: Framework) -> FormFields {
    FormFields(
      [("name", framework.name), ("source", framework.source)]
        + Level.allCases.map { ("level_\($0.rawValue)", framework.levels[$0]) })
  }
}
