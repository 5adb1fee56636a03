import Essentials
import People
import Web

/// What became of a topic, for whoever asked for it without a name, with the words to mend as long as it is open.
struct NamelessPage: View {
  let story: NamelessStory
  /// Its own whole address, which is the key.
  let address: String
  let key: String
  /// What was typed and not taken.
  let typed: FormFields?
  let errors: FieldErrors
  let zone: Zone

  private var topic: Topic { story.topic }
  private var shown: Topic { story.whole ?? story.topic }

  var html: HTML {
    """
    \(PageHead(topic.title, lede: HTML(text: say("You asked for this without your name. Only this address leads back here."))))
    \(optional: late)\(CopyField(id: "address", say("Address of this page"), address, hint: say("Keep it, as a bookmark or in a note: nobody can send it to you again. Whoever has it can read this page and change the words.")))
    \(LedgerSection(say("Where it stands"), standing))
    \(if: !story.steps.isEmpty, LedgerSection(say("What became of it"), Entries(story.steps.map(step)).html).html)
    \(if: topic.state == .open, LedgerSection(say("Your words"), form.html).html)
    """
  }

  /// Words that came when they could not be changed any more.
  private var late: Notice? {
    guard topic.state != .open, let error = errors.entries.first else { return nil }
    return Notice(.refuse, HTML(text: error.sentence), isReadAloud: true)
  }

  private var standing: HTML {
    let need = say(count: story.votes, one: "1 person needs this", other: "\(story.votes) people need this")
    let offers = say(count: story.offers, one: "1 offer to teach", other: "\(story.offers) offers to teach")
    let comments = say(count: story.comments, one: "1 comment", other: "\(story.comments) comments")
    return """
      <p>\(TopicState(state: shown.state))</p>\
      \(optional: story.whole.map { "<p>\(say("It lives on in another topic that asks for the same: “\($0.title)”."))</p>" as HTML })\
      <p>\(need), \(offers), \(comments).</p>\
      \(if: shown.state == .open && story.takenUpAt != nil, "<p>\(say("The organisers have read it and look for an answer."))</p>")\
      \(if: !story.sessions.isEmpty, "<ul class=\"linklist\">\(story.sessions.map(session))</ul>")\
      <p><a href="\(TopicURL.show(shown.id))">\(say("See it among the topics"))</a> <span class="faint">\(say("You have to sign in there; nobody learns that you asked."))</span></p>
      """
  }

  private func session(_ session: Session) -> HTML {
    "<li>\(Icon(.calendar))<a href=\"\(SessionURL.show(session.id))\">\(Told.moment(session.start, in: session.zone))</a></li>"
  }

  /// Without the name of whoever decided: the page is open to whoever has its address.
  private func step(_ step: TopicStep) -> Entry {
    Entry(
      step.state.word, note: HTML(text: Told.day(step.at, in: zone)),
      text: step.reason.isEmpty ? nil : HTML(text: step.reason))
  }

  private var form: Form {
    let state = FormState(typed ?? TopicForm.filled(topic), errors: errors)
    return Form(
      to: NamelessURL.page(key), method: .put, state, fields: TopicFields(state: state).html,
      actions: Button(say("Save the topic"), .main).html)
  }
}
