import Essentials
import Web

/// The steps of an import, shown on each of its pages.
public struct ImportWay: View {
  let now: Int

  /// `now` is the place of the step, from 0.
  public init(now: Int) { self.now = now }

  public var html: HTML {
    Way(
      say("Where the import stands"), steps: [say("Choose the list"), say("Check what would change"), say("Take it over")],
      now: now
    ).html
  }
}

/// First page: the list is chosen or pasted.
struct ImportStartPage: View {
  let form: FormFields
  let errors: FieldErrors

  var html: HTML {
    """
    \(PageHead(
      say("Import people"),
      lede: HTML(text: say("Take over the list your organisation has. Nothing changes before you have seen what would.")),
      crumbs: [Crumb(say("Administration"), AdminURL.home), Crumb(say("Import people"))]))
    \(ImportWay(now: 0))
    \(Columns(main: upload, side: "\(columns)\(promises)"))
    """
  }

  private var upload: HTML {
    let state = FormState(form, errors: errors)
    return Form(
      to: PeopleImportURL.start, state, upload: true,
      fields: """
        \(Field("file", say("The list as a file"), .file(accept: ".csv,.txt,.tsv,text/csv,text/plain"), in: state, hint: say("CSV, as spreadsheets and personnel systems export it: commas, semicolons or tabs, UTF-8, UTF-16 or Windows.")))
        \(Fold(say("Paste the list instead"), isOpen: state.fields.has("text") && !state.fields["text"].isEmpty || errors["text"] != nil, Field("text", say("The list"), .area(rows: 8), in: state, hint: say("With its header line. Cells copied from a spreadsheet work too."), look: .wide).html))
        """, actions: "\(Button(say("Look at the list"), .main))"
    ).html
  }

  private var columns: LedgerAside {
    LedgerAside(
      say("What is read"),
      """
      <p>\(say("The header line names the columns; you can correct what is taken as what on the next page."))</p>
      \(Facts([
        (say("Needed"), HTML(text: say("e-mail, or a staff number for people who are here already"))),
        (say("Read"), HTML(text: say("name, job title, department, location, time zone, manager, staff number, pronouns, about, teaches, wants"))),
      ]))
      """)
  }

  private var promises: LedgerAside {
    LedgerAside(
      say("What happens"),
      """
      \(Facts([
        (say("Found"), HTML(text: say("People are recognised by staff number, then by address."))),
        (say("Kept"), HTML(text: say("What people wrote about themselves is never overwritten."))),
        (say("Missing"), HTML(text: say("Whoever is not in the list stays, unless you tick them; nobody is deleted."))),
        (say("All or nothing"), HTML(text: say("With one error nothing is taken over."))),
      ], .words))
      """)
  }
}

/// Problems of a file, in the order of its lines.
public struct RowErrorTable: View {
  let title: String
  let errors: [RowError]
  static let most = 100

  public init(title: String, errors: [RowError]) { (self.title, self.errors) = (title, errors) }

  public var html: HTML {
    let rest = errors.count - RowErrorTable.most
    return """
      \(Table(
        title,
        columns: [
          Table.Column(say("Line"), .number), Table.Column(say("Column")), Table.Column(say("What is wrong"), .head),
          Table.Column(say("What would be right")),
        ],
        rows: errors.prefix(RowErrorTable.most).map { error in
          [
            HTML(text: error.line.map { String($0) } ?? ""), HTML(text: error.column ?? ""), HTML(text: error.wrong),
            HTML(text: error.right),
          ]
        }, isWide: true))
      \(if: rest > 0, "<p class=\"faint\">\(say("And \(rest) more of them."))</p>")
      """
  }
}
