import Essentials

/// Whom somebody asks about which of their skills, as typed.
struct RatingAskDraft: Sendable {
  let who: String
  let skills: [ID<Skill>]
}

enum AskForm {
  static func rating(_ form: FormFields) throws(FieldErrors) -> RatingAskDraft {
    var errors = FieldErrors()
    let who = Check.text(form, "who", named: say("Whom you ask"), max: 380, &errors) ?? ""
    let skills = Array(Set(form.all("skills").compactMap { ID<Skill>($0) })).sorted()
    if skills.isEmpty { errors.add("skills", say("Skills: tick at least one.")) }
    if skills.count > AskRules.mostSkills {
      errors.add(
        "skills",
        say("Skills: \(skills.count) are a lot to ask at once. Tick up to \(AskRules.mostSkills)."))
    }
    try errors.throwIfAny()
    return RatingAskDraft(who: who, skills: skills)
  }

  static func help(_ form: FormFields) throws(FieldErrors) -> String {
    var errors = FieldErrors()
    let words = Check.text(form, "words", named: say("What you need"), max: AskRules.wordsMax, &errors)
    try errors.throwIfAny()
    return words!
  }

  static func quiet(_ form: FormFields, today: Day) throws(FieldErrors) -> Day {
    var errors = FieldErrors()
    let day = Check.day(form, "until", named: say("Until"), &errors)
    if let day, day <= today || day > today.adding(days: AskRules.longestQuiet) {
      errors.add("until", say("Until: choose a day after today and within a year."))
    }
    try errors.throwIfAny()
    return day!
  }
}
