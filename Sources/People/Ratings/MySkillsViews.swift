import Essentials
import Web

/// One's own skills: a row of five for each, one button for all.
struct MySkillsPage: View {
  let own: OwnSkills
  let offered: [OfferedRating]
  let form: FormFields?
  let errors: FieldErrors
  let me: ID<Person>
  let now: Instant
  /// Of very many skills only the first are shown, and those that were just chosen.
  let showsAll: Bool
  let chosen: [ID<Skill>]

  /// So many skills of each kind are the first; a page with sixty was 200 kB.
  private static let mostNeeded = 20, mostOthers = 15

  private var needed: [OwnSkill] { own.skills.filter { $0.target != nil } }
  private var others: [OwnSkill] { own.skills.filter { $0.target == nil } }
  private var shownNeeded: [OwnSkill] { first(Self.mostNeeded, of: needed) }
  private var shownOthers: [OwnSkill] {
    first(max(5, min(Self.mostOthers, Self.mostNeeded - needed.count)), of: others)
  }

  /// A few more than the first are shown as well, rather than hidden.
  private func first(_ count: Int, of skills: [OwnSkill]) -> [OwnSkill] {
    if showsAll || form != nil || skills.count <= count + 5 { return skills }
    let asked = skills.filter { chosen.contains($0.skill.id) }
    return asked + skills.filter { !chosen.contains($0.skill.id) }.prefix(count)
  }

  var html: HTML {
    """
    \(PageHead(say("Your skills"), lede: HTML(text: lede), crumbs: [Crumb(say("People"), PersonURL.directory), Crumb(say("You"), PersonURL.show(me)), Crumb(say("Your skills"))]))
    \(Columns(main: "\(offers)\(main)", side: "\(work)\(colleagues)\(privacy)", sideLeads: own.role == nil))
    """
  }

  /// How far one is from what the work needs, in words.
  private var lede: String {
    guard !needed.isEmpty else {
      return say(
        "Say what you work as, and see what it needs. Or say what you can do: others find you only where you let them."
      )
    }
    guard needed.contains(where: { $0.gap != nil }) else {
      return say(
        count: needed.count, one: "Your work needs 1 skill. Say how well you can do it.",
        other: "Your work needs \(needed.count) skills. Say how well you can do each: it takes three minutes."
      )
    }
    let met = needed.count { $0.gap == 0 }
    let sentence = say("You are where your work needs you in \(met) of \(needed.count) skills.")
    guard let widest = needed.max(by: { ($0.gap ?? 0) < ($1.gap ?? 0) }), widest.gap ?? 0 > 0 else {
      return sentence
    }
    return say("\(sentence) The widest step is \(widest.skill.name).")
  }

  private var main: HTML {
    if own.skills.isEmpty {
      return Empty(
        say("Nothing is here yet."),
        text: HTML(text: say("Choose what you work as, or find a skill and say how well you can do it.")),
        step: ButtonLink(say("Find a skill"), to: SkillURL.list, icon: .search)
      ).html
    }
    // Filled once: for each row anew, it was most of the time of a page of sixty.
    let state = FormState(form ?? MySkillsForm.filled(own.skills), errors: errors)
    return """
      \(Form(to: MySkillsURL.list, method: .put, state, isWide: true, fields: """
        \(if: !needed.isEmpty, group(say("What your work needs"), shownNeeded, state))\(if: !others.isEmpty, group(say("What else you can do"), shownOthers, state))\(if: shown < own.skills.count, more)
        """, actions: "\(Button(say("Keep these levels"), .main))\(ButtonLink(say("Find another skill"), to: SkillURL.list, .quiet))").html)
      """
  }

  private var shown: Int { shownNeeded.count + shownOthers.count }

  private var more: HTML {
    """
    <p class="small">\(say("\(shown) of \(own.skills.count) are shown, the widest gaps first."))
    <a href="\(MySkillsURL.list.with("all", "yes"))">\(say("Show all \(own.skills.count)"))</a></p>
    """
  }

  /// What colleagues offer to say, which counts once it is taken.
  private var offers: HTML {
    if offered.isEmpty { return HTML() }
    return LedgerSection(
      say("Offered to you"), id: "offered", note: HTML(text: say("It counts once you take it")),
      Entries(offered.map { OfferedEntry($0, now: now) }).html
    ).html
  }

  private var colleagues: LedgerAside {
    LedgerAside(
      say("What others say"),
      """
      <div class="stack-tight"><p class="small">\(say("A colleague often sees what one does not see oneself."))</p>
      \(ButtonLink(say("Ask a colleague"), to: AskURL.page.at("ask"), size: .small))
      <p class="small"><a href="\(AskURL.page)">\(say("What you are asked"))</a></p></div>
      """)
  }

  private func group(_ title: String, _ skills: [OwnSkill], _ state: FormState) -> HTML {
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
                "To nobody but you. Where you let others find you, everybody sees that skill with the level that counts and whose word it is. In the gap map you are counted without your name, in groups of five or more."
              ))
          ),
          (
            say("Others"),
            HTML(
              text: say(
                "Who leads you and colleagues you ask can say how they see it. You read every word, and can answer it."
              ))
          ),
          (say("Counts"), HTML(text: StandingRules.sentence)),
          (say("Careful"), HTML(text: say("These are words. They are no test and no judgement."))),
        ], .words
      ).html)
  }
}

/// One skill: how well one can do it, against what the work needs.
struct RatingRow: View {
  let own: OwnSkill
  let state: FormState

  private var id: ID<Skill> { own.skill.id }

  var html: HTML {
    """
    <div class="rating" id="skill-\(id)">\(LevelChoice(skill: own.skill, levels: own.levels, standing: standing, state: state))
    <div class="rating__more">\(CheckField("find_\(id)", say("Others may find me for this"), in: state))
    \(if: own.skill.saysLevels, Fold(say("What the levels mean"), LevelLadder(skill: own.skill, names: own.levels).html).html)
    \(ways)</div></div>
    """
  }

  /// What the work needs, how far it is to there, and what others say.
  private var standing: HTML {
    let needs = own.target.map { say("Your work needs \($0.rawValue), \(own.levels[$0]).") }
    let counts = own.standing.flatMap { $0.source == .own ? nil : counting($0) }
    if needs == nil && counts == nil { return HTML() }
    return """
      \(optional: needs.map { "<p class=\"rating__needs\">\($0) \(distance)</p>" as HTML })\
      \(optional: counts.map { "<p class=\"rating__needs\">\($0)</p>" as HTML })
      """
  }

  private var distance: State {
    switch own.gap {
    case nil: State(say("Not said yet"), .open)
    case 0: State(say("There"), .settled)
    case let gap?: State(say(count: gap, one: "1 step to go", other: "\(gap) steps to go"), .planned)
    }
  }

  private func counting(_ standing: Standing) -> HTML {
    let words = say(
      "Counts as \(standing.level.rawValue), \(own.levels[standing.level]): \(standing.source.word).")
    return "\(words)\(if: standing.isDisputed, " \(State(say("Words differ"), .attention))")"
  }

  /// What others say, and what can close the gap: people, topics and sessions.
  private var ways: HTML {
    let hasGap = (own.gap ?? 0) > 0
    return """
      <p class="rating__ways"><a href="\(MySkillsURL.one(id))">\(own.hasOthers ? say("What was said of it") : say("Ask what others say"))\
      <span class="visually-hidden"> \(own.skill.name)</span></a>\
      \(if: hasGap, """
         <a href="\(SkillURL.show(id).at("help"))">\(say("Who can help"))</a> \
        <a href="\(HallLinks.sessions.with("q", own.skill.name))">\(say("Sessions on it"))</a> \
        <a href="\(HallLinks.topics.with("skill", id.text))">\(say("Topics on it"))</a>
        """)</p>
      """
  }
}
