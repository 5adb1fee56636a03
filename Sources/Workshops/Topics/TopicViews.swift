import Essentials
import People
import Web

/// The page of one topic.
struct TopicPage: View {
  let story: TopicStory
  let form: FormFields
  let errors: FieldErrors
  let viewer: ID<Person>
  let isOrganiser: Bool
  let zone: Zone
  let now: Instant

  private var topic: Topic { story.topic }
  private var isMine: Bool { topic.asker == viewer }

  var html: HTML {
    """
    \(PageHead(topic.title, lede: HTML(text: from), crumbs: [Crumb(say("Topics"), TopicURL.list), Crumb(topic.title)]))
    \(optional: whole)\(Columns(main: main, side: side, sideLeads: true))
    """
  }

  private var mayChange: Bool { (isMine && topic.state == .open || isOrganiser) && topic.state != .merged }

  /// Where a merged topic lives on.
  private var whole: Notice? {
    guard let (target, title) = topic.mergedInto.flatMap({ id in story.targetTitle.map { (id, $0) } }) else {
      return nil
    }
    let link: HTML = "<a href=\"\(TopicURL.show(target))\">\(title)</a>"
    return Notice(.info, "\(say("It lives on in another topic that asks for the same:")) \(link)")
  }

  private var from: String {
    let age = Told.ago(topic.createdAt, now: now)
    if isMine { return say("\(topic.origin.from). Asked by you, \(age).") }
    guard let name = story.askerName else {
      return say("\(topic.origin.from). Asked without a name, \(age).")
    }
    return say(
      "\(topic.origin.from). Asked by \([name, story.askerDepartment].compactMap { $0 }.joined(separator: ", ")), \(age)."
    )
  }

  private var main: HTML {
    """
    \(LedgerSection(say("What would help"), .margin, """
      \(if: !topic.body.isEmpty, Prose(Markdown.html(topic.body)).html)\
      \(if: topic.body.isEmpty, "<p class=\"faint\">\(say("The title says it all."))</p>")\
      \(optional: topic.link.map { "<p><a href=\"\($0)\" rel=\"noreferrer nofollow\">\(say("Where it comes from"))</a></p>" as HTML })\
      \(if: mayChange, ButtonLink(say("Change the topic"), to: TopicURL.edit(topic.id), icon: .edit, size: .small).html)
      """))
    \(if: !story.aims.isEmpty || mayChange, LedgerSection(say("Skills it is about"), id: "skills", .margin, AimPart(aims: story.aims, subject: .topic(topic.id), mayChange: mayChange).html).html)
    \(LedgerSection(say("Who could teach it"), .margin, OfferPart(story: story, form: form, errors: errors, viewer: viewer, isOrganiser: isOrganiser).html))
    \(if: !story.merged.isEmpty, LedgerSection(say("Also asked as"), id: "merged", .margin, MergedPart(merged: story.merged, isOrganiser: isOrganiser, zone: zone).html).html)
    \(LedgerSection(say("What was said"), id: "comments", .margin, CommentPart(story: story, form: form, errors: errors, viewer: viewer, isOrganiser: isOrganiser, now: now).html))
    \(if: !story.steps.isEmpty, LedgerSection(say("What became of it"), .margin, Entries(story.steps.map(step)).html).html)
    """
  }

  private func step(_ step: TopicStep) -> Entry {
    let note = [Told.day(step.at, in: zone), step.name].compactMap { $0 }.joined(separator: ", ")
    return Entry(
      step.state.word, note: HTML(text: note), text: step.reason.isEmpty ? nil : HTML(text: step.reason))
  }

  private var side: HTML {
    """
    \(LedgerAside(say("Need"), Region("need", need).html))
    \(LedgerAside(say("Where it stands"), standing))
    """
  }

  private var need: HTML {
    let people = say(count: story.votes, one: "1 person needs this", other: "\(story.votes) people need this")
    let reach = say(
      count: story.departments, one: "They work in 1 department",
      other: "They work in \(story.departments) departments")
    return """
      <p>\(people).\(if: story.votes > 1 && story.departments > 0, " \(reach).")</p>
      \(if: topic.state.isLive, VoteButton(count: story.votes, isMine: story.isVoted, to: TopicURL.vote(topic.id), about: topic.title, regions: ["need"]).html)\
      \(if: topic.state.isLive, "<p class=\"faint small\">\(story.budget.words). <a href=\"\(RankURL.why(topic.id))\">\(say("Its place among the topics"))</a></p>")
      """
  }

  private var standing: HTML {
    let order: [Topic.State] = [.open, .planned, .scheduled, .delivered]
    let steps = order.map(\.word)
    return """
      <div class="stack">\(if: topic.state != .declined && topic.state != .merged, Way(say("Where it stands"), steps: steps, now: order.firstIndex(of: topic.state) ?? 0).html)\
      \(if: topic.state == .declined || topic.state == .merged, TopicState(state: topic.state).html)\
      \(if: topic.state == .merged && isOrganiser, ButtonForm(say("Take it out again"), to: TopicURL.merge(topic.id), method: .delete, icon: .undo).html)\
      \(optional: topic.state == .open ? story.takenUpAt.map { "<p>\(say("The organisers took it up, \(Told.ago($0, now: now))."))</p>" as HTML } : nil)\
      \(if: !topic.reason.isEmpty && story.steps.isEmpty, "<p>\(topic.reason)</p>")\
      \(if: !story.sessions.isEmpty, sessions)\
      \(if: isOrganiser && topic.state != .delivered && topic.state != .merged, MovePart(topic: topic, hasSessionAhead: story.sessions.contains { $0.state == .scheduled }, form: form, errors: errors).html)</div>
      """
  }

  /// When it is or was taught, and the way there.
  private var sessions: HTML {
    """
    <ul class="linklist">\(story.sessions.map { session in
      let wall = zone.wall(at: session.start)
      let when = say("\(SessionWords.day(wall.day, today: zone.wall(at: now).day)), \(Told.time(wall.time)) (\(zone.city))")
      return "<li>\(Icon(.calendar))<a href=\"\(SessionURL.show(session.id))\">\(when)</a></li>" as HTML
    })</ul>
    """
  }
}

/// Who offered, and the way to offer.
struct OfferPart: View {
  let story: TopicStory
  let form: FormFields
  let errors: FieldErrors
  let viewer: ID<Person>
  let isOrganiser: Bool

  private var mine: Offer? { story.offers.map(\.offer).first { $0.person == viewer } }

  var html: HTML {
    """
    \(if: story.offers.isEmpty && story.topic.state.isLive, "<p>\(say("Nobody has offered yet. Teaching is the best way to learn it twice."))</p>")\
    \(if: story.offers.isEmpty && !story.topic.state.isLive, "<p class=\"faint\">\(say("Nobody had offered."))</p>")\
    \(if: !story.offers.isEmpty, Entries(story.offers.map(entry)).html)\
    \(if: story.topic.state.isLive && story.isAskedToTeach && mine == nil, asked)\
    \(if: story.topic.state.isLive, offerForm)\
    \(if: story.topic.state.isLive && isOrganiser, ButtonLink(say("See who else could"), to: TeacherURL.list(story.topic.id), icon: .people, size: .small).html)
    """
  }

  private var asked: HTML {
    """
    <p>\(State(say("You are asked whether you could teach this"), .attention))</p>
    \(ButtonForm(say("I would rather not"), to: TeacherURL.refusal(story.topic.id), .quiet, size: .small))
    """
  }

  private func entry(_ line: TopicStory.OfferLine) -> Entry {
    let isMine = line.offer.person == viewer
    let note = [line.offer.kind.told, line.department].compactMap { $0 }.joined(separator: ", ")
    return Entry(
      isMine ? say("You") : line.name, to: isMine ? nil : PersonURL.show(line.offer.person), face: line.name,
      note: HTML(text: note), text: line.offer.note.isEmpty ? nil : HTML(text: line.offer.note),
      side: isMine
        ? ButtonForm(say("Take back my offer"), to: TopicURL.offer(story.topic.id), method: .delete, .quiet)
          .html : nil)
  }

  private var offerForm: HTML {
    let offered = FormFields([("kind", mine?.kind.rawValue ?? "teach"), ("note", mine?.note ?? "")])
    let isTried = form.has("kind")
    let state = FormState(isTried ? form : offered, errors: isTried ? errors : FieldErrors(), prefix: "offer")
    return Fold(
      mine == nil ? say("Offer to teach") : say("Change my offer"), isOpen: isTried,
      Form(
        to: TopicURL.offer(story.topic.id), state,
        fields: """
          \(AnswerField("kind", say("Your offer"), .one, Offer.Kind.allCases.map { FieldOption($0.rawValue, $0.word) }, in: state))
          \(Field("note", say("Note"), .area(rows: 2), in: state, hint: say("When it suits you, what you would show."), max: TopicForm.reasonMax))
          """, actions: Button(say("Offer this")).html
      ).html
    ).html
  }
}
