import Essentials
import Web

/// The parts of the organisation and how many people are in each.
struct DepartmentsPage: View {
  let lines: [DepartmentLine]
  let form: FormFields
  let errors: FieldErrors

  var html: HTML {
    """
    \(PageHead(
      say("Departments"), lede: HTML(text: say("People belong to one of them. An import of people adds those it names.")),
      crumbs: [Crumb(say("Administration"), AdminURL.home), Crumb(say("Departments"))]))
    \(lines.isEmpty ? nothing.html : list)
    \(LedgerSection(say("Add a department"), id: "add", addForm))
    """
  }

  private var nothing: Empty {
    Empty(
      say("There are no departments yet."),
      text: HTML(text: say("Add the first below, or import your people with theirs.")))
  }

  private var list: HTML {
    Table(
      say("Departments"),
      columns: [Table.Column(say("Department"), .head), Table.Column(say("People"), .number)],
      rows: lines.map { line in
        [
          "<a href=\"\(AdminURL.department(line.department.id))\">\(line.department.name)</a>",
          "\(Told.number(line.active))\(optional: gone(line))",
        ]
      }
    ).html
  }

  private func gone(_ line: DepartmentLine) -> HTML? {
    line.deactivated == 0
      ? nil : "<br><span class=\"faint\">\(say("and \(line.deactivated) deactivated"))</span>"
  }

  private var addForm: HTML {
    let state = FormState(form, errors: errors)
    return Form(
      to: AdminURL.departments, state,
      fields: "\(Field("name", say("Name"), in: state, isRequired: true, max: PersonLimits.department))",
      actions: "\(Button(say("Add the department"), .main))"
    ).html
  }
}

/// One department: its name, and where its people go when it ends.
struct DepartmentPage: View {
  let department: Department
  let people: Int
  let others: [Department]
  let form: FormFields
  let errors: FieldErrors

  var html: HTML {
    """
    \(PageHead(
      department.name, lede: "<a href=\"\(PersonURL.department(department.id))\">\(DirectoryWords.count(Amount(people)))</a>",
      crumbs: [
        Crumb(say("Administration"), AdminURL.home), Crumb(say("Departments"), AdminURL.departments), Crumb(department.name),
      ]))
    \(LedgerSection(say("Name"), id: "rename", .margin, renameForm))
    \(if: !others.isEmpty, LedgerSection(say("Merge"), id: "merge", .margin, mergeForm).html)
    \(LedgerSection(say("Remove"), id: "remove", .margin, removal))
    """
  }

  private var renameForm: HTML {
    let state = FormState(form, errors: errors)
    return Form(
      to: AdminURL.department(department.id), method: .put, state,
      fields: "\(Field("name", say("Name"), in: state, isRequired: true, max: PersonLimits.department))",
      actions: "\(Button(say("Rename the department"), .main))"
    ).html
  }

  private var mergeForm: HTML {
    let state = FormState(form, errors: errors["into"] == nil ? FieldErrors() : errors, prefix: "m")
    let options =
      [FieldOption("", say("Choose a department"))] + others.map { FieldOption($0.id.text, $0.name) }
    return """
      <p>\(say("Everybody in \(department.name) moves over, and \(department.name) is gone. That cannot be taken back."))</p>
      \(Form(
        to: AdminURL.merger(department.id), state,
        fields: "\(Field("into", say("Merge into"), .select(options), in: state))",
        actions: "\(Button(say("Merge the departments")))"))
      """
  }

  private var removal: HTML {
    if people > 0 {
      return "<p>\(DepartmentRefusal.notEmpty(department.name, people: people).sentence)</p>"
    }
    return """
      <p>\(say("Nobody is in it."))</p>
      \(ButtonForm(say("Remove the department"), to: AdminURL.department(department.id), method: .delete, .danger))
      """
  }
}
