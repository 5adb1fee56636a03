import Doors
import Essentials
import Foundation

/// What the first administrator may type.
enum SetUpForm {
  static func read(_ form: FormFields) throws(FieldErrors) -> SetUp {
    var errors = FieldErrors()
    let organisation = Check.text(form, "organisation", named: say("Organisation"), max: 80, &errors)
    let zone = Check.zone(form, "zone", named: say("Time zone"), &errors)
    let week = Set(form.all("day").compactMap { Int($0) }.filter { (1...7).contains($0) })
    if week.isEmpty { errors.add("day", say("Work week: tick at least one day.")) }
    let departments = departments(form, &errors)
    let name = Check.text(form, "name", named: say("Your name"), max: 120, &errors)
    let email = Check.email(form, "email", named: say("Your e-mail address"), &errors)
    let password = form.raw("password")
    if !password.isEmpty { checkPassword(password, about: [name, email], &errors) }
    try errors.throwIfAny()
    return SetUp(
      organisation: Organisation(name: organisation!, zone: zone!, workWeek: week), departments: departments,
      name: name!, email: email!, password: password.isEmpty ? nil : password)
  }

  private static func checkPassword(_ password: String, about: [String?], _ errors: inout FieldErrors) {
    do {
      try PasswordRules.check(password, about: about.compactMap { $0 })
    } catch {
      errors.add("password", error.sentence)
    }
  }

  /// One a line; the same name twice counts once.
  private static func departments(_ form: FormFields, _ errors: inout FieldErrors) -> [String] {
    var seen = Set<String>()
    let names = form["departments"].split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && seen.insert(Folded.key($0)).inserted }
    if let long = names.first(where: { $0.count > 80 }) {
      errors.add(
        "departments",
        say("Departments: “\(String(long.prefix(30)))…” is too long. Use 80 characters at most."))
    }
    if names.count > 500 {
      errors.add("departments", say("Departments: 500 at most. Import the rest with the people."))
    }
    return names
  }
}
