import Essentials
import Web

/// The sign-in page: a link by mail for everybody, a password for those who set one.
struct SignInPage: View {
  let form: FormFields
  let errors: FieldErrors
  let next: Link
  /// Why a link did not work.
  var refusal: String?

  var html: HTML {
    let wasPassword = errors["password"] != nil
    let state = FormState(form, errors: wasPassword ? FieldErrors() : errors)
    return """
      \(PageHead(say("Sign in"), lede: HTML(text: say("We send a link to your address. It signs you in once; there is nothing to remember."))))
      \(optional: refusal.map { Notice(.refuse, HTML(text: $0), isNews: true) })
      \(Form(to: SignInURL.links, state, fields: """
        \(Hidden("next", next.text))
        \(Field("email", say("E-mail address"), .email, in: state, isRequired: true))
        """, actions: Button(say("Send me a link"), .main).html))
      \(password)
      """
  }

  /// Open when it was tried, so that its error is seen.
  private var password: HTML {
    let wasTried = errors["password"] != nil
    let state = FormState(form, errors: wasTried ? errors : FieldErrors(), prefix: "p")
    return """
      \(Fold(say("Sign in with a password"), isOpen: wasTried, Form(to: SignInURL.password, state, fields: """
        \(Hidden("next", next.text))
        \(Field("email", say("E-mail address"), .email, in: state, isRequired: true))
        \(Field("password", say("Password"), .password(isNew: false), in: state, isRequired: true))
        """, actions: Button(say("Sign in")).html).html))
      """
  }
}

/// What everybody sees after asking for a link, whether the address is known or not.
struct LinkSentPage: View {
  /// There is a mail server.
  let isSent: Bool

  var html: HTML {
    let lede =
      isSent
      ? say(
        "If the address has an account here, a letter with a link is on its way. The link works once, in any browser, for 15 minutes."
      )
      : say(
        "This Guildhall sends no mail yet. If the address has an account here, an administrator now finds your wish in the outbox and can hand you a link."
      )
    return """
      \(PageHead(isSent ? say("Look into your mail") : say("Ask an administrator"), lede: HTML(text: lede)))
      <div class="stack">
      \(if: isSent, "<p>\(say("Nothing after a few minutes? Look among unwanted mail, or ask an administrator which address you are known by."))</p>")
      <p>\(ButtonLink(say("Use another address"), to: SignInURL.page))</p>
      </div>
      """
  }
}

/// One tap between the letter and the sign-in, because programs that look into letters follow links too. It says whose account
/// it is: a link can be somebody else's, who would like to read along.
struct UseLinkPage: View {
  let key: String
  let person: Person
  let viewer: Viewer?

  var html: HTML {
    """
    \(PageHead(say("Sign in"), lede: HTML(text: say("One tap and you are signed in, in this browser."))))
    <div class="stack">
    <p>\(say("The account is that of")) <strong translate="no">\(person.name)</strong> <span class="faint" translate="no">\(person.email)</span></p>
    \(optional: other.map { Notice(.attend, HTML(text: say("\($0) is signed in in this browser, and will be signed out."))) })
    \(ButtonForm(say("Sign me in"), to: SignInURL.link(key), .main, size: .wide))
    \(optional: other.map { "<p><a href=\"/\">\(say("Stay signed in as \($0)"))</a></p>" as HTML })
    </div>
    """
  }

  private var other: String? { viewer.flatMap { $0.id == person.id.text ? nil : $0.name } }
}

/// A link that works no more, opened by somebody who needs none.
struct NeedlessLinkPage: View {
  let name: String

  var html: HTML {
    """
    \(PageHead(say("You are signed in"), lede: HTML(text: say("That link works no more, and you need none: this browser is signed in as \(name)."))))
    <p>\(ButtonLink(say("On to Guildhall"), to: HallLinks.home, .main))</p>
    """
  }
}
