import Essentials

/// What administrators may type about the organisation.
enum OrganisationForm {
  static func read(_ form: FormFields) throws(FieldErrors) -> Organisation {
    var errors = FieldErrors()
    let name = Check.text(form, "name", named: say("Name"), max: 80, &errors)
    let zone = Check.zone(form, "zone", named: say("Time zone"), &errors)
    let week = Set(form.all("day").compactMap { Int($0) }.filter { (1...7).contains($0) })
    if week.isEmpty { errors.add("day", say("Work week: tick at least one day.")) }
    let budget =
      form.has("votes")
      ? Check.number(form, "votes", named: say("Votes of each person"), in: Organisation.voteBudgets, &errors)
      : Organisation.usualVoteBudget
    try errors.throwIfAny()
    return Organisation(
      name: name!.split(whereSeparator: \.isWhitespace).joined(separator: " "), zone: zone!, workWeek: week,
      voteBudget: budget!)
  }

  static func filled(_ organisation: Organisation) -> FormFields {
    var form = FormFields([
      ("name", organisation.name), ("zone", organisation.zone.name),
      ("votes", String(organisation.voteBudget)),
    ])
    for day in organisation.workWeek.sorted() { form.append("day", String(day)) }
    return form
  }
}
