import Essentials
import Web

/// Five levels to choose one of, under the name of their skill.
struct LevelChoice: View {
  let skill: Skill
  let levels: LevelNames
  /// What is known of it, between the name and the levels.
  let standing: HTML
  let state: FormState

  private var field: String { "level_\(skill.id)" }

  var html: HTML {
    let error = state.errors[field]
    // Looked up once a skill: with sixty of them the five of each were most of the page's time.
    let (chosen, control) = (state.fields[field], state.id(field))
    return """
      \(Hidden("skill", skill.id.text))
      <fieldset class="scale"\(attribute: "aria-describedby", error.map { _ in "\(state.id(field))-error" })>\
      <legend class="rating__name">\(skill.name)\(SkillTags(isCritical: skill.isCritical, isRetired: false))</legend>
      \(standing)
      <div class="choice scale__row">\(Level.allCases.map { choice($0, isChosen: chosen == String($0.rawValue), control) })</div>\
      \(optional: error.map { "<span class=\"field__error\" id=\"\(state.id(field))-error\">\(Icon(.stop))<span>\($0)</span></span>" as HTML })</fieldset>
      """
  }

  private func choice(_ level: Level, isChosen: Bool, _ first: String) -> HTML {
    let place = level.rawValue
    let control = place == 0 ? first : "\(first)-\(place)"
    return """
      <div class="choice__item"><input class="choice__input" type="radio" id="\(control)" name="\(field)" \
      value="\(place)"\(attribute: "checked", if: isChosen)>\
      <label class="choice__label" for="\(control)">\(Icon(.check))<span>\(place)<span class="rating__word">\(levels[level])</span></span></label></div>
      """
  }
}
