import Essentials
import Web

/// Third step, on the same page: who of those missing goes, and the button that repeats the numbers.
struct ImportApplication: View {
  let look: ImportLook
  let me: ID<Person>
  let ticked: FormFields
  /// Up to so many are offered one by one.
  static let most = 100

  private var missing: [Person] { look.plan.missing.filter { $0.id != me } }

  var html: HTML {
    if look.plan.deeds.isEmpty, missing.isEmpty { return discard }
    let state = FormState(ticked, prefix: "a")
    return LedgerSection(
      say("Take it over"), id: "apply",
      """
      \(Form(to: PeopleImportURL.application(look.id), state, isWide: true, fields: """
        \(Hidden("fingerprint", look.plan.fingerprint))
        \(if: !missing.isEmpty, absent(state))
        """, actions: "\(Button(ImportWords.deed(look.plan), .main))"))
      \(discard)
      """
    ).html
  }

  private var discard: HTML {
    ButtonForm(say("Put the list away"), to: PeopleImportURL.draft(look.id), method: .delete, .quiet).html
  }

  private func absent(_ state: FormState) -> HTML {
    let lede = say(
      count: missing.count, one: "One active person is not in the list.",
      other: "\(missing.count) active people are not in the list.")
    let hint = say(
      "They stay as they are unless you tick them. Deactivated people cannot sign in; what they taught stays."
    )
    if missing.count > ImportApplication.most {
      let names = Told.list(missing.prefix(12).map(\.name) + [say("\(missing.count - 12) others")])
      return """
        <p>\(lede) \(hint)</p><p class="faint">\(names)</p>
        \(CheckField("deactivate", say("Deactivate all \(missing.count) of them"), in: state, value: "all"))\(sure(state))
        """
    }
    let options = missing.map { FieldOption($0.id.text, $0.name, hint: $0.email) }
    return "\(AnswerField("deactivate", lede, .many, options, in: state, hint: hint))\(sure(state))"
  }

  private func sure(_ state: FormState) -> CheckField {
    CheckField(
      "sure", say("Yes, sign out at once whoever is ticked, and keep them out"), in: state,
      hint: say("Reactivating is done one by one, on each person’s page."))
  }
}
