import Essentials
import Web

/// The fields that planning and changing share.
struct SessionFields: View {
  let state: FormState
  let proposals: [CrewNames.Candidate]
  /// False once it has begun: then its time stays.
  let mayMove: Bool

  var html: HTML {
    """
    \(if: isClash, CheckField("anyway", say("Schedule it all the same"), in: state).html)
    \(what)
    \(mayMove ? when.html : kept)
    \(FieldGroup(say("Where"), note: say("In person needs a room, virtual a link, hybrid both."), where_))
    \(CrewFields(state: state, proposals: proposals))
    \(FieldGroup(say("Prepare"), preparation.html))
    """
  }

  private var isClash: Bool { state.errors["anyway"] != nil || state.fields.has("anyway") }

  private var preparation: Field {
    Field(
      "preparation", say("What to bring and read"), .area(rows: 4), in: state, hint: say("Markdown works."),
      max: 5000)
  }

  private var what: FieldGroup {
    FieldGroup(
      say("What"),
      """
      \(Field("title", say("Title"), in: state, isRequired: true, max: 140))
      \(Field("about", say("In a sentence"), .area(rows: 2), in: state, hint: say("What kind of hour it is, and for whom."), max: 300))
      \(Field("know", say("Know"), .area(rows: 2), in: state, hint: say("What people know when they leave."), max: 500))
      \(Field("can", say("Do"), .area(rows: 2), in: state, hint: say("What they can do then."), max: 500))
      \(Field("measure", say("Measure"), .area(rows: 2), in: state, hint: say("By what we shall see that it helped."), max: 500))
      """)
  }

  private var when: FieldGroup {
    FieldGroup(
      say("When"), note: say("On the clock of the place. Everybody else sees their own time beside it."),
      """
      \(FieldGroup.pair("""
        \(Field("day", say("Date"), .day, in: state, isRequired: true))
        \(Field("time", say("Begins at"), .time, in: state, isRequired: true))
        \(Field("minutes", say("Length in minutes"), .number(SessionForm.minutes), in: state, isRequired: true))
        """))
      \(Field("zone", say("Time zone"), .zone, in: state, isRequired: true))
      \(if: state.errors["pass"] != nil || state.fields.has("pass"), pass.html)
      """)
  }

  private var pass: AnswerField {
    AnswerField(
      "pass", say("The clocks go back: which of the two?"), .one,
      [
        FieldOption("first", say("The first, before the clocks go back")),
        FieldOption("second", say("The second, after the clocks went back")),
      ],
      in: state)
  }

  /// What must not change is sent along as it is.
  private var kept: HTML {
    let names = ["day", "time", "minutes", "zone", "pass"].filter { state.fields.has($0) }
    let sentence = say("It has begun, so its date, time and length stay as they are.")
    return "\(Hidden(names.map { ($0, state.fields[$0]) }))\(Notice(.info, HTML(text: sentence)))"
  }

  private var where_: HTML {
    let deliveries = Delivery.allCases.map { FieldOption($0.rawValue, $0.word) }
    let link = Field(
      "join_link", say("Link to join"), .link, in: state,
      hint: say("Shown to those with a seat and those who run it."), max: 2000
    ).unmarked
    return """
      \(AnswerField("delivery", say("Delivery"), .one, deliveries, in: state, isRequired: true))
      \(FieldGroup.pair("""
      \(Field("room", say("Room"), in: state, max: 100).unmarked)
      \(Field("room_seats", say("Seats in the room"), .number(SessionForm.seats), in: state).unmarked)
      """))
      \(link)
      \(Field("remote_seats", say("Remote seats"), .number(SessionForm.seats), in: state, look: .short).unmarked)
      """
  }
}
