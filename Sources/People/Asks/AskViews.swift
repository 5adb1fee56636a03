import Essentials
import Web

/// What colleagues ask of somebody, what they asked of colleagues, and the way to ask.
struct AsksPage: View {
  let story: AskStory
  let chosen: ID<Skill>?
  let form: FormFields
  let errors: FieldErrors
  let me: ID<Person>
  let zone: Zone
  let now: Instant

  var html: HTML {
    """
    \(PageHead(say("Asked of you, and by you"), lede: HTML(text: say("What colleagues ask of you, and what you ask of them.")), crumbs: [Crumb(say("Your skills"), MySkillsURL.list), Crumb(say("Asked of you, and by you"))]))
    \(Columns(main: "\(toMe)\(ask)\(fromMe)", side: "\(QuietPart(until: quiet, form: form, errors: errors))\(privacy)"))
    """
  }

  private var quiet: Day? { story.quiet.flatMap { AskRules.isQuiet($0, zone, now: now) ? $0 : nil } }

  private var toMe: HTML {
    let views = story.ratings.filter { $0.rater == me }.map { ask in
      Entry(
        say(
          count: ask.skills.count, one: "\(ask.personName) asks how you see 1 skill",
          other: "\(ask.personName) asks how you see \(ask.skills.count) skills"),
        to: ColleagueURL.skills(of: ask.person), face: ask.personName,
        note: HTML(text: "\(names(ask)), \(Told.ago(ask.at, now: now))"),
        side: ButtonForm(
          say("Rather not"), to: AskURL.asked(by: ask.person), method: .delete, .quiet, size: .small,
          about: ask.personName
        ).html)
    }
    let helps = story.helps.filter { $0.helper == me }.map { ask in
      Entry(
        say("\(ask.askerName) asks about \(ask.skillName)"), to: PersonURL.show(ask.asker),
        face: ask.askerName,
        note: HTML(text: Told.ago(ask.at, now: now)), text: HTML(text: ask.words),
        side: Link(checking: "mailto:\(ask.askerEmail)").map {
          ButtonLink(say("Write to them"), to: $0, size: .small, about: ask.askerName).html
        })
    }
    let nothing: HTML = "<p class=\"faint\">\(say("Nobody has asked you anything."))</p>"
    return LedgerSection(
      say("Asked of you"), id: "of-you",
      views.isEmpty && helps.isEmpty ? nothing : Entries(views + helps).html
    ).html
  }

  private func names(_ ask: RatingAsk) -> String {
    Told.list(ask.skills.prefix(4).map(\.name)) + (ask.skills.count > 4 ? " …" : "")
  }

  private var ask: HTML {
    if story.skills.isEmpty {
      return LedgerSection(
        say("Ask a colleague"), id: "ask",
        """
        <p class="faint">\(say("First say what you work as, or what you can do. Then ask how others see it."))</p>
        \(ButtonLink(say("Your skills"), to: MySkillsURL.list, size: .small))
        """
      ).html
    }
    var form = form
    if !form.has("who"), let chosen { form.set("skills", chosen.text) }
    let state = FormState(form, errors: errors, prefix: "ask")
    let options = story.skills.map { FieldOption($0.id.text, $0.name) }
    return LedgerSection(
      say("Ask a colleague"), id: "ask", note: HTML(text: say("How do they see your skills?")),
      Form(
        to: AskURL.page, state,
        fields: """
          \(Field("who", say("Whom you ask"), .suggest(story.people), in: state, hint: say("A name or an address as the directory shows it."), isRequired: true, max: 380))
          \(AnswerField("skills", say("About which skills"), .many, options, in: state, isRequired: true))
          """, actions: Button(say("Ask"), .main).html
      ).html
    ).html
  }

  private var fromMe: HTML {
    let views = story.ratings.filter { $0.person == me }.map { ask in
      Entry(
        ask.raterName, to: PersonURL.show(ask.rater), face: ask.raterName,
        note: HTML(text: "\(names(ask)), \(Told.ago(ask.at, now: now))"),
        side: ButtonForm(
          say("Take it back"), to: AskURL.one(ask.rater), method: .delete, .quiet, size: .small,
          about: ask.raterName
        ).html)
    }
    let helps = story.helps.filter { $0.asker == me }.map { ask in
      Entry(
        ask.helperName, to: PersonURL.show(ask.helper), face: ask.helperName,
        note: HTML(text: "\(ask.skillName), \(Told.ago(ask.at, now: now))"), text: HTML(text: ask.words))
    }
    if views.isEmpty && helps.isEmpty { return HTML() }
    return LedgerSection(say("What you asked"), id: "by-you", Entries(views + helps).html).html
  }

  private var privacy: LedgerAside {
    LedgerAside(
      say("Who sees what"),
      Facts(
        [
          (say("Asked"), HTML(text: say("You and whom you ask."))),
          (
            say("Counted"),
            HTML(
              text: say(
                "How often somebody was asked for help stands beside their name, so that the same few are not asked again and again."
              ))
          ),
          (say("Declined"), HTML(text: say("Nobody is told."))),
          (say("Kept"), HTML(text: say("Questions for a year, then they are forgotten."))),
        ], .words
      ).html)
  }
}

/// "Not now": until when somebody wants to be left alone.
struct QuietPart: View {
  let until: Day?
  let form: FormFields
  let errors: FieldErrors

  var html: HTML {
    let state = FormState(
      form.has("until") ? form : FormFields(), errors: form.has("until") ? errors : FieldErrors(),
      prefix: "quiet")
    let field = Form(
      to: AskURL.quiet, method: .put, state,
      fields: Field("until", say("Until"), .day, in: state, isRequired: true).html,
      actions: Button(say("Not now"), size: .small).html
    ).html
    guard let until else {
      return LedgerAside(
        say("Not now"),
        "<p class=\"small\">\(say("Much to do? Nobody can ask you anything until the day you say."))</p>\(field)"
      ).html
    }
    return LedgerAside(
      say("Not now"),
      """
      <p>\(State(say("Nobody can ask you until \(Told.day(until))"), .unknown))</p>
      \(ButtonForm(say("I can be asked again"), to: AskURL.quiet, method: .delete, size: .small))
      """
    ).html
  }
}

/// Asking somebody for help with a skill.
struct HelpPage: View {
  let skill: Skill
  let helper: Person
  let form: FormFields
  let errors: FieldErrors
  let now: Instant

  var html: HTML {
    let state = FormState(form, errors: errors)
    let there = DirectoryWords.clock(helper.zone, now: now)
    return """
      \(PageHead(say("Ask \(helper.name)"), lede: HTML(text: say("About \(skill.name). For \(helper.name) it is \(there).")), crumbs: [Crumb(say("Skills"), SkillURL.list), Crumb(skill.name, SkillURL.show(skill.id)), Crumb(say("Ask \(helper.name)"))]))
      \(Form(to: AskURL.help(skill.id, helper.id), state, fields: Field("words", say("What you need"), .area(rows: 4), in: state, hint: say("What you are stuck on, and by when it would help. They get it as a letter with your address, and answer you directly."), isRequired: true, max: AskRules.wordsMax).html, actions: "\(Button(say("Ask"), .main))\(ButtonLink(say("Leave it"), to: SkillURL.show(skill.id), .quiet))"))
      """
  }
}
