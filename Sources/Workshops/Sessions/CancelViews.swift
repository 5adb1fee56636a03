import Essentials
import Web

/// Calling a session off, with its reason.
struct CancelSessionPage: View {
  let session: Session
  let use: SeatUse
  let state: FormState
  let zone: Zone

  var html: HTML {
    let people = use.taken.both + use.waiting.both
    let consequence =
      people == 0
      ? say("Nobody has a seat. It stays in the list, marked as cancelled.")
      : say(
        count: people, one: "1 person with a seat or in line is told at once, with your reason.",
        other: "\(people) people with a seat or in line are told at once, with your reason.")
    let lede = say("\(Told.moment(session.start, in: zone)). \(consequence)")
    return """
      \(PageHead(say("Cancel “\(session.title)”?"), lede: HTML(text: lede), crumbs: .session(session, say("Cancel"))))
      \(form)
      """
  }

  private var form: Form {
    let reason = Field(
      "reason", say("Reason"), .area(rows: 3), in: state,
      hint: say("A sentence that everybody concerned can read."), isRequired: true, max: 500)
    return Form(
      to: SessionURL.cancellation(session.id), state, fields: reason.html,
      actions: """
        \(Button(say("Cancel the session"), .danger)) \
        \(ButtonLink(say("Let it take place"), to: SessionURL.show(session.id), .quiet))
        """)
  }
}
