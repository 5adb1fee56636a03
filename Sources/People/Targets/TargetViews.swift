import Essentials
import Web

/// The fields of what something needs: a level for each skill that is known, and lines to add more.
public struct TargetFields: View {
  /// How the two groups of fields are called.
  public struct Titles: Sendable {
    let known: String
    let added: String

    public init(known: String, added: String) { (self.known, self.added) = (known, added) }

    static var needs: Titles { Titles(known: say("What it needs"), added: say("What it needs besides")) }
  }

  let titles: Titles
  /// Those that can be chosen, by name.
  let skills: [(id: ID<Skill>, name: String)]
  /// What the levels of a skill are called; of no skill, what they are usually called.
  let names: @Sendable (ID<Skill>?) -> LevelNames
  /// What the form was filled with, or what was typed.
  let form: FormFields
  let state: FormState

  /// - Parameters:
  ///   - skills: those that can be chosen, by name.
  ///   - names: what the levels of a skill are called; of no skill, what they are usually called.
  ///   - form: what the form was filled with, or what was typed.
  public init(
    _ titles: Titles, skills: [(id: ID<Skill>, name: String)],
    names: @escaping @Sendable (ID<Skill>?) -> LevelNames, form: FormFields, state: FormState
  ) {
    (self.titles, self.skills, self.names, self.form, self.state) = (titles, skills, names, form, state)
  }

  public var html: HTML {
    """
    \(if: !levels.isEmpty, FieldGroup(titles.known, note: say("A level of 0 takes the skill away."), levels.joined()).html)
    \(FieldGroup(titles.added, additions))
    """
  }

  private func options(_ names: LevelNames) -> [FieldOption] {
    Level.allCases.map { FieldOption(String($0.rawValue), "\($0.rawValue): \(names[$0])") }
  }

  private var levels: [HTML] {
    skills.compactMap { skill in
      let field = "level_\(skill.id)"
      guard form.has(field) else { return nil }
      return Field(field, skill.name, .select(options(names(skill.id))), in: state, look: .short).html
    }
  }

  private var additions: HTML {
    let proposals = skills.prefix(400).map(\.name)
    let choices = [FieldOption("", say("Choose a level"))] + options(names(nil)).dropFirst()
    return (1...TargetForm.additions).map { place in
      """
      <div class="fieldpair">\(Field("add_\(place)", say("Skill \(place)"), .suggest(place == 1 || proposals.count < 100 ? proposals : []), in: state, max: SkillLimits.name))
      \(Field("add_level_\(place)", say("Level"), .select(choices), in: state, look: .short))</div>
      """ as HTML
    }.joined()
  }
}

/// A skill with the level that is needed, and what that level means.
struct NeedRow: View {
  let skill: Skill
  let level: Level
  let names: LevelNames

  var html: HTML {
    let (name, text) = (names[level], skill.text(level))
    return """
      <li class="need"><div class="need__what"><h3><a href="\(SkillURL.show(skill.id))">\(skill.name)</a></h3>\
      \(SkillTags(isCritical: skill.isCritical, isRetired: skill.retiredAt != nil))</div>\
      <p class="need__level"><span class="levels__number">\(level.rawValue)</span> \(name)</p>\
      \(if: !text.isEmpty, Fold(say("What \(name) means"), Prose(Markdown.html(LevelLadder.marked(text))).html).html)</li>
      """
  }
}
