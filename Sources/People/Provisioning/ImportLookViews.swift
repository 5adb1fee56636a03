import Essentials
import Web

/// A file that was read, with what is decided about it and what it would do.
struct ImportLook: Sendable {
  let id: ID<ImportDraft>
  let fileName: String
  let table: ImportTable
  let choices: PeopleChoices
  let plan: PeoplePlan
}

/// Second page: what is taken as what, what is wrong, what would change.
struct ImportLookPage: View {
  let look: ImportLook
  /// The mapping as it was typed, where it could not be taken.
  let form: FormFields?
  let errors: FieldErrors
  /// Who of those missing was ticked before it was refused.
  let ticked: FormFields
  /// Why it was not taken over a moment ago.
  let refusal: String?
  let me: ID<Person>

  private var plan: PeoplePlan { look.plan }

  var html: HTML {
    """
    \(PageHead(
      title, lede: HTML(text: lede),
      crumbs: [
        Crumb(say("Administration"), AdminURL.home), Crumb(say("Import people"), AdminURL.importPeople), Crumb(look.fileName),
      ], tools: ImportWay(now: 1).html))
    \(optional: refusal.map { Notice(.refuse, HTML(text: $0), isNews: true) })
    \(UntakenColumns(table: look.table) { look.choices.mapping.column(at: $0) != nil })
    \(if: !plan.isPossible, "\(problems)\(mapping)")
    \(if: !plan.warnings.isEmpty, warnings.html)
    \(if: plan.isPossible, "\(ImportApplication(look: look, me: me, ticked: ticked))\(ImportChanges(plan: plan))\(mapping)")
    """
  }

  /// What would come of it is the heading.
  private var title: String {
    let errors = plan.errors.count
    if errors > 0 {
      return say(count: errors, one: "One error to correct", other: "\(errors) errors to correct")
    }
    switch (plan.added, plan.changed) {
    case (0, 0): return say("Everybody is as the list says")
    case (let added, 0):
      return say(count: added, one: "One person would be added", other: "\(added) people would be added")
    case (0, let changed):
      return say(
        count: changed, one: "One person would be changed", other: "\(changed) people would be changed")
    case (let added, let changed): return say("\(added) would be added, \(changed) changed")
    }
  }

  private var lede: String {
    let lines = say(
      count: look.table.rows.count, one: "\(look.table.rows.count) line",
      other: "\(look.table.rows.count) lines")
    let file = say("\(look.fileName), \(lines), read as \(look.table.encoding).")
    if !plan.isPossible {
      return say(
        "\(file) Nothing is taken over before all of it is right: correct the file, or choose other columns.")
    }
    let moved = plan.addressChanges.count
    return [
      say("\(file) Nothing has been changed yet: it would be \(plan.summary)."),
      moved == 0
        ? ""
        : say(
          count: moved,
          one: "One person gets another address: both addresses are told, and all their browsers signed out.",
          other:
            "\(moved) people get another address: both addresses of each are told, and all their browsers signed out."
        ),
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var problems: LedgerSection {
    LedgerSection(say("Errors"), id: "errors", "\(RowErrorTable(title: say("Errors"), errors: plan.errors))")
  }

  private var warnings: LedgerSection {
    LedgerSection(
      say("Worth a look"), id: "warnings", note: HTML(text: say("These do not stand in the way.")),
      "\(RowErrorTable(title: say("Worth a look"), errors: plan.warnings))")
  }

  private var mapping: LedgerSection {
    LedgerSection(
      say("Columns"), id: "columns", note: HTML(text: say("What each column of the file is taken as.")),
      "\(ImportMapping(look: look, form: form, errors: errors))")
  }
}

/// A choice for each column of the file.
struct ImportMapping: View {
  let look: ImportLook
  let form: FormFields?
  let errors: FieldErrors

  var html: HTML {
    let state = FormState(form ?? stored, errors: errors)
    let domain = Field(
      "mail_domain", say("Mail domain"), in: state,
      hint: say("Only for lists with login names: it makes ken0@example.org of HQ\\ken0."), look: .short)
    return """
      \(Form(
        to: PeopleImportURL.draft(look.id), method: .put, state, isWide: true,
        fields: """
          \(MappingFields(look.table, PersonColumn.self, in: state))
          \(domain)
          """, actions: "\(Button(say("Look again")))"))
      """
  }

  private var stored: FormFields {
    var form = FormFields([("mail_domain", look.choices.mailDomain)])
    MappingFields.fill(&form, look.choices.mapping, look.table)
    return form
  }
}

/// Who would be added and what would become different.
struct ImportChanges: View {
  let plan: PeoplePlan
  /// So many are shown at once; the rest unfolds, and of a very long one the terminal shows all.
  static let most = 25
  static let mostUnfolded = 2000

  var html: HTML {
    let deeds = plan.deeds
    if deeds.isEmpty { return HTML() }
    let rest = Array(deeds.dropFirst(ImportChanges.most).prefix(ImportChanges.mostUnfolded))
    let others = deeds.count - ImportChanges.most
    return LedgerSection(
      say("What would change"), id: "changes",
      """
      \(if: !plan.departments.isEmpty, "<p>\(say("New departments: \(Told.list(plan.departments.map(\.name))).")) </p>")
      \(table(say("What would change"), Array(deeds.prefix(ImportChanges.most))))
      \(if: !rest.isEmpty, Fold(say(count: others, one: "One more", other: "\(others) more"), table(say("More of what would change"), rest).html).html)
      \(if: others > rest.count, "<p class=\"faint\">\(say("The first \(ImportChanges.most + rest.count) are shown."))</p>")
      """
    ).html
  }

  private func table(_ caption: String, _ deeds: [PlannedPerson]) -> Table {
    Table(
      caption,
      columns: [
        Table.Column(say("Line"), .number), Table.Column(say("Person"), .head), Table.Column(say("E-mail")),
        Table.Column(say("What")),
      ],
      rows: deeds.map { line in
        [
          HTML(text: String(line.line)), HTML(text: line.person.name), HTML(text: line.person.email),
          HTML(text: ImportWords.what(line)),
        ]
      }, isWide: true)
  }
}
