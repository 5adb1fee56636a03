import Essentials
import People
import Web

/// First page: the list is chosen or pasted, and with it the votes.
struct TopicImportStartPage: View {
  let form: FormFields
  let errors: FieldErrors

  var html: HTML {
    """
    \(PageHead(
      say("Import topics"),
      lede: HTML(text: say("Bring the wishes you have gathered elsewhere, and who stood behind them. Nothing changes before you have seen what would.")),
      crumbs: [Crumb(say("Topics"), TopicURL.list), Crumb(say("Import topics"))], tools: ImportWay(now: 0).html))
    \(LedgerSection(say("The list"), id: "list", .margin, upload))
    \(columns)\(promises)\(along)
    """
  }

  private var along: LedgerSection {
    LedgerSection(
      say("Take them along"), id: "along", .margin,
      """
      <p>\(say("All topics that are here, with their states, in columns that this page reads again."))</p>
      <ul class="linklist"><li><a href="\(TopicImportURL.csv)">\(say("As CSV, for a spreadsheet"))</a></li>
      <li><a href="\(TopicImportURL.json)">\(say("As JSON, for a program"))</a></li></ul>
      """)
  }

  private var upload: HTML {
    let state = FormState(form, errors: errors)
    let isPasted = !state.fields["text"].isEmpty || errors["text"] != nil
    let types = ".csv,.txt,.tsv,text/csv,text/plain"
    return Form(
      to: TopicImportURL.start, state, upload: true,
      fields: """
        \(Field("file", say("The topics"), .file(accept: types), in: state, hint: say("CSV, as spreadsheets and polls export it: commas, semicolons or tabs, UTF-8, UTF-16 or Windows.")).unmarked)
        \(Fold(say("Paste the topics instead"), isOpen: isPasted, Field("text", say("The list"), .area(rows: 8), in: state, hint: say("With its header line. Cells copied from a spreadsheet work too."), look: .wide).html))
        \(Field("votes", say("The votes"), .file(accept: types), in: state, hint: say("One line for each vote: who, which topic, and 1 for “I need this”. Where somebody voted several times, the last one counts.")))
        \(ImportEncoding(state: state))
        \(TopicImportDecisions(state: state))
        """, actions: "\(Button(say("Look at the list"), .main))"
    ).html
  }

  private var columns: LedgerSection {
    LedgerSection(
      say("What is read"), id: "columns", .margin,
      """
      <p>\(say("The header line names the columns; you can correct what is taken as what on the next page."))</p>
      \(Facts([
        (say("Needed"), HTML(text: say("What people want to learn."))),
        (say("Read"), HTML(text: say("Number, what would help, asked by, asked on, where it comes from, link."))),
        (say("Votes"), HTML(text: say("Voter, topic’s number, vote, voted on."))),
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
            HTML(text: say("Topics are recognised by their number, or by their title where there is none."))
          ),
          (
            say("Counted"),
            HTML(text: say("Each person once for each topic. Votes given here later than in the file stay."))
          ),
          (say("Kept"), HTML(text: say("Topics that are not in the list stay as they are."))),
          (say("Careful"), HTML(text: say("It is all or nothing: with one error nothing is taken over."))),
        ], .words
      ).html)
  }
}

/// Who the voters are, and whose list it is.
struct TopicImportDecisions: View {
  let state: FormState

  var html: HTML {
    """
    \(CheckField("add_people", say("Add people: askers and voters are not in the directory"), in: state, hint: say("Each number becomes a person “Participant 17”, who counts once and can be asked to a session. Leave it open if they are staff numbers or addresses.")))
    \(Field("list", say("Name of the list"), in: state, hint: say("Only if you import several lists that number their topics alike, such as spring-2026."), max: 20, look: .short))
    """
  }
}
