import Essentials
import Web

/// What somebody says of a colleague's skills: those they were asked about first.
struct ColleaguePage: View {
  let about: ColleagueSkills
  /// What was looked for, and what it found.
  let words: String
  let found: [SkillLine]
  let form: FormFields?
  let errors: FieldErrors
  let now: Instant

  private var name: String { about.person.name }
  private var asked: [ColleagueSkill] { about.skills.filter(\.isAsked) }
  private var others: [ColleagueSkill] { about.skills.filter { !$0.isAsked } }
  private var state: FormState { FormState(form ?? ColleagueForm.filled(about.skills), errors: errors) }

  var html: HTML {
    """
    \(PageHead(say("How you see the skills of \(name)"), lede: HTML(text: lede), crumbs: [Crumb(say("People"), PersonURL.directory), Crumb(name, PersonURL.show(about.person.id)), Crumb(say("Skills"))]))
    \(Columns(main: main, side: side))
    """
  }

  private var lede: String {
    if !asked.isEmpty {
      return say(
        count: asked.count, one: "\(name) asks for your word on 1 skill. It is fine to say nothing.",
        other: "\(name) asks for your word on \(asked.count) skills. It is fine to say nothing.")
    }
    return about.isManager
      ? say("You lead \(name), so your newest word counts before that of others.")
      : say("You were not asked, so what you say is an offer: it counts once \(name) takes it.")
  }

  private var main: HTML {
    "\(rows)\(FindSkill(words: words, found: found, to: ColleagueURL.skills(of: about.person.id)) { ColleagueURL.adding($0, of: about.person.id) })"
  }

  private var rows: HTML {
    if about.skills.isEmpty {
      return Empty(
        say("There is nothing to speak of yet."),
        text: HTML(
          text: say(
            "\(name) lets nobody find them for a skill, and has not asked you. Find one below that you saw at work."
          ))
      ).html
    }
    return """
      \(Form(to: ColleagueURL.skills(of: about.person.id), method: .put, state, isWide: true, fields: """
        \(if: !asked.isEmpty, FieldGroup(say("You were asked"), asked.map(row).joined()).html)\
        \(if: !others.isEmpty, FieldGroup(asked.isEmpty ? say("Skills") : say("Other skills"), others.map(row).joined()).html)
        """, actions: Button(say("Say this"), .main).html).html)
      """
  }

  private func row(_ one: ColleagueSkill) -> HTML {
    let note = "note_\(one.skill.id)"
    return """
      <div class="rating" id="skill-\(one.skill.id)">\(LevelChoice(skill: one.skill, levels: one.levels, standing: standing(one), state: state))
      <div class="rating__more">\(Field(note, say("What you have seen"), .area(rows: 2), in: state, hint: say("\(name) reads it with your name."), max: ColleagueRules.noteMax))
      \(if: one.skill.saysLevels, Fold(say("What the levels mean"), LevelLadder(skill: one.skill, names: one.levels).html).html)</div></div>
      """
  }

  private func standing(_ one: ColleagueSkill) -> HTML {
    let needs = one.target.map { say("Their work needs \($0.rawValue), \(one.levels[$0]).") }
    let said = one.said.map { said in
      said.isOffered
        ? say("You said \(said.level.rawValue) \(Told.ago(said.at, now: now)). It waits for \(name).")
        : say("You said \(said.level.rawValue) \(Told.ago(said.at, now: now)).")
    }
    let words = [needs, said].compactMap { $0 }
    if words.isEmpty { return HTML() }
    let answer = one.said.flatMap { $0.answer.isEmpty ? nil : say("\(name) answers: \($0.answer)") }
    return """
      <p class="rating__needs">\(words.joined(separator: " "))\(optional: answer.map { "<br>\($0)" as HTML })</p>
      """
  }

  private var side: HTML {
    """
    \(LedgerAside(say("Who sees it"), Facts([
      (name, HTML(text: say("Reads what you say, with your name, and can answer it."))),
      (say("Everybody"), HTML(text: say("Sees nothing of it, but for skills that \(name) lets others find them for: there the level that counts is shown, and whose word it is."))),
      (say("You"), HTML(text: say("Do not see what \(name) or others said.")))], .words).html))
    \(if: !asked.isEmpty, LedgerAside(say("Rather not?"), """
      <p class="small">\(say("Declining is free, and nobody is told."))</p>
      \(ButtonForm(say("I would rather not say"), to: AskURL.asked(by: about.person.id), method: .delete, size: .small))
      """).html)
    \(if: !said.isEmpty, LedgerAside(say("Take it back"), "<ul class=\"rows\">\(said.map(takeBack))</ul>").html)
    """
  }

  private var said: [ColleagueSkill] { about.skills.filter { $0.said != nil } }

  private func takeBack(_ one: ColleagueSkill) -> HTML {
    """
    <li><div class="cluster"><span>\(one.skill.name)</span>\(ButtonForm(say("Forget what I said"), to: ColleagueURL.one(one.skill.id, of: about.person.id), method: .delete, .quiet, size: .small, about: one.skill.name))</div></li>
    """
  }
}
