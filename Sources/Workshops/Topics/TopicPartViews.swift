import Essentials
import People
import Web

/// The comments, and the way to add one.
struct CommentPart: View {
  let story: TopicStory
  let form: FormFields
  let errors: FieldErrors
  let viewer: ID<Person>
  let isOrganiser: Bool
  let now: Instant

  var html: HTML {
    """
    \(story.comments.map(remark))\
    \(if: story.comments.isEmpty && !story.topic.state.isLive, "<p class=\"faint\">\(say("Nothing was said."))</p>")\
    \(if: story.comments.isEmpty && story.topic.state.isLive, "<p class=\"faint\">\(say("Nothing yet. A case of your own helps whoever will teach this."))</p>")\
    \(if: story.topic.state.isLive, commentForm)
    """
  }

  private func remark(_ comment: TopicComment) -> Remark {
    let mayRemove = (comment.person == viewer || isOrganiser) && story.topic.state != .merged
    let remove = ButtonForm(
      say("Remove"), to: TopicURL.comment(story.topic.id, comment.id), method: .delete, .quiet, size: .small,
      about: say("the comment by \(comment.name)"))
    return Remark(
      comment.name, to: PersonURL.show(comment.person),
      when: HTML(text: Told.ago(comment.createdAt, now: now)),
      Markdown.html(comment.body), actions: mayRemove ? remove.html : nil)
  }

  private var commentForm: HTML {
    let isTried = form.has("body")
    let state = FormState(
      isTried ? form : FormFields(), errors: isTried ? errors : FieldErrors(), prefix: "comment")
    return Form(
      to: TopicURL.comments(story.topic.id), state,
      fields: Field(
        "body", say("Comment"), .area(rows: 3), in: state, isRequired: true, max: TopicForm.commentMax
      ).html,
      actions: Button(say("Add the comment")).html
    ).html
  }
}

/// An organiser's decision on a topic.
struct MovePart: View {
  let topic: Topic
  let hasSessionAhead: Bool
  let form: FormFields
  let errors: FieldErrors

  var html: HTML {
    if hasSessionAhead {
      return
        "<p>\(ButtonLink(say("Schedule another session"), to: SessionURL.new(from: topic.id), icon: .calendar))</p>"
    }
    let isTried = form.has("state")
    let stored = FormFields([("state", topic.state.rawValue), ("reason", topic.reason)])
    let state = FormState(isTried ? form : stored, errors: isTried ? errors : FieldErrors(), prefix: "move")
    let options = TopicForm.chosenStates.map { FieldOption($0.rawValue, $0.word) }
    return """
      <p>\(ButtonLink(say("Schedule a session"), to: SessionURL.new(from: topic.id), .main, icon: .calendar))</p>
      \(Fold(say("Decide what becomes of it"), isOpen: isTried, Form(to: TopicURL.state(topic.id), method: .put, state, fields: """
        \(Field("state", say("State"), .select(options), in: state))
        \(Field("reason", say("Reason"), .area(rows: 3), in: state, hint: say("Everyone who asked or voted reads it."), max: TopicForm.reasonMax))
        """, actions: Button(say("Decide")).html).html))
      \(if: topic.state.isLive, "<p>\(ButtonLink(say("Merge with another topic"), to: TopicURL.merge(topic.id), .quiet, icon: .merge, size: .small))</p>")
      """
  }
}
