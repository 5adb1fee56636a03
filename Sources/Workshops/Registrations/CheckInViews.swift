import Essentials
import Web

/// Saying that one is here, with the code on the wall.
struct CheckInPage: View {
  let session: Session
  let state: FormState
  let presence: Presence?
  let zone: Zone
  let now: Instant

  private var modes: [SeatMode] { session.plan.delivery.modes }

  var html: HTML {
    """
    \(PageHead(say("Check in"), lede: HTML(text: session.title), crumbs: .session(session, say("Check in"))))
    \(content)
    """
  }

  private var content: HTML {
    let back = ButtonLink(say("Open the session"), to: SessionURL.show(session.id))
    if session.state == .cancelled {
      return "\(Notice(.refuse, HTML(text: AttendanceRefusal.cancelled.sentence)))<p>\(back)</p>"
    }
    if let presence, presence.mode != nil {
      return "\(Notice(.good, HTML(text: say("You are checked in: \(presence.word).")))) <p>\(back)</p>"
    }
    if now < session.checkInOpens {
      let sentence = AttendanceRefusal.tooEarly(session.checkInOpens, zone).sentence
      return "\(Notice(.info, HTML(text: sentence)))<p>\(back)</p>"
    }
    if now > session.checkInCloses {
      return
        "\(Notice(.info, HTML(text: AttendanceRefusal.tooLate(session.plan.time).sentence)))<p>\(back)</p>"
    }
    return form.html
  }

  private var code: Field {
    Field(
      "code", say("Code"), in: state, hint: say("Six characters, on the wall or on the shared screen."),
      isRequired: true, max: 20, autocomplete: "off", look: .short)
  }

  private var place: AnswerField {
    AnswerField(
      "mode", say("Where are you?"), .one, modes.map { FieldOption($0.rawValue, Presence($0).word) },
      in: state,
      isRequired: true)
  }

  private var form: Form {
    Form(
      to: SessionURL.checkIn(session.id), state,
      fields: """
        \(code)
        \(if: modes.count > 1, place.html)
        \(if: modes.count == 1, Hidden("mode", modes.first?.rawValue ?? "").html)
        """, actions: Button(say("I am here"), .main).html)
  }
}
