import Essentials
import Web

/// The steps of an import, shown on each of its pages.
public struct ImportWay: View {
  let now: Int

  /// `now` is the place of the step, from 0.
  public init(now: Int) { self.now = now }

  public var html: HTML {
    Way(
      say("Where the import stands"),
      steps: [say("Choose the list"), say("Look at it"), say("Take it over")],
      now: now
    ).html
  }
}

/// What a file was written in, for the few of which it cannot be found out.
public struct ImportEncoding: View {
  let state: FormState

  public init(state: FormState) { self.state = state }

  public var html: HTML {
    let pages = CodePage.allCases.map { FieldOption($0.rawValue, $0.word) }
    return Field(
      "encoding", say("Encoding"), .select([FieldOption("", say("Find out"))] + pages), in: state,
      hint: say("Say it only if names come out wrong: old programs do not write it into the file."),
      look: .short
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
      crumbs: [Crumb(say("Administration"), AdminURL.home), Crumb(say("Import people"))], tools: ImportWay(now: 0).html))
    \(LedgerSection(say("The list"), id: "list", .margin, upload))
    \(columns)\(promises)
    """
  }

  private var upload: HTML {
    let state = FormState(form, errors: errors)
    return Form(
      to: PeopleImportURL.start, state, upload: true,
      fields: """
        \(Field("file", say("The list as a file"), .file(accept: ".csv,.txt,.tsv,text/csv,text/plain"), in: state, hint: say("CSV, as spreadsheets and personnel systems export it: commas, semicolons or tabs, UTF-8, UTF-16 or Windows.")).unmarked)
        \(ImportEncoding(state: state))
        \(Fold(say("Paste the list instead"), isOpen: state.fields.has("text") && !state.fields["text"].isEmpty || errors["text"] != nil, Field("text", say("The list"), .area(rows: 8), in: state, hint: say("With its header line. Cells copied from a spreadsheet work too."), look: .wide).html))
        """, actions: "\(Button(say("Look at the list"), .main))"
    ).html
  }

  private var columns: LedgerSection {
    LedgerSection(
      say("What is read"), id: "columns", .margin,
      """
      <p>\(say("The header line names the columns; on the next page you correct what is taken as what."))</p>
      \(Facts([
        (say("Needed"), HTML(text: say("E-mail; for people who are here already a staff number is enough."))),
        (say("Read"), HTML(text: Told.list(PersonColumn.allCases.filter { $0 != .email && $0 != .tree }.map(\.label)) + ".")),
        (say("Managers"), HTML(text: say("By address, staff number or name, in any order; or by their place in a tree."))),
      ]))
      """)
  }

  private var promises: LedgerSection {
    LedgerSection(
      say("What happens"), id: "promises", .margin,
      Facts(
        [
          (say("Found"), HTML(text: say("People are recognised by staff number, then by address."))),
          (say("Kept"), HTML(text: say("What people wrote about themselves is never overwritten."))),
          (
            say("Missing"),
            HTML(text: say("Whoever is not in the list stays, unless you tick them; nobody is deleted."))
          ),
          (
            say("Invited"),
            HTML(
              text: say(
                "Nobody is written to but those whose address becomes another, at both. Everybody in the list can ask for a sign-in link at the sign-in page from then on; tell them its address."
              ))
          ),
          (say("Careful"), HTML(text: say("It is all or nothing: with one error nothing is taken over."))),
        ], .words
      ).html)
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
          Table.Column(say("Line"), .head), Table.Column(say("Column")), Table.Column(say("What is wrong")),
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
