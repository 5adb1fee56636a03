import Essentials
import People
import Web

/// What was written down at a session. Those who run it write; those who took part read.
struct NotesPage: View {
  let part: Partaking
  let notes: SessionNotes
  let actions: [ActionLine]
  let people: [Partaking.Named]
  let summary: Summary?
  let tried: TriedNote?
  let today: Day

  private var session: Session { part.session }
  private var mayWrite: Bool { part.runsIt }

  var html: HTML {
    """
    \(PageHead(say("Notes and decisions"), lede: HTML(text: lede), crumbs: crumbs))
    \(Columns(main: main, side: side))
    """
  }

  private var lede: String {
    mayWrite
      ? say("Write down what was said and settled. The summary is drafted from it.")
      : say("For those who took part. Everybody can read the summary once it is sent.")
  }

  private var crumbs: [Crumb] {
    [
      Crumb(say("Sessions"), SessionURL.list), Crumb(session.title, SessionURL.show(session.id)),
      Crumb(say("Notes and decisions")),
    ]
  }

  private var main: HTML {
    """
    \(LedgerSection(say("Notes"), .margin, mayWrite ? notesForm : written))
    \(LedgerSection(say("Decisions"), id: "decisions", .margin, points(.decision)))
    \(LedgerSection(say("Actions"), id: "actions", .margin, Region("actions", actionPart).html))
    \(LedgerSection(say("Open questions"), id: "questions", .margin, points(.question)))
    """
  }

  private var written: HTML {
    notes.body.isEmpty
      ? "<p class=\"faint\">\(say("Nobody has written any yet."))</p>" : Prose(Markdown.html(notes.body)).html
  }

  private var notesForm: HTML {
    let state = tried?.state(.notes) ?? FormState(["notes": notes.body], prefix: "notes")
    let form = Form(
      to: NoteURL.show(session.id), method: .put, state,
      fields: """
        \(Hidden("seen", WrittenMeanwhile.version(notes.writtenAt)))\
        \(Field("notes", say("What was said"), .area(rows: 8), in: state, hint: say("Markdown: an empty line makes a paragraph, a dash a list."), max: NoteForm.notesMax, look: .wide))
        """,
      actions: Button(say("Save the notes")).html
    )
    return "\(form)\(if: tried?.state(.notes) != nil, KeptWords(body: notes.body).html)"
  }

  private func points(_ kind: SessionPoint.Kind) -> HTML {
    PointPart(
      kind: kind, points: notes.points(kind), session: session.id, mayWrite: mayWrite,
      state: tried?.state(kind == .decision ? .decision : .question)
    ).html
  }

  private var actionPart: HTML {
    let rows = actions.map { line in
      ActionRow(
        line, today: today, isMine: line.action.owner == part.person,
        maySettle: mayWrite || line.action.owner == part.person, mayEdit: mayWrite,
        back: NoteURL.show(session.id),
        regions: ["actions", "flash"])
    }
    return """
      \(if: rows.isEmpty, "<p class=\"faint\">\(say("None yet."))</p>")\(if: !rows.isEmpty, Entries(rows).html)\
      \(if: mayWrite, actionForm)
      """
  }

  private var actionForm: HTML {
    let later = session.plan.time.wall.day.adding(days: 14).iso
    let state = tried?.state(.action) ?? FormState(["due_on": later], prefix: "action")
    return Fold(
      say("Add an action"), isOpen: !state.errors.isEmpty || actions.isEmpty,
      Form(
        to: ActionURL.all(at: session.id), state, regions: ["actions"],
        fields: ActionFields(people: people, state: state).html, actions: Button(say("Add the action")).html
      ).html
    ).html
  }

  private var side: HTML { LedgerAside(say("Summary"), SummaryHint(part: part, summary: summary).html).html }
}

/// What is kept, below a form that could not be saved over it.
struct KeptWords: View {
  let body: String

  var html: HTML {
    body.isEmpty ? HTML() : Fold(say("What is saved now"), isOpen: true, Prose(Markdown.html(body)).html).html
  }
}

/// The form that could not be taken, so that it is shown again as it was typed.
struct TriedNote {
  enum Part: String { case notes, decision, question, action }
  let part: Part
  let form: FormFields
  let errors: FieldErrors

  init(_ part: Part, _ form: FormFields, _ errors: FieldErrors) {
    (self.part, self.form, self.errors) = (part, form, errors)
  }

  /// What that part's form shows; nil when it was another's.
  func state(_ part: Part) -> FormState? {
    part == self.part ? FormState(form, errors: errors, prefix: part.rawValue) : nil
  }
}

/// Decisions or open questions, with the way to add one.
struct PointPart: View {
  let kind: SessionPoint.Kind
  let points: [SessionPoint]
  let session: ID<Session>
  let mayWrite: Bool
  let state: FormState?

  private var region: String { "\(kind.rawValue)s" }

  var html: HTML {
    Region(
      region,
      """
      \(if: points.isEmpty, "<p class=\"faint\">\(say("None yet."))</p>")\
      \(if: !points.isEmpty, "<ul class=\"rows\">\(points.map { "<li>\(row($0))</li>" as HTML })</ul>")\
      \(if: mayWrite, form)
      """
    ).html
  }

  private func row(_ point: SessionPoint) -> HTML {
    let remove = ButtonForm(
      say("Remove"), to: NoteURL.point(session, point.id), method: .delete, .quiet, size: .small,
      about: point.body,
      regions: [region])
    return "<div class=\"point\"><p>\(point.body)</p>\(if: mayWrite, remove.html)</div>"
  }

  private var form: HTML {
    let state = state ?? FormState(prefix: kind.rawValue)
    let (label, verb) =
      kind == .decision
      ? (say("What was decided"), say("Add the decision")) : (say("What stays open"), say("Add the question"))
    return """
      \(ErrorSummary(state))<form class="addline" method="post" action="\(NoteURL.points(session))"\(Region.answers(in: [region]))>\
      <div class="form__line">\(Hidden("kind", kind.rawValue))\
      \(Field(kind.rawValue, label, in: state, isRequired: true, max: NoteForm.pointMax))\(Button(verb))</div></form>
      """
  }
}

/// Where the summary stands, and the next step.
struct SummaryHint: View {
  let part: Partaking
  let summary: Summary?

  var html: HTML {
    let zone = part.session.zone
    if let sentAt = summary?.sentAt {
      return """
        <p>\(State(say("Sent"), .settled))</p><p class="small">\(say("On \(Told.day(sentAt, in: zone))."))</p>
        <div class="booking__actions">\(ButtonLink(say("Read the summary"), to: SummaryURL.show(part.session.id), icon: .page, size: .wide))</div>
        """
    }
    guard part.runsIt else { return "<p class=\"small\">\(say("It is not sent yet."))</p>" }
    return """
      <p class="small">\(say("It is drafted from these notes. Read it, change it, send it."))</p>
      <div class="booking__actions">\(ButtonLink(summary == nil ? say("Draft the summary") : say("Go on with the summary"), to: SummaryURL.show(part.session.id), .main, icon: .page, size: .wide))</div>
      """
  }
}
