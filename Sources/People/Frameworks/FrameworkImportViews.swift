import Essentials
import Web

/// First page: the framework is chosen or pasted.
struct FrameworkImportStartPage: View {
  let form: FormFields
  let errors: FieldErrors
  /// What the frameworks are called that are here.
  let present: [String]

  var html: HTML {
    """
    \(PageHead(
      say("Import a framework"),
      lede: HTML(text: say("Skills with what their levels mean, and which level each job role needs. Nothing changes before you have seen what would.")),
      crumbs: [Crumb(say("Frameworks"), FrameworkURL.list), Crumb(say("Import"))], tools: ImportWay(now: 0).html))
    \(LedgerSection(say("The lists"), id: "list", .margin, upload))
    \(columns)\(promises)
    """
  }

  private var upload: HTML {
    let state = FormState(form, errors: errors)
    let isPasted = !state.fields["text"].isEmpty || errors["text"] != nil
    let types = ".csv,.txt,.tsv,text/csv,text/plain"
    return Form(
      to: FrameworkImportURL.start, state, upload: true,
      fields: """
        \(Field("file", say("The skills"), .file(accept: types + ",.json,application/json"), in: state, hint: say("CSV with one skill a line, or a whole framework as JSON.")).unmarked)
        \(Fold(say("Paste the list instead"), isOpen: isPasted, Field("text", say("The list"), .area(rows: 8), in: state, hint: say("With its header line. Cells copied from a spreadsheet work too."), look: .wide).html))
        \(Field("roles", say("What job roles need"), .file(accept: types), in: state, hint: say("CSV with one line for each level that a role needs: role, skill, level.")))
        \(Field("name", say("Framework"), .suggest(present), in: state, hint: say("What it is called here. One that is here already is brought up to date; without a name it is called as its file."), max: SkillLimits.name))
        \(ImportEncoding(state: state))
        """, actions: Button(say("Look at the lists"), .main).html
    ).html
  }

  private var columns: LedgerSection {
    LedgerSection(
      say("What is read"), id: "columns", .margin,
      """
      <p>\(say("The header line names the columns; you can correct what is taken as what on the next page."))</p>
      \(Facts([
        (say("Skills"), HTML(text: Told.list(SkillColumn.allCases.filter { $0 != .parent }.map(\.label)) + ".")),
        (say("Job roles"), HTML(text: Told.list(TargetColumn.allCases.map(\.label)) + ".")),
        (say("Levels"), HTML(text: say("0 to 4, by number or by the framework’s own names. A header such as “Level 2: Working” names the level, too."))),
      ]))
      """)
  }

  private var promises: LedgerSection {
    LedgerSection(
      say("What happens"), id: "promises", .margin,
      Facts(
        [
          (
            say("Found"),
            HTML(text: say("Skills are recognised by their code, then by their name; job roles by name."))
          ),
          (
            say("Kept"),
            HTML(text: say("What people have of a skill stays with it, also when it is renamed."))
          ),
          (
            say("Missing"),
            HTML(
              text: say(
                "What the lists no longer name stays in use unless you choose otherwise; nothing is deleted.")
            )
          ),
          (say("Careful"), HTML(text: say("It is all or nothing: with one error nothing is taken over."))),
        ], .words
      ).html)
  }
}
