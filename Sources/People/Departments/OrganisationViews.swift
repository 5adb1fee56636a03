import Essentials
import Web

/// The organisation's own settings.
struct OrganisationPage: View {
  let form: FormFields
  let errors: FieldErrors

  var html: HTML {
    let state = FormState(form, errors: errors)
    let days = (1...7).map { FieldOption(String($0), Told.weekdayName($0)) }
    return """
      \(PageHead(
        say("Organisation"), crumbs: [Crumb(say("Administration"), AdminURL.home), Crumb(say("Organisation"))]))
      \(Form(to: AdminURL.organisation, method: .put, state, fields: """
        \(Field("name", say("Name"), in: state, hint: say("It stands at the foot of every page and in every letter."), isRequired: true, max: 80, autocomplete: "organization"))
        \(Field("zone", say("Time zone"), .zone, in: state, hint: say("For times that name no zone of their own. Sessions that are planned keep theirs."), isRequired: true))
        \(AnswerField("day", say("Work week"), .many, days, in: state))
        \(Field("votes", say("Votes of each person"), .number(Organisation.voteBudgets), in: state, hint: say("On topics of which something can still come. They come back when a topic is taught or declined."), isRequired: true, look: .short))
        """, actions: "\(Button(say("Save the settings"), .main))"))
      """
  }
}
