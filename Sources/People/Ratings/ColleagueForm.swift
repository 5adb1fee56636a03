import Essentials

enum ColleagueForm {
  static func ratings(_ form: FormFields) throws(FieldErrors) -> [ColleagueRating] {
    var (ratings, errors) = ([ColleagueRating](), FieldErrors())
    for skill in Set(form.all("skill")).sorted().prefix(MySkillsForm.most).compactMap({ ID<Skill>($0) }) {
      let typed = form["level_\(skill)"]
      let note =
        Check.text(
          form, "note_\(skill)", named: say("What you have seen"), max: ColleagueRules.noteMax,
          required: false,
          &errors) ?? ""
      if let level = Int(typed).flatMap(Level.init) {
        ratings.append(ColleagueRating(skill: skill, level: level, note: note))
      } else if !typed.isEmpty || !note.isEmpty {
        errors.add("level_\(skill)", say("Level: choose one of the five; your note is kept with it."))
      }
    }
    try errors.throwIfAny()
    return ratings
  }

  static func filled(_ skills: [ColleagueSkill]) -> FormFields {
    var form = FormFields()
    for skill in skills {
      guard let said = skill.said else { continue }
      form.set("level_\(skill.skill.id)", String(said.level.rawValue))
      form.set("note_\(skill.skill.id)", said.note)
    }
    return form
  }

  static func answer(_ form: FormFields) throws(FieldErrors) -> String {
    var errors = FieldErrors()
    let answer = Check.text(form, "answer", named: say("Your answer"), max: 1000, required: false, &errors)
    try errors.throwIfAny()
    return answer ?? ""
  }
}

public enum ColleagueURL {
  public static func skills(of person: ID<Person>) -> Link { Link(path: "/people/\(person)/skills") }
  static func adding(_ skill: ID<Skill>, of person: ID<Person>) -> Link {
    skills(of: person).with("add", skill.text).at("skill-\(skill)")
  }
  /// DELETE takes back what one said of a colleague.
  static func one(_ skill: ID<Skill>, of person: ID<Person>) -> Link {
    Link(path: "/people/\(person)/skills/\(skill)")
  }
  /// POST takes what was offered, DELETE puts it aside.
  static func acceptance(_ id: ID<GivenRating>) -> Link { Link(path: "/me/ratings/\(id)/acceptance") }
  static func answer(_ id: ID<GivenRating>) -> Link { Link(path: "/me/ratings/\(id)/answer") }
}
