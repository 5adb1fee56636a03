import Essentials
import People
import Web

/// Files that were read, with what is decided about them and what they would do.
struct TopicImportLook: Sendable {
  let files: TopicImportFiles
  let tables: TopicTables
  let choices: TopicChoices
  let plan: TopicPlan

  var id: ID<ImportDraft> { files.topics.id }
}

/// Second page: what is taken as what, what is wrong, what would change.
struct TopicImportLookPage: View {
  let look: TopicImportLook
  /// The choices as they were typed, where they could not be taken.
  let form: FormFields?
  let errors: FieldErrors
  /// Why it was not taken over a moment ago.
  let refusal: String?

  private var plan: TopicPlan { look.plan }

  var html: HTML {
    """
    \(PageHead(
      say("Import topics"), lede: HTML(text: lede),
      crumbs: [Crumb(say("Topics"), TopicURL.list), Crumb(say("Import topics"), TopicImportURL.start), Crumb(look.files.topics.fileName)]))
    \(ImportWay(now: 1))
    \(optional: refusal.map { Notice(.refuse, HTML(text: $0), isNews: true) })
    \(UntakenColumns(table: look.tables.topics) { look.choices.topics.column(at: $0) != nil })
    \(optional: look.tables.votes.map { votes in UntakenColumns(table: votes) { look.choices.votes.column(at: $0) != nil } })
    \(outcome)
    \(if: !plan.errors.isEmpty, LedgerSection(say("Errors"), id: "errors", RowErrorTable(title: say("Errors"), errors: plan.errors).html).html)
    \(LedgerSection(say("Columns"), id: "columns", note: HTML(text: say("What each column is taken as.")), TopicImportMapping(look: look, form: form, errors: errors).html))
    \(if: !plan.warnings.isEmpty, warnings.html)
    \(if: plan.isPossible, TopicImportChanges(plan: plan).html)
    \(if: plan.isPossible, application)
    \(if: !plan.isPossible || plan.isIdle, discard)
    """
  }

  private var lede: String {
    let topics = file(look.files.topics.fileName, look.tables.topics)
    guard let draft = look.files.votes, let table = look.tables.votes else {
      return say("\(topics). Nothing has been changed yet.")
    }
    return say("\(topics); \(file(draft.fileName, table)). Nothing has been changed yet.")
  }

  private func file(_ name: String, _ table: ImportTable) -> String {
    let lines = say(
      count: table.rows.count, one: "\(table.rows.count) line", other: "\(table.rows.count) lines")
    return say("\(name): \(lines), read as \(table.encoding)")
  }

  private var outcome: Notice {
    let count = plan.errors.count
    if count > 0 {
      return Notice(
        .refuse,
        HTML(
          text: say(
            count: count,
            one: "One error. Correct it in the file or choose otherwise below; nothing is taken over before.",
            other:
              "\(count) errors. Correct them in the files or choose otherwise below; nothing is taken over before."
          )))
    }
    if plan.isIdle {
      return Notice(.good, HTML(text: say("Nothing would change: everything is as the list says.")))
    }
    return Notice(.info, HTML(text: say("It would be: \(plan.outcome.summary).")))
  }

  private var warnings: LedgerSection {
    LedgerSection(
      say("Worth a look"), id: "warnings", note: HTML(text: say("These do not stand in the way.")),
      RowErrorTable(title: say("Worth a look"), errors: plan.warnings).html)
  }

  private var application: HTML {
    if plan.isIdle { return HTML() }
    return LedgerSection(
      say("Take it over"), id: "apply",
      """
      \(Form(
        to: TopicImportURL.application(look.id), FormState(FormFields(), prefix: "a"), isWide: true,
        fields: Hidden("fingerprint", plan.fingerprint).html, actions: Button(deed, .main).html))
      \(discard)
      """
    ).html
  }

  /// The button that does it, with its numbers.
  private var deed: String {
    switch (plan.added, plan.changed) {
    case (0, 0): say("Take the votes over")
    case (let added, 0): say(count: added, one: "Add one topic", other: "Add \(added) topics")
    case (0, let changed): say(count: changed, one: "Change one topic", other: "Change \(changed) topics")
    case (let added, let changed): say("Add \(added) and change \(changed) topics")
    }
  }

  private var discard: HTML {
    ButtonForm(say("Put the list away"), to: TopicImportURL.draft(look.id), method: .delete, .quiet).html
  }
}

/// A choice for each column of both files.
struct TopicImportMapping: View {
  let look: TopicImportLook
  let form: FormFields?
  let errors: FieldErrors

  var html: HTML {
    let state = FormState(form ?? stored, errors: errors)
    return Form(
      to: TopicImportURL.draft(look.id), method: .put, state, isWide: true,
      fields: """
        \(FieldGroup(say("Topics"), MappingFields(look.tables.topics, TopicColumn.self, in: state).html))
        \(optional: look.tables.votes.map { FieldGroup(say("Votes"), MappingFields($0, VoteColumn.self, in: state, prefix: TopicImportForm.votePrefix).html) })
        \(TopicImportDecisions(state: state))
        """, actions: Button(say("Look again")).html
    ).html
  }

  private var stored: FormFields {
    var form = FormFields(
      [("list", look.choices.list)] + (look.choices.addsPeople ? [("add_people", "yes")] : []))
    MappingFields.fill(&form, look.choices.topics, look.tables.topics)
    MappingFields.fill(&form, look.choices.votes, look.tables.votes, prefix: TopicImportForm.votePrefix)
    return form
  }
}

/// What would be added and what would become different.
struct TopicImportChanges: View {
  let plan: TopicPlan
  static let most = 100

  var html: HTML {
    if plan.deeds.isEmpty { return HTML() }
    let rest = plan.deeds.count - TopicImportChanges.most
    return LedgerSection(
      say("What would change"), id: "changes",
      """
      \(table)
      \(if: rest > 0, "<p class=\"faint\">\(say("And \(rest) more topics."))</p>")
      """
    ).html
  }

  private var table: Table {
    let votes = votes
    return Table(
      say("What would change"),
      columns: [
        Table.Column(say("Line"), .number), Table.Column(say("Topic"), .head),
        Table.Column(say("Votes"), .number),
        Table.Column(say("What")),
      ],
      rows: plan.deeds.prefix(TopicImportChanges.most).map { line in
        [
          HTML(text: String(line.line)), HTML(text: line.topic.title),
          HTML(text: Told.number(votes[line.topic.id] ?? 0)),
          HTML(text: what(line)),
        ]
      }, isWide: true)
  }

  /// How many votes each topic gains.
  private var votes: [ID<Topic>: Int] {
    plan.votes.added.reduce(into: [:]) { counts, vote in counts[vote.place.topic, default: 0] += 1 }
  }

  private func what(_ line: PlannedTopic) -> String {
    guard case .changed(let changes) = line.outcome else { return say("new") }
    return changes.map(\.words).joined(separator: "; ")
  }
}
