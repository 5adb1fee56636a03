import Essentials
import Web

/// What the fields about a person may propose.
struct PersonChoices: Sendable {
  let departments: [Department]
  /// Managers as their field writes them.
  let managers: [String]
}

/// A person's own page about themselves.
struct ProfilePage: View {
  let form: FormFields
  let errors: FieldErrors
  let choices: PersonChoices
  let me: ID<Person>

  var html: HTML {
    let state = FormState(form, errors: errors)
    return """
      \(PageHead(
        say("Your profile"),
        lede: HTML(text: say("Everybody here can see it. It is how people find you when they need what you know.")),
        crumbs: [Crumb(say("People"), PersonURL.directory), Crumb(say("You"), PersonURL.show(me)), Crumb(say("Your profile"))]))
      \(Form(to: PersonURL.mine, method: .put, state, fields: """
        \(FieldGroup(say("What you know"), PersonFields.skills(state)))
        \(FieldGroup(say("Who you are"), PersonFields.who(state)))
        \(FieldGroup(say("Where you work"), PersonFields.place(state, choices)))
        """, actions: "\(Button(say("Save your profile"), .main))\(ButtonLink(say("Leave it as it is"), to: PersonURL.show(me), .quiet))"))
      """
  }
}

/// The fields about a person, shared by their own page and the administrators'.
enum PersonFields {
  static func skills(_ state: FormState) -> HTML {
    """
    \(teaches(say("What you can teach"), state))\(wants(say("What you want to learn"), state))
    """
  }

  static func teaches(_ label: String, _ state: FormState) -> Field {
    Field(
      "teaches", label, .area(rows: 3), in: state,
      hint: say("One thing a line. It need not be a course: ten minutes at the bench count."),
      max: PersonLimits.words)
  }

  static func wants(_ label: String, _ state: FormState) -> Field {
    Field("wants", label, .area(rows: 3), in: state, hint: say("One thing a line."), max: PersonLimits.words)
  }

  static func who(_ state: FormState) -> HTML {
    """
    \(Field("name", say("Name"), in: state, isRequired: true, max: PersonLimits.name, autocomplete: "name"))
    \(Field("pronouns", say("Pronouns"), in: state, max: PersonLimits.pronouns, look: .short))
    \(Field("about", say("About"), .area(rows: 4), in: state, hint: say("What you work on, what people may ask you. Markdown is understood."), max: PersonLimits.about))
    """
  }

  static func place(_ state: FormState, _ choices: PersonChoices) -> HTML {
    let departments =
      [FieldOption("", say("None"))] + choices.departments.map { FieldOption($0.id.text, $0.name) }
    return """
      \(Field("department", say("Department"), .select(departments), in: state))
      \(Field("location", say("Location"), in: state, hint: say("The town or the site, as people say it."), max: PersonLimits.location))
      \(Field("zone", say("Time zone"), .zone, in: state, hint: say("Pages and letters give the times of this clock."), isRequired: true))
      """
  }

  static func manager(_ state: FormState, _ choices: PersonChoices) -> Field {
    Field(
      "manager", say("Manager"), .suggest(choices.managers), in: state,
      hint: say("A name, or an address where a name is not unique. Empty for whoever is at the top."))
  }
}
