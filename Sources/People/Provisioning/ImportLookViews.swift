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
  /// Why it was not taken over a moment ago.
  let refusal: String?
  let me: ID<Person>

  private var plan: PeoplePlan { look.plan }

  var html: HTML {
    """
    \(PageHead(
      say("Import people"), lede: HTML(text: lede),
      crumbs: [
        Crumb(say("Administration"), AdminURL.home), Crumb(say("Import people"), AdminURL.importPeople), Crumb(look.fileName),
      ]))
    \(ImportWay(now: 1))
    \(optional: refusal.map { Notice(.refuse, HTML(text: $0), isNews: true) })
    \(outcome)
    \(if: !plan.errors.isEmpty, problems.html)
    \(mapping)
    \(if: !plan.warnings.isEmpty, warnings.html)
    \(if: plan.isPossible, ImportChanges(plan: plan).html)
    \(if: plan.isPossible, ImportApplication(look: look, me: me).html)
    """
  }

  private var lede: String {
    let lines = say(count: look.table.rows.count, one: "\(look.table.rows.count) line", other: "\(look.table.rows.count) lines")
    return say("\(look.fileName): \(lines), read as \(look.table.encoding). Nothing has been changed yet.")
  }

  private var outcome: Notice {
    let count = plan.errors.count
    if count > 0 {
      return Notice(
        .refuse,
        HTML(text: say(
          count: count, one: "One error. Correct it in the file or choose other columns; nothing is taken over before.",
          other: "\(count) errors. Correct them in the file or choose other columns; nothing is taken over before.")))
    }
    if plan.deeds.isEmpty, plan.missing.isEmpty {
      return Notice(.good, HTML(text: say("Nothing would change: everybody is as the list says.")))
    }
    let departments = say(
      count: plan.departments.count, one: "One new department.", other: "\(plan.departments.count) new departments.")
    return Notice(
      .info,
      HTML(text: say("It would be \(plan.summary).") + (plan.departments.isEmpty ? "" : " " + departments)))
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
          <div class="mapping">\(look.table.header.indices.map { field($0, state) })</div>
          \(domain)
          """, actions: "\(Button(say("Look again")))"))
      """
  }

  private var stored: FormFields {
    var form = FormFields([("mail_domain", look.choices.mailDomain)])
    for place in look.table.header.indices {
      form.set("column-\(place)", look.choices.mapping.column(at: place)?.rawValue ?? "")
    }
    return form
  }

  private func field(_ place: Int, _ state: FormState) -> HTML {
    let name = look.table.header[place]
    let examples = look.table.examples(place)
    let hint = examples.isEmpty ? say("Empty on every line.") : say("Such as \(examples.joined(separator: "; "))")
    let options = [FieldOption("", say("Not taken"))] + PersonColumn.allCases.map { FieldOption($0.rawValue, $0.label) }
    return Field(
      "column-\(place)", name.isEmpty ? say("Column \(place + 1)") : name, .select(options), in: state, hint: hint
    ).html
  }
}

/// Who would be added and what would become different.
struct ImportChanges: View {
  let plan: PeoplePlan
  static let most = 100

  var html: HTML {
    if plan.deeds.isEmpty { return HTML() }
    let rest = plan.deeds.count - ImportChanges.most
    return LedgerSection(
      say("What would change"), id: "changes",
      """
      \(if: !plan.departments.isEmpty, "<p>\(say("New departments: \(Told.list(plan.departments.map(\.name))).")) </p>")
      \(table)
      \(if: rest > 0, "<p class=\"faint\">\(say("And \(rest) more people."))</p>")
      """
    ).html
  }

  private var table: Table {
    Table(
      say("What would change"),
      columns: [
        Table.Column(say("Line"), .number), Table.Column(say("Person"), .head), Table.Column(say("E-mail")),
        Table.Column(say("What")),
      ],
      rows: plan.deeds.prefix(ImportChanges.most).map { line in
        [
          HTML(text: String(line.line)), HTML(text: line.person.name), HTML(text: line.person.email),
          HTML(text: ImportWords.what(line)),
        ]
      }, isWide: true)
  }
}
