import Essentials
import People

/// What those who run a session may say about who came.
enum AttendanceForm {
  static func field(_ person: ID<Person>) -> String { "presence_\(person)" }

  /// The answers that were given; with `rest`, everybody without one gets that.
  static func presences(_ form: FormFields, of lines: [AttendanceLine]) throws(FieldErrors) -> [ID<Person>:
    Presence]
  {
    var presences: [ID<Person>: Presence] = [:]
    var errors = FieldErrors()
    let rest = Presence(rawValue: form["rest"])
    for line in lines {
      let field = field(line.person)
      if form[field].isEmpty {
        if let rest, line.presence == nil { presences[line.person] = rest }
      } else {
        presences[line.person] = Check.choice(form, field, named: line.name, of: Presence.self, &errors)
      }
    }
    try errors.throwIfAny()
    return presences
  }

  static func walkIn(_ form: FormFields, people: CrewNames) throws(FieldErrors) -> (ID<Person>, SeatMode) {
    var errors = FieldErrors()
    let typed = Check.text(form, "person", named: say("Name or e-mail address"), max: 400, &errors)
    let mode = Check.choice(form, "mode", named: say("Where"), of: SeatMode.self, &errors)
    let person = typed.flatMap { people.resolve([CrewNames.Typed(field: "person", text: $0)], &errors).first }
    guard errors.isEmpty, let person, let mode else { throw errors }
    return (person, mode)
  }
}
