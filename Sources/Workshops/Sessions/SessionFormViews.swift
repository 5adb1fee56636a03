import Essentials
import People
import Web

/// Planning a new session.
struct ScheduleSessionPage: View {
  let topic: Topic?
  let offers: [TopicStory.OfferLine]
  let state: FormState
  let proposals: [CrewNames.Candidate]

  var html: HTML {
    let lede =
      topic == nil
      ? say("Say what, when and where. Everything can be changed later; whoever has a seat is told.")
      : say("Those who asked for this topic, and those who voted for it, are invited first.")
    return """
      \(PageHead(say("Schedule a session"), lede: HTML(text: lede), crumbs: .sessions(say("Schedule"))))
      \(optional: topic.map(wish))
      \(Form(to: SessionURL.list, state, fields: """
        \(optional: topic.map { Hidden("topic", $0.id.text) })
        \(SessionFields(state: state, proposals: proposals, mayMove: true))
        \(if: topic != nil, FieldGroup(say("Seats"), headStart.html).html)
        """, actions: """
        \(Button(say("Schedule the session"), .main)) \
        \(ButtonLink(say("Back to the sessions"), to: SessionURL.list, .quiet))
        """))
      """
  }

  private var headStart: CheckField {
    CheckField(
      "head_start", say("Those who asked or voted go first"), in: state,
      hint: say(
        "For 48 hours, and until the day before at most, free seats are theirs. Others stand in line and have what is left."
      ))
  }

  /// What was asked for and who offers to teach it, so that nobody has to remember it from the page before.
  private func wish(_ topic: Topic) -> HTML {
    let body: HTML = topic.body.isEmpty ? HTML() : Prose(Markdown.html(topic.body)).html
    let offering = offers.map { line -> HTML in
      let kind =
        switch line.offer.kind {
        case .teach: say("can teach it")
        case .coTeach: say("can co-teach it")
        case .slides: say("has slides for it")
        }
      let note = line.offer.note.isEmpty ? "" : say(": “\(line.offer.note)”")
      return "<li><strong>\(line.name)</strong> \(kind)\(note)</li>"
    }
    if topic.body.isEmpty && offering.isEmpty { return HTML() }
    return LedgerSection(
      say("What was asked"), .margin,
      "\(body)\(if: !offering.isEmpty, "<ul class=\"rows\">\(offering)</ul>")"
    ).html
  }
}

/// Changing a session.
struct ChangeSessionPage: View {
  let session: Session
  let state: FormState
  let proposals: [CrewNames.Candidate]
  let registered: Int
  let now: Instant

  var html: HTML {
    let lede =
      registered == 0
      ? say("Nobody has a seat yet.")
      : say(
        count: registered,
        one: "1 person has a seat and is told when the time, the place or the link changes.",
        other: "\(registered) people have a seat and are told when the time, the place or the link changes.")
    return """
      \(PageHead(say("Change the session"), lede: HTML(text: lede), crumbs: .session(session, say("Change"))))
      \(form)
      """
  }
}

extension ChangeSessionPage {
  private var form: Form {
    let fields = SessionFields(state: state, proposals: proposals, mayMove: session.phase(at: now) == .ahead)
    return Form(
      to: SessionURL.show(session.id), method: .put, state,
      fields:
        "\(Hidden("sequence", state.fields["sequence"].isEmpty ? String(session.sequence) : state.fields["sequence"]))\(fields)",
      actions: """
        \(Button(say("Save the session"), .main)) \
        \(ButtonLink(say("Leave it as it is"), to: SessionURL.show(session.id), .quiet))
        """)
  }
}
