import Essentials

/// What samples lead to.
enum Sample {
  static let here = Link("/gallery")
}

/// Forms for the gallery: one filled in well, one not.
enum FieldSamples {
  static var filled: FormState {
    FormState([
      "title": "When is a baseline too old?", "about": "We compare with readings of 2019.",
      "day": "2026-11-18",
      "time": "12:00", "zone": "Europe/Lisbon", "seats": "14", "origin": "postmortem", "anonymous": "yes",
      "worth": "4", "differently": "yes",
    ])
  }

  static var broken: FormState {
    var errors = FieldErrors()
    errors.add("seats", "Test bay 2 holds 14 people. Choose 14 or fewer, or another room.")
    errors.add("link", "The link has to begin with https://.")
    return FormState(
      FormFields([(name: "seats", value: "140"), (name: "link", value: "tidewater")]), errors: errors,
      prefix: "g")
  }

  static let origins = [
    FieldOption("frontline", "Frontline work"), FieldOption("postmortem", "A post-mortem"),
    FieldOption("goal", "A strategic goal"),
  ]
}

extension Field {
  /// Every control, filled in.
  public static var sample: HTML {
    let state = FieldSamples.filled
    return """
      <div class="gallery__two">
      \(Field("title", "What would you like to learn?", in: state, hint: "A question is a good title.", isRequired: true, max: 140))
      \(Field("origin", "Where it comes from", .select(FieldSamples.origins), in: FormState(["origin": "goal"], prefix: "s")))
      \(Field("about", "More about it", .area(rows: 3), in: state, max: 2000))
      <div class="stack">\(FieldGroup.pair("""
        \(Field("day", "Date", .day, in: state, isRequired: true))\(Field("time", "Begins", .time, in: state, isRequired: true))
        """))
      \(Field("zone", "Time zone", .zone, in: state))</div>
      \(Field("skill", "Skill", .suggest(["Vibration analysis", "Root cause"]), in: state))
      \(Field("file", "List of people", .file(accept: ".csv,text/csv"), in: state, hint: "CSV, up to 10 MB.", isRequired: true))
      \(Field("programme", "Programme", in: FormState(["programme": "Fieldcraft Wednesdays"]), hint: "Only an organiser can move it.", isDisabled: true))
      \(Field("secret", "Password", .password(isNew: false), in: state, isRequired: true))
      </div>
      """
  }

  /// Fields with something wrong.
  public static var brokenSample: HTML {
    let state = FieldSamples.broken
    return """
      <div class="gallery__two">\
      \(Field("seats", "Seats in the room", .number(1...14), in: state, isRequired: true, look: .short))
      \(Field("link", "Join link", .link, in: state))</div>
      """
  }
}
