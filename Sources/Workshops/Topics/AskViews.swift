import Essentials
import People
import Web

/// On top of the list: the first words of a wish, with what is alike beside it while one types.
struct AskBox: View {
  var html: HTML {
    """
    <section class="ask" aria-labelledby="ask-title">
    <form class="ask__form" action="\(TopicURL.new)">
    <label class="ask__label" id="ask-title" for="ask">\(say("What would you like to learn?"))</label>
    <div class="ask__line"><input class="field__input ask__input" id="ask" name="title" maxlength="\(TopicForm.titleMax)" \
    autocomplete="off" data-behaviour="similar" data-similar="\(TopicURL.similar.text)" data-region-target="similar">
    \(Button(say("Ask for this"), .main))</div>
    <p class="ask__hint">\(say("Under a minute, with your name or without it."))</p>
    </form>
    <div class="ask__alike" role="status" data-region="similar"></div>
    </section>
    """
  }
}

/// What may be the same as what is being typed. Nothing when nothing is.
struct SimilarTopics: View {
  let lines: [TopicLine]
  /// Within a form there are links only: a form holds no other.
  var isInForm = false

  var html: HTML { "<div data-region=\"similar\">\(list)</div>" }

  var list: HTML {
    if lines.isEmpty { return HTML() }
    return """
      <p class="ask__alikehead">\(say(count: lines.count, one: "One topic is close. Your vote there counts at once.", other: "\(lines.count) topics are close. Your vote there counts at once."))</p>
      <ul class="rows">\(lines.map(row))</ul>
      """
  }

  private func row(_ line: TopicLine) -> HTML {
    let need = say(count: line.votes, one: "1 person needs this", other: "\(line.votes) people need this")
    return """
      <li class="alike"><div><a href="\(TopicURL.show(line.id))">\(line.title)</a>\
      <span class="alike__note">\(need), \(line.state.word)</span></div>\
      \(if: !line.isVoted && !isInForm, ButtonForm(say("I need this too"), to: TopicURL.vote(line.id), icon: .plus, size: .small, about: line.title).html)\
      \(if: line.isVoted, State(say("You need this"), .settled).html)</li>
      """
  }
}

/// Asking, in under a minute.
struct AskPage: View {
  let form: FormFields
  let errors: FieldErrors
  let alike: [TopicLine]

  var html: HTML {
    let state = FormState(form, errors: errors)
    return """
      \(PageHead(say("Ask for a topic"), lede: HTML(text: say("A question is a good title. You need not know what the answer is called.")), crumbs: [Crumb(say("Topics"), TopicURL.list), Crumb(say("Ask"))]))
      \(Form(to: TopicURL.list, state, fields: """
        \(Hidden("secret", form["secret"]))\(if: form.has("skill"), Hidden("skill", form["skill"]).html)\(TopicFields(state: state, alike: alike))
        \(CheckField("anonymous", say("Ask without my name"), in: state, hint: say("Nobody can find out who asked, so no letter tells you what becomes of it. You get a private address instead, where you can look.")))
        """, actions: "\(Button(say("Ask for this"), .main)) \(ButtonLink(say("Back to the topics"), to: TopicURL.list, .quiet))"))
      """
  }
}

/// Mending the words of a topic.
struct EditTopicPage: View {
  let id: ID<Topic>
  let form: FormFields
  let errors: FieldErrors

  var html: HTML {
    let state = FormState(form, errors: errors)
    return """
      \(PageHead(say("Change the topic"), crumbs: [Crumb(say("Topics"), TopicURL.list), Crumb(say("Topic"), TopicURL.show(id)), Crumb(say("Change"))]))
      \(Form(to: TopicURL.show(id), method: .put, state, fields: TopicFields(state: state).html, actions: "\(Button(say("Save the topic"), .main)) \(ButtonLink(say("Leave it as it is"), to: TopicURL.show(id), .quiet))"))
      """
  }
}

/// The fields that asking and changing share.
struct TopicFields: View {
  let state: FormState
  /// What is like the title, shown below it while one types; `nil` where nobody looks for it.
  var alike: [TopicLine]?

  var html: HTML {
    let title = Field("title", say("Topic"), in: state, isRequired: true, max: TopicForm.titleMax)
    return """
      \(alike == nil ? title : title.similar(TopicURL.similar.with("within", "form"), into: "similar"))
      \(optional: alike.map { "<div class=\"alikes\" role=\"status\" data-region=\"similar\">\(SimilarTopics(lines: $0, isInForm: true).list)</div>" as HTML })
      \(Field("body", say("What would help"), .area(rows: 4), in: state, hint: say("What you tried, where it gets stuck, what you would do with it. Markdown works."), max: TopicForm.bodyMax))
      \(AnswerField("origin", say("Where it comes from"), .one, Topic.Origin.options, in: state, isRequired: true))
      \(Field("link", say("Link"), .link, in: state, hint: say("To the post-mortem, the procedure, the milestone."), max: 2000))
      """
  }
}
