import Essentials

enum MySkillsForm {
  /// So many skills are taken at once.
  static let most = 300

  /// What was said of each skill on the page.
  static func ratings(_ form: FormFields) throws(FieldErrors) -> [OwnRating] {
    var errors = FieldErrors()
    var ratings: [OwnRating] = []
    for skill in Set(form.all("skill")).sorted().prefix(most).compactMap({ ID<Skill>($0) }) {
      let typed = form["level_\(skill)"]
      let level = Int(typed).flatMap(Level.init)
      if !typed.isEmpty, level == nil { errors.add("level_\(skill)", say("Level: choose one of the five.")) }
      ratings.append(OwnRating(skill: skill, level: level, isFindable: form.has("find_\(skill)")))
    }
    try errors.throwIfAny()
    return ratings
  }

  /// Skills that a page shows although nothing is known of them yet: one that was chosen, or those of which something was typed.
  static func shown(_ chosen: String, _ typed: FormFields?) -> [ID<Skill>] {
    ([chosen] + (typed?.all("skill") ?? [])).prefix(most).compactMap { ID<Skill>($0) }
  }

  static func filled(_ skills: [OwnSkill]) -> FormFields {
    var form = FormFields()
    for skill in skills {
      if let level = skill.rating.level { form.set("level_\(skill.skill.id)", String(level.rawValue)) }
      if skill.rating.isFindable { form.set("find_\(skill.skill.id)", "yes") }
    }
    return form
  }

  /// nil for none; what is no identity is refused at its field.
  static func role(_ form: FormFields) throws(FieldErrors) -> ID<JobRole>? {
    let typed = form["role"]
    if typed.isEmpty { return nil }
    guard let id = ID<JobRole>(typed) else {
      throw FieldErrors("role", say("What you work as: choose one from the list."))
    }
    return id
  }
}

public enum MySkillsURL {
  public static let list = Link("/me/skills")
  /// Shows a skill of which nothing was said yet.
  static func adding(_ skill: ID<Skill>) -> Link { list.with("add", skill.text).at("skill-\(skill)") }
  static let role = Link("/me/job-role")
  /// DELETE forgets what was said.
  static func one(_ skill: ID<Skill>) -> Link { Link(path: "/me/skills/\(skill)") }
}
