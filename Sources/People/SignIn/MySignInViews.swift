import Essentials
import Web

/// Where somebody is signed in, and their password.
struct MySignInsPage: View {
  let signIns: [SignIn]
  let current: ID<SignIn>
  let hasPassword: Bool
  let errors: FieldErrors
  let zone: Zone
  let now: Instant

  var html: HTML {
    """
    \(PageHead(say("Where you are signed in"), lede: HTML(text: say("A browser you do not know, or do not use any more? End it here; it takes effect at once."))))
    \(LedgerSection(say("Browsers"), .margin, """
      \(Entries(signIns.map { row($0) }))
      \(ButtonForm(say("Sign out everywhere"), to: SignInURL.mine, method: .delete, .danger))
      """))
    \(LedgerSection(say("Password"), .margin, passwordForm))
    """
  }

  private func row(_ signIn: SignIn) -> Entry {
    let isCurrent = signIn.id == current
    let name = signIn.agent.isEmpty ? say("A browser that does not say its name") : signIn.agent
    let dates = say(
      "Since \(Told.day(signIn.createdAt, in: zone)), last used \(Told.ago(signIn.seenAt, now: now))")
    let end = ButtonForm(
      say("Sign out"), to: isCurrent ? SignInURL.current : SignInURL.one(signIn.id), method: .delete,
      size: .small,
      about: name)
    return Entry(
      name, note: HTML(text: dates),
      side: isCurrent ? "\(State(say("This one"), .settled)) \(end)" : end.html)
  }

  private var passwordForm: HTML {
    let state = FormState(FormFields(), errors: errors)
    let lede =
      hasPassword
      ? say("You can sign in with a password, or by a link as before.")
      : say("You sign in by a link. A password is a second way, if you like one.")
    return """
      <p>\(lede)</p>
      \(Form(to: SignInURL.myPassword, method: .put, state, fields: """
        \(if: hasPassword, Field("current", say("Current password"), .password(isNew: false), in: state, isRequired: true).html)
        \(Field("password", say("New password"), .password(isNew: true), in: state, hint: say("At least 10 characters; a few words make a good one."), isRequired: true))
        """, actions: Button(hasPassword ? say("Change my password") : say("Set a password"), .main).html))
      \(if: hasPassword, Fold(say("Remove my password"), isOpen: false, removal).html)
      """
  }

  private var removal: HTML {
    let state = FormState(FormFields(), errors: errors, prefix: "r")
    let hint = say("Not needed within a quarter of an hour after signing in.")
    return Form(
      to: SignInURL.myPassword, method: .delete, state,
      fields: Field("current", say("Current password"), .password(isNew: false), in: state, hint: hint).html,
      actions: Button(say("Remove my password"), .danger).html
    ).html
  }
}
