import Essentials
import Web

/// Everything that was said of one's level in one skill, what of it counts, and what one says to it.
struct MySkillPage: View {
  let story: MySkillStory
  let form: FormFields
  let errors: FieldErrors
  let now: Instant

  private var skill: Skill { story.skill }

  var html: HTML {
    """
    \(PageHead(skill.name, lede: HTML(text: lede), crumbs: [Crumb(say("Your skills"), MySkillsURL.list), Crumb(skill.name)], tools: tools))
    \(Columns(main: main, side: side))
    """
  }

  private var lede: String {
    guard let standing = story.standing else { return say("Nobody has said anything of it yet.") }
    let level = "\(standing.level.rawValue), \(story.levels[standing.level])"
    let counts = say("Counts as \(level): \(standing.source.word).")
    guard standing.lowest != standing.highest else { return counts }
    return say(
      "\(counts) What was said goes from \(standing.lowest.rawValue) to \(standing.highest.rawValue).")
  }

  private var tools: HTML {
    "\(ButtonLink(say("Say how well I can do it"), to: MySkillsURL.adding(skill.id), icon: .teach))"
  }

  private var main: HTML {
    let (offered, counted) = (story.ratings.filter(\.isOffered), story.ratings.filter { !$0.isOffered })
    return """
      \(if: !offered.isEmpty, LedgerSection(say("Offered to you"), id: "offered", note: HTML(text: say("It counts once you take it")), "\(offered.map(remark))").html)
      \(LedgerSection(say("What was said"), id: "said", counted.isEmpty ? nothing : "\(counted.map(remark))"))
      """
  }

  private var nothing: HTML {
    "<p class=\"faint\">\(say("Nothing yet. Say it yourself, or ask somebody who sees you work."))</p>"
  }

  private func remark(_ rating: GivenRating) -> Remark {
    let level = "\(rating.level.rawValue), \(story.levels[rating.level])"
    return Remark(
      rating.raterName, to: PersonURL.show(rating.rater),
      when: HTML(text: "\(sourceWord(rating)), \(Told.ago(rating.at, now: now))"),
      "<p><strong>\(level)</strong></p>\(if: !rating.note.isEmpty, note(rating))\(if: !rating.answer.isEmpty, "<p class=\"soft\">\(say("You answered: \(rating.answer)"))</p>")",
      actions: actions(rating))
  }

  private func note(_ rating: GivenRating) -> HTML {
    guard let link = rating.link else { return "<p>\(rating.note)</p>" }
    return "<p><a href=\"\(link)\">\(rating.note)</a></p>"
  }

  private func sourceWord(_ rating: GivenRating) -> String {
    switch rating.source {
    case .own: say("your own word")
    case .peer: say("a colleague")
    case .manager: say("who leads you")
    case .evidence: say("shown in the work")
    }
  }

  private func actions(_ rating: GivenRating) -> HTML? {
    if rating.source == .own || rating.source == .evidence { return nil }
    if rating.isOffered { return OfferedEntry.choices(rating.id, from: rating.raterName) }
    let isTried = form["rating"] == rating.id.text
    let state = FormState(
      isTried ? form : FormFields([("answer", rating.answer)]), errors: isTried ? errors : FieldErrors(),
      prefix: "r\(rating.id)")
    let title = rating.answer.isEmpty ? say("Answer") : say("Change your answer")
    return Fold(
      title, isOpen: isTried,
      Form(
        to: ColleagueURL.answer(rating.id), method: .put, state,
        fields: """
          \(Hidden("rating", rating.id.text))
          \(Field("answer", say("Your answer"), .area(rows: 2), in: state, hint: say("\(rating.raterName) reads it, and nobody else."), max: 1000))
          """, actions: Button(say("Send the answer"), size: .small).html
      ).html
    ).html
  }

  private var side: HTML {
    """
    \(LedgerAside(say("What counts"), "<p class=\"small\">\(StandingRules.sentence)</p>"))
    \(LedgerAside(say("Ask a colleague"), """
      <p class="small">\(say("Somebody who sees you work can say how they see it."))</p>
      \(ButtonLink(say("Ask about this skill"), to: AskURL.about(skill.id), size: .small))
      """))
    \(LedgerAside(say("Who sees what"), Facts([
      (say("You"), HTML(text: say("Every word, and who said it."))),
      (say("Who said it"), HTML(text: say("Their own word, and your answer to it."))),
      (say("Everybody"), HTML(text: story.isFindable ? say("The level that counts, because you let others find you for it.") : say("Nothing.")))], .words).html))
    """
  }
}

/// What a colleague offers to say, with the choice to take it.
struct OfferedEntry: View {
  let offered: OfferedRating
  let now: Instant

  init(_ offered: OfferedRating, now: Instant) { (self.offered, self.now) = (offered, now) }

  var html: HTML {
    let rating = offered.rating
    return Entry(
      offered.skillName, to: MySkillsURL.one(offered.skill), face: rating.raterName,
      note: HTML(text: say("\(rating.raterName), \(Told.ago(rating.at, now: now))")),
      text: rating.note.isEmpty ? nil : HTML(text: rating.note),
      side: OfferedEntry.choices(rating.id, from: rating.raterName)
    ).html
  }

  static func choices(_ id: ID<GivenRating>, from name: String) -> HTML {
    let about = say("the word of \(name)")
    return """
      <div class="cluster">\(ButtonForm(say("Take it"), to: ColleagueURL.acceptance(id), size: .small, about: about))\
      \(ButtonForm(say("Put it aside"), to: ColleagueURL.acceptance(id), method: .delete, .quiet, size: .small, about: about))</div>
      """
  }
}
