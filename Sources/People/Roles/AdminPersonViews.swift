import Essentials
import Web

/// One account: facts, roles, and whether it can be used.
struct AdminPersonPage: View {
  let person: Person
  /// Of what the form was filled with.
  let version: String
  let bounce: Bounce?
  let form: FormFields
  let errors: FieldErrors
  let choices: PersonChoices
  let lastDay: FormState
  let zone: Zone

  var html: HTML {
    """
    \(PageHead(
      person.name, lede: HTML(text: person.email),
      crumbs: [
        Crumb(say("Administration"), AdminURL.home), Crumb(say("People and roles"), AdminURL.people), Crumb(person.name),
      ], tools: "\(ButtonLink(say("See their page"), to: PersonURL.show(person.id), icon: .person))"))
    \(optional: bounce.map(undeliverable))
    \(Columns(main: facts, side: "\(roles)\(account)\(leaving)"))
    """
  }

  private func undeliverable(_ bounce: Bounce) -> Notice {
    Notice(
      .attend,
      HTML(
        text: say(
          "Letters to \(person.email) do not arrive (\(Told.moment(bounce.at, in: zone))). \(bounce.said)")))
  }

  private var facts: HTML {
    AdminPersonForm(
      action: AdminURL.person(person.id), method: .put, state: FormState(form, errors: errors),
      choices: choices,
      button: say("Save the changes"), version: version
    ).html
  }

  private var roles: LedgerAside {
    LedgerAside(
      say("Roles"),
      """
      <ul class="rows">\(Role.allCases.map { role in
        "<li class=\"stack-tight\"><strong>\(role.word)</strong><p class=\"faint small\">\(RoleWords.meaning(role))</p>\(roleButton(role))</li>" as HTML
      })</ul>
      """)
  }

  private func roleButton(_ role: Role) -> HTML {
    let action = AdminURL.role(role, of: person.id)
    if person.roles.contains(role) {
      return """
        <p>\(State(say("\(person.name) has this role"), .settled))</p>
        \(ButtonForm(say("Take the role away"), to: action, method: .delete, size: .small, about: role.word))
        """
    }
    guard person.isActive else { return HTML() }
    return ButtonForm(say("Give the role"), to: action, size: .small, about: role.word).html
  }

  private var leaving: LedgerAside {
    LedgerAside(
      say("Last day"),
      Form(
        to: AdminURL.lastDay(person.id), method: .put, lastDay,
        fields: Field(
          "leaves_on", say("Last day"), .day, in: lastDay,
          hint: say(
            "If you know it. Organisers and sponsors see it beside critical skills that hang on this person. It closes no account."
          )
        ).html,
        actions: Button(say("Keep the day"), size: .small).html
      ).html)
  }

  private var account: LedgerAside {
    let since = Told.day(person.deactivatedAt ?? person.createdAt, in: zone)
    let words = person.isActive ? say("Since \(since). Can sign in.") : say("Since \(since). Cannot sign in.")
    let deed: HTML =
      person.isActive
      ? ButtonLink(say("Deactivate the account"), to: AdminURL.deactivation(person.id), .danger, size: .small)
        .html
      : ButtonForm(
        say("Reactivate the account"), to: AdminURL.deactivation(person.id), method: .delete, size: .small
      ).html
    return LedgerAside(
      say("Account"),
      "<div class=\"stack-tight\"><p>\(AccountState(person: person))</p><p class=\"faint small\">\(words)</p>\(deed)</div>"
    )
  }
}

/// Somebody new.
struct NewPersonPage: View {
  let form: FormFields
  let errors: FieldErrors
  let choices: PersonChoices
  let sendsMail: Bool

  private var lede: String {
    sendsMail
      ? say("Name and address are enough. They sign in by a link sent to the address.")
      : say(
        "Name and address are enough. No mail is sent here yet: a link they ask for waits in the outbox, and you hand it to them."
      )
  }

  var html: HTML {
    let state = FormState(form, errors: errors)
    return """
      \(PageHead(
        say("Add a person"), lede: HTML(text: lede),
        crumbs: [
          Crumb(say("Administration"), AdminURL.home), Crumb(say("People and roles"), AdminURL.people), Crumb(say("Add a person")),
        ]))
      \(AdminPersonForm(action: AdminURL.people, method: .post, state: state, choices: choices, button: say("Add the person"), withRoles: true))
      """
  }
}

/// All that an administrator may write about somebody.
struct AdminPersonForm: View {
  let action: Link
  let method: FormMethod
  let state: FormState
  let choices: PersonChoices
  let button: String
  var withRoles = false
  var version: String?

  var html: HTML {
    """
    \(Form(to: action, method: method, state, fields: """
      \(optional: version.map { Hidden("seen", $0) })
      \(FieldGroup(say("Account"), account))
      \(FieldGroup(say("Work"), "\(Field("title", say("Job title"), in: state, max: PersonLimits.title))\(PersonFields.place(state, choices))\(PersonFields.manager(state, choices))"))
      \(FieldGroup(say("In their own words"), "\(words)\(PersonFields.teaches(say("Can teach"), state))\(PersonFields.wants(say("Wants to learn"), state))"))
      \(if: withRoles, FieldGroup(say("Roles"), roles).html)
      """, actions: Button(button, .main).html))
    """
  }

  private var account: HTML {
    """
    \(Field("name", say("Name"), in: state, isRequired: true, max: PersonLimits.name, autocomplete: "off"))
    \(Field("email", say("E-mail address"), .email, in: state, hint: say("They sign in with it."), isRequired: true, autocomplete: "off"))
    \(Field("external_id", say("Staff number"), in: state, hint: say("The number your own list has for them; imports find them by it."), max: PersonLimits.externalID, look: .short))
    """
  }

  private var words: HTML {
    """
    \(Field("pronouns", say("Pronouns"), in: state, max: PersonLimits.pronouns, look: .short))
    \(Field("about", say("About"), .area(rows: 3), in: state, max: PersonLimits.about))
    """
  }

  private var roles: HTML {
    let options = Role.allCases.map { FieldOption($0.rawValue, $0.word, hint: RoleWords.meaning($0)) }
    return AnswerField("role", say("What they may do beyond being a member"), .many, options, in: state).html
  }
}

/// The question before an account is closed.
struct DeactivationPage: View {
  let person: Person
  let reports: Int
  let isMe: Bool
  let errors: FieldErrors

  var html: HTML {
    let state = FormState(FormFields(), errors: errors)
    return """
      \(PageHead(
        isMe ? say("Deactivate your own account?") : say("Deactivate \(person.name)?"),
        crumbs: [
          Crumb(say("Administration"), AdminURL.home), Crumb(say("People and roles"), AdminURL.people),
          Crumb(person.name, AdminURL.person(person.id)), Crumb(say("Deactivate")),
        ]))
      <div class="stack"><div class="prose"><ul>\(consequences.map { "<li>\($0)</li>" as HTML })</ul></div>
      \(Form(to: AdminURL.deactivation(person.id), state, fields: """
        \(if: isMe, CheckField("confirm", say("Yes, close my own account and sign me out"), in: state).html)
        """, actions: """
        \(Button(isMe ? say("Deactivate my account") : say("Deactivate \(person.name)"), .danger))\
        \(ButtonLink(say("Leave the account open"), to: AdminURL.person(person.id), .quiet))
        """))</div>
      """
  }

  private var consequences: [String] {
    if isMe {
      return [
        say("You are signed out everywhere at once, and cannot sign in again."),
        say("Seats you hold are given to the next in line; sessions you were to run stay planned."),
        say("What you taught, asked and wrote stays, with your name."),
        say("Another administrator can reactivate the account at any time; roles are kept."),
      ]
    }
    var all = [
      say("All their browsers are signed out at once, and they cannot sign in again."),
      say("Seats they hold are given to the next in line."),
      say(
        "Sessions they were to run stay planned, and stand on the organisers’ home as waiting for somebody."),
      say("What they taught, asked and wrote stays, with their name."),
      say("You can reactivate the account at any time; roles are kept."),
    ]
    if reports > 0 {
      all.append(
        say(
          count: reports, one: "One person answers to them; give that person another manager.",
          other: "\(reports) people answer to them; give those another manager."))
    }
    return all
  }
}
