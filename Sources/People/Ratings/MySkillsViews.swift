import Essentials
import Web

/// One's own skills: a row of five for each, one button for all.
struct MySkillsPage: View {
  let own: OwnSkills
  let form: FormFields?
  let errors: FieldErrors
  let me: ID<Person>

  private var needed: [OwnSkill] { own.skills.filter { $0.target != nil } }
  private var others: [OwnSkill] { own.skills.filter { $0.target == nil } }
  private var state: FormState { FormState(form ?? MySkillsForm.filled(own.skills), errors: errors) }

  var html: HTML {
    """
    \(PageHead(say("Your skills"), lede: HTML(text: lede), crumbs: [Crumb(say("People"), PersonURL.directory), Crumb(say("You"), PersonURL.show(me)), Crumb(say("Your skills"))]))
    \(Columns(main: main, side: "\(work)\(privacy)"))
    """
  }

  /// How far one is from what the work needs, in words.
  private var lede: String {
    guard let role = own.role else {
      return say(
        "Say what you work as, and see what it needs. Or say what you can do: others find you only where you let them."
      )
    }
    let rated = needed.filter { $0.rating.level != nil }
    guard !rated.isEmpty else {
      return say(
        count: needed.count, one: "\(role.name) needs 1 skill. Say how well you can do it.",
        other:
          "\(role.name) needs \(needed.count) skills. Say how well you can do each: it takes three minutes.")
    }
    let met = rated.count { $0.gap == 0 }
    let widest = rated.max { ($0.gap ?? 0) < ($1.gap ?? 0) }.flatMap {
      ($0.gap ?? 0) > 0 ? $0.skill.name : nil
    }
    let sentence = say("You are where \(role.name) needs you in \(met) of \(needed.count) skills.")
    return widest.map { say("\(sentence) The widest step is \($0).") } ?? sentence
  }

  private var main: HTML {
    if own.skills.isEmpty {
      return Empty(
        say("Nothing is here yet."),
        text: HTML(text: say("Choose what you work as, or find a skill and say how well you can do it.")),
        step: ButtonLink(say("Find a skill"), to: SkillURL.list, icon: .search)
      ).html
    }
    return """
      \(Form(to: MySkillsURL.list, method: .put, state, isWide: true, fields: """
        \(if: !needed.isEmpty, group(say("What your work needs"), needed))\(if: !others.isEmpty, group(say("What else you can do"), others))
        """, actions: "\(Button(say("Keep these levels"), .main))\(ButtonLink(say("Find another skill"), to: SkillURL.list, .quiet))").html)
      """
  }

  private func group(_ title: String, _ skills: [OwnSkill]) -> HTML {
    FieldGroup(title, skills.map { RatingRow(own: $0, state: state).html }.joined()).html
  }

  private var work: LedgerAside {
    let chosen = form?["role"] ?? own.role?.id.text ?? own.proposed?.text ?? ""
    let state = FormState(FormFields([("role", chosen)]), errors: errors, prefix: "work")
    let options = [FieldOption("", say("None of these"))] + own.roles.map { FieldOption($0.id.text, $0.name) }
    return LedgerAside(
      say("Your work"),
      own.roles.isEmpty
        ? "<p class=\"faint\">\(say("No job roles are set up here yet."))</p>"
        : Form(
          to: MySkillsURL.role, method: .put, state,
          fields: Field(
            "role", say("What you work as"), .select(options), in: state,
            hint: own.role == nil && own.proposed != nil ? say("Proposed from your job title.") : nil
          ).html,
          actions: Button(own.role == nil ? say("This is my work") : say("Change it"), size: .small).html
        ).html)
  }

  private var privacy: LedgerAside {
    LedgerAside(
      say("Who sees what"),
      Facts(
        [
          (say("Kept"), HTML(text: say("Your levels, and when you set them."))),
          (
            say("Shown"),
            HTML(
              text: say(
                "To nobody but you. Where you let others find you, everybody sees that skill with your level."
              ))
          ),
          (say("Careful"), HTML(text: say("These are your own words. They are no test and no judgement."))),
        ], .words
      ).html)
  }
}

/// One skill: how well one can do it, against what the work needs.
struct RatingRow: View {
  let own: OwnSkill
  let state: FormState

  private var id: ID<Skill> { own.skill.id }
  private var field: String { "level_\(id)" }

  var html: HTML {
    let error = state.errors[field]
    return """
      <div class="rating" id="skill-\(id)">\(Hidden("skill", id.text))
      <fieldset class="scale"\(attribute: "aria-describedby", error.map { _ in "\(state.id(field))-error" })>\
      <legend class="rating__name">\(own.skill.name)\(SkillTags(isCritical: own.skill.isCritical, isRetired: false))</legend>
      \(if: own.target != nil, standing)
      <div class="choice scale__row">\(Level.allCases.map(choice))</div>\
      \(optional: error.map { "<span class=\"field__error\" id=\"\(state.id(field))-error\">\(Icon(.stop))<span>\($0)</span></span>" as HTML })</fieldset>
      <div class="rating__more">\(CheckField("find_\(id)", say("Others may find me for this"), in: state))
      \(Fold(say("What the levels mean"), LevelLadder(skill: own.skill, names: own.levels).html))
      \(if: (own.gap ?? 0) > 0, ways)</div></div>
      """
  }

  private var standing: HTML {
    let target = own.target ?? .zero
    let needs = say("Your work needs \(target.rawValue), \(own.levels[target]).")
    let state: State =
      switch own.gap {
      case nil: State(say("Not said yet"), .open)
      case 0: State(say("There"), .settled)
      case let gap?: State(say(count: gap, one: "1 step to go", other: "\(gap) steps to go"), .planned)
      }
    return "<p class=\"rating__needs\">\(needs) \(state)</p>"
  }

  private func choice(_ level: Level) -> HTML {
    let place = level.rawValue
    let control = place == 0 ? state.id(field) : "\(state.id(field))-\(place)"
    return """
      <div class="choice__item"><input class="choice__input" type="radio" id="\(control)" name="\(field)" \
      value="\(place)"\(attribute: "checked", if: state.fields[field] == String(place))>\
      <label class="choice__label" for="\(control)">\(Icon(.check))<span>\(place)<span class="rating__word">\(own.levels[level])</span></span></label></div>
      """
  }

  /// What can close the gap: people, topics and sessions.
  private var ways: HTML {
    """
    <p class="rating__ways"><a href="\(SkillURL.show(id).at("help"))">\(say("Who can help"))</a> \
    <a href="\(HallLinks.sessions.with("q", own.skill.name))">\(say("Sessions on it"))</a> \
    <a href="\(HallLinks.topics.with("q", own.skill.name))">\(say("Topics like it"))</a></p>
    """
  }
}
