import Essentials
import Web

/// Changing a skill, or adding one.
struct SkillEditPage: View {
  let framework: Framework
  /// nil for a new one.
  let id: ID<Skill>?
  let name: String
  let groups: [String]
  let form: FormFields
  let errors: FieldErrors
  /// Of what the form was filled with.
  let version: String?

  private var state: FormState { FormState(form, errors: errors) }
  private var back: Link { id.map(SkillURL.show) ?? FrameworkURL.show(framework.id) }

  var html: HTML {
    let title = id == nil ? say("Add a skill") : say("Change the skill")
    return """
      \(PageHead(title, lede: HTML(text: say("In \(framework.name).")), crumbs: [Crumb(say("Skills"), SkillURL.list), Crumb(name, back), Crumb(title)]))
      \(Form(to: id.map(SkillURL.show) ?? FrameworkURL.newSkills(framework.id), method: id == nil ? .post : .put, state, fields: """
        \(optional: version.map { Hidden(FormVersion.field, $0) })
        \(FieldGroup(say("The skill"), what))\(FieldGroup(say("What its levels mean"), levels))\(FieldGroup(say("How much hangs on it"), weight))
        """, actions: "\(Button(id == nil ? say("Add the skill") : say("Save the skill"), .main))\(ButtonLink(say("Leave it as it is"), to: back, .quiet))"))
      """
  }

  private var what: HTML {
    """
    \(Field("name", say("Name"), in: state, isRequired: true, max: SkillLimits.name))
    \(Field("about", say("Description"), .area(rows: 3), in: state, hint: say("Markdown works."), max: SkillLimits.text))
    \(Field("group", say("Group"), .suggest(groups), in: state, hint: say("A group inside others is written as Data > Databases."), max: SkillLimits.path))
    \(Field("also", say("Other names"), .area(rows: 2), in: state, hint: say("One a line; it is found by them, too."), max: SkillLimits.also))
    \(Field("code", say("Code"), in: state, hint: say("What its source calls it. A newer list finds it by this."), max: SkillLimits.code))
    """
  }

  private var levels: HTML {
    Level.described.map { level in
      Field(
        "text_\(level.rawValue)", say("\(level.rawValue): \(framework.levels[level])"), .area(rows: 2),
        in: state,
        max: SkillLimits.text
      ).html
    }.joined()
  }

  private var weight: HTML {
    """
    \(CheckField("critical", say("Work stops without this skill"), in: state, hint: say("Everybody sees that it is critical, and why.")))
    \(Field("because", say("Why it is critical"), in: state, hint: say("In a sentence; everybody reads it."), max: SkillLimits.because))
    """
  }
}

/// Changing a framework's own name, source and names of levels.
struct FrameworkEditPage: View {
  let framework: Framework
  let form: FormFields
  let errors: FieldErrors
  let version: String

  var html: HTML {
    let state = FormState(form, errors: errors)
    return """
      \(PageHead(say("Change the framework"), crumbs: [Crumb(say("Frameworks"), FrameworkURL.list), Crumb(framework.name, FrameworkURL.show(framework.id)), Crumb(say("Change"))]))
      \(Form(to: FrameworkURL.show(framework.id), method: .put, state, fields: """
        \(Hidden(FormVersion.field, version))\(FrameworkFields(state: state))
        """, actions: "\(Button(say("Save the framework"), .main))\(ButtonLink(say("Leave it as it is"), to: FrameworkURL.show(framework.id), .quiet))"))
      """
  }
}

/// What a framework is called, where it is from, and its names for the levels.
struct FrameworkFields: View {
  let state: FormState

  var html: HTML {
    """
    \(Field("name", say("Framework"), in: state, isRequired: true, max: SkillLimits.name))
    \(Field("source", say("Source"), in: state, hint: say("Who made it and under which licence it may be used; shown with it."), max: SkillLimits.source))
    <div class="mapping">\(Level.allCases.map { level in
      Field("level_\(level.rawValue)", say("Level \(level.rawValue) is called"), in: state, isRequired: true, max: SkillLimits.level)
    })</div>
    """
  }
}
