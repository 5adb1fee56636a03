import Essentials
import Web

/// Files that were read, with what is decided about them and what they would do.
struct FrameworkLook: Sendable {
  let id: ID<ImportDraft>
  let name: String
  let tables: FrameworkTables
  let choices: FrameworkChoices
  let plan: FrameworkPlan
}

/// Second page: what is taken as what, what is wrong, what would change.
struct FrameworkLookPage: View {
  let look: FrameworkLook
  /// The choices as they were typed, where they could not be taken.
  let form: FormFields?
  let errors: FieldErrors
  /// Why it was not taken over a moment ago.
  let refusal: String?

  private var plan: FrameworkPlan { look.plan }

  var html: HTML {
    """
    \(PageHead(
      look.choices.name, lede: HTML(text: lede),
      crumbs: [Crumb(say("Frameworks"), FrameworkURL.list), Crumb(say("Import"), FrameworkImportURL.start), Crumb(look.name)], tools: ImportWay(now: 1).html))
    \(optional: refusal.map { Notice(.refuse, HTML(text: $0), isNews: true) })
    \(optional: look.tables.skills.map { table in UntakenColumns(table: table) { look.choices.skills.column(at: $0) != nil } })
    \(optional: look.tables.roles.map { table in UntakenColumns(table: table) { look.choices.roles.column(at: $0) != nil } })
    \(if: !plan.isPossible, "\(table(say("Errors"), "errors", plan.errors, nil))\(mapping)")
    \(if: !plan.details.isEmpty, Notice(.info, HTML(text: plan.details.map { say("\($0.what): \(ImportWords.short($0.from)) → \(ImportWords.short($0.to))") }.joined(separator: "; "))).html)
    \(if: plan.isPossible, "\(application)\(FrameworkChanges(plan: plan))")
    \(if: !plan.warnings.isEmpty, table(say("Worth a look"), "warnings", plan.warnings, say("These do not stand in the way.")).html)
    \(if: plan.isPossible, mapping.html)
    \(ButtonForm(say("Put the list away"), to: FrameworkImportURL.draft(look.id), method: .delete, .quiet))
    """
  }

  private var lede: String {
    let count = plan.errors.count
    if count > 0 {
      return say(
        count: count,
        one: "One error. Correct it in the file or choose otherwise below; nothing is taken over before.",
        other:
          "\(count) errors. Correct them in the files or choose otherwise below; nothing is taken over before."
      )
    }
    if plan.isIdle { return say("Nothing would change: everything is as the lists say.") }
    return plan.isNew
      ? say("A new framework. \(plan.outcome.summary).")
      : say("A framework that is here. \(plan.outcome.summary).")
  }

  private func table(_ title: String, _ id: String, _ errors: [RowError], _ note: String?) -> LedgerSection {
    LedgerSection(
      title, id: id, note: note.map { HTML(text: $0) }, RowErrorTable(title: title, errors: errors).html)
  }

  private var mapping: LedgerSection {
    LedgerSection(
      say("Columns and names"), id: "columns", note: HTML(text: say("What each column is taken as.")),
      FrameworkMapping(look: look, form: form, errors: errors).html)
  }

  private var application: HTML {
    let missing = plan.missingSkills.map(\.name) + plan.missingRoles.map(\.name)
    if plan.isIdle && missing.isEmpty { return HTML() }
    let state = FormState(FormFields(look.choices.retires ? [("retire", "yes")] : []), prefix: "a")
    return LedgerSection(
      say("Take it over"), id: "apply",
      Form(
        to: FrameworkImportURL.application(look.id), state, isWide: true,
        fields: """
          \(Hidden("fingerprint", plan.fingerprint))
          \(if: !missing.isEmpty, gone(missing, state))
          """,
        actions: Button(plan.isNew ? say("Take the framework over") : say("Bring it up to date"), .main).html
      ).html
    ).html
  }

  /// What the lists no longer name, and whether it goes out of use.
  private func gone(_ missing: [String], _ state: FormState) -> HTML {
    let names: HTML = "<ul class=\"countlist\">\(missing.map { "<li>\($0)</li>" as HTML })</ul>"
    let lede = say(
      count: missing.count, one: "One thing is here that the lists do not name.",
      other: "\(missing.count) things are here that the lists do not name.")
    return """
      <p>\(lede)</p>\(missing.count > 12 ? Fold(say("Show them"), names).html : names)
      \(CheckField("retire", say("Take them out of use"), in: state, hint: say("Without this they stay as they are. Nothing is deleted, and what is out of use can come back.")))
      """
  }
}

/// A choice for each column of both lists, and what the framework is called.
struct FrameworkMapping: View {
  let look: FrameworkLook
  let form: FormFields?
  let errors: FieldErrors

  var html: HTML {
    let state = FormState(form ?? stored, errors: errors)
    return Form(
      to: FrameworkImportURL.draft(look.id), method: .put, state, isWide: true,
      fields: """
        \(FieldGroup(say("The framework"), "\(FrameworkFields(state: state))"))
        \(optional: look.tables.skills.map { FieldGroup(say("Skills"), MappingFields($0, SkillColumn.self, in: state).html) })
        \(optional: look.tables.roles.map { FieldGroup(say("Job roles"), MappingFields($0, TargetColumn.self, in: state, prefix: FrameworkImportForm.rolePrefix).html) })
        """, actions: Button(say("Look again")).html
    ).html
  }

  private var stored: FormFields {
    let choices = look.choices
    var form = FormFields([("name", choices.name), ("source", choices.source)])
    for level in Level.allCases { form.set("level_\(level.rawValue)", choices.levels[level]) }
    MappingFields<SkillColumn>.fill(&form, choices.skills, look.tables.skills)
    MappingFields<TargetColumn>.fill(
      &form, choices.roles, look.tables.roles, prefix: FrameworkImportForm.rolePrefix)
    return form
  }
}
