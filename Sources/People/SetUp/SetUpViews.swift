import Essentials
import Web

/// The first page anybody sees of a fresh Guildhall.
struct SetUpPage: View {
  let key: String
  let form: FormFields
  let errors: FieldErrors

  var html: HTML {
    let state = FormState(form, errors: errors)
    return """
      \(PageHead(say("Set up Guildhall"), lede: HTML(text: say("Two minutes: your organisation and you. Everything can be changed later."))))
      \(Form(to: SetUpURL.page(key), state, fields: """
        \(FieldGroup(say("Your organisation"), organisation(state)))
        \(FieldGroup(say("You, its first administrator"), person(state)))
        """, actions: Button(say("Open the hall"), .main).html))
      """
  }

  private func organisation(_ state: FormState) -> HTML {
    """
    \(Field("organisation", say("Organisation"), in: state, isRequired: true, max: 80, autocomplete: "organization"))
    \(Field("zone", say("Time zone"), .zone, in: state, hint: say("For times that name no zone of their own."), isRequired: true))
    \(AnswerField("day", say("Work week"), .many, (1...7).map { FieldOption(String($0), Told.weekdayName($0)) }, in: state))
    \(Field("departments", say("First departments"), .area(rows: 4), in: state, hint: say("One a line. They also come with an import of people.")))
    """
  }

  private func person(_ state: FormState) -> HTML {
    """
    \(Field("name", say("Your name"), in: state, isRequired: true, max: 120, autocomplete: "name"))
    \(Field("email", say("Your e-mail address"), .email, in: state, isRequired: true))
    \(Field("password", say("Password"), .password(isNew: true), in: state, hint: say("You can also sign in by links; but until mail is set up a password is handy. At least 10 characters.")))
    """
  }
}
