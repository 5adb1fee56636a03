import Essentials
import People

/// Why nothing is written down.
public enum NoteRefusal: Refusal, Equatable {
  case notBegun(SessionTime)
  case cancelled
  case notRunning

  public var sentence: String {
    switch self {
    case .notBegun(let time):
      say("This session begins at \(Told.moment(time.start, in: time.zone)). Notes are taken from then on.")
    case .cancelled: say("This session was cancelled, so there is nothing to write down.")
    case .notRunning: say("Only those who run the session and organisers write its notes.")
    }
  }
}

enum NoteRules {
  /// Those who run it and organisers, from its beginning on.
  static func write(_ part: Partaking, now: Instant) throws(NoteRefusal) {
    guard part.runsIt else { throw .notRunning }
    switch part.session.phase(at: now) {
    case .cancelled: throw .cancelled
    case .ahead: throw .notBegun(part.session.plan.time)
    case .running, .over: break
    }
  }

  /// What is said stays: those who took part read the notes, everybody reads the summary once it is sent.
  static func read(_ part: Partaking) throws(NotAllowed) {
    guard part.runsIt || part.tookPart else {
      throw NotAllowed(
        say("The notes are for those who took part. Everybody can read the summary once it is sent."))
    }
  }
}

/// What people may type as notes.
enum NoteForm {
  static let notesMax = 20_000
  static let pointMax = 500

  static func notes(_ form: FormFields) throws(FieldErrors) -> String {
    var errors = FieldErrors()
    let body = Check.text(form, "notes", named: say("Notes"), max: notesMax, required: false, &errors)
    try errors.throwIfAny()
    return body!
  }

  static func point(_ form: FormFields) throws(FieldErrors) -> (SessionPoint.Kind, String) {
    var errors = FieldErrors()
    let kind = Check.choice(form, "kind", named: say("Kind"), of: SessionPoint.Kind.self, &errors)
    let field = kind?.rawValue ?? "decision"
    let body = Check.text(form, field, named: kind?.word ?? say("Decision"), max: pointMax, &errors)
    try errors.throwIfAny()
    return (kind!, body!.replacing("\n", with: " "))
  }
}
