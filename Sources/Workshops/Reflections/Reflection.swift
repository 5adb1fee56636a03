import Essentials
import People

/// What worked, what did not, why it mattered: a participant's own words about a session. They are theirs alone
/// unless they share them on the session's page, and they may take that back.
public struct Reflection: Sendable, Equatable {
  public let session: ID<Session>
  public let person: ID<Person>
  public var words: ReflectionDraft
  public let createdAt: Instant
  public var changedAt: Instant

  public init(
    session: ID<Session>, person: ID<Person>, words: ReflectionDraft, createdAt: Instant, changedAt: Instant
  ) {
    (self.session, self.person, self.words) = (session, person, words)
    (self.createdAt, self.changedAt) = (createdAt, changedAt)
  }
}

public struct ReflectionDraft: Sendable, Equatable {
  public var worked: String
  public var notWorked: String
  public var mattered: String
  public var isShared: Bool

  public init(worked: String = "", notWorked: String = "", mattered: String = "", isShared: Bool = false) {
    (self.worked, self.notWorked, self.mattered, self.isShared) = (worked, notWorked, mattered, isShared)
  }

  /// Each prompt that was answered, with the answer.
  var answers: [(asked: String, text: String)] {
    [
      (ReflectionPrompt.worked.asked, worked), (ReflectionPrompt.notWorked.asked, notWorked),
      (ReflectionPrompt.mattered.asked, mattered),
    ].filter { !$0.1.isEmpty }
  }
}

/// What somebody is asked to think about; the names of the form's fields.
enum ReflectionPrompt: String, CaseIterable {
  case worked
  case notWorked = "not_worked"
  case mattered

  var asked: String {
    switch self {
    case .worked: say("What worked?")
    case .notWorked: say("What did not?")
    case .mattered: say("Why did it matter?")
    }
  }

  var hint: String {
    switch self {
    case .worked: say("Something you would do again, and where.")
    case .notWorked: say("Something that stayed unclear, or did not fit your work.")
    case .mattered: say("What you will see differently from now on.")
    }
  }
}

enum ReflectionForm {
  static let max = 2000

  static func draft(_ form: FormFields) throws(FieldErrors) -> ReflectionDraft {
    var errors = FieldErrors()
    let texts = ReflectionPrompt.allCases.map { prompt in
      Check.text(form, prompt.rawValue, named: "“\(prompt.asked)”", max: max, required: false, &errors) ?? ""
    }
    if errors.isEmpty, texts.allSatisfy(\.isEmpty) {
      errors.add(
        ReflectionPrompt.worked.rawValue, say("All three are empty. A sentence below one of them is enough."))
    }
    try errors.throwIfAny()
    return ReflectionDraft(
      worked: texts[0], notWorked: texts[1], mattered: texts[2], isShared: form.has("shared"))
  }

  static func filled(_ words: ReflectionDraft) -> FormFields {
    var form = FormFields([
      (ReflectionPrompt.worked.rawValue, words.worked),
      (ReflectionPrompt.notWorked.rawValue, words.notWorked),
      (ReflectionPrompt.mattered.rawValue, words.mattered),
    ])
    if words.isShared { form.append("shared", "yes") }
    return form
  }
}

/// Why a reflection is not taken.
public enum ReflectionRefusal: Refusal, Equatable {
  case notBegun(SessionTime)
  case cancelled
  case notThere

  public var sentence: String {
    switch self {
    case .notBegun(let time):
      say(
        "This session begins at \(Told.moment(time.start, in: time.zone)). Look back on it when it has been.")
    case .cancelled: say("This session was cancelled, so there is nothing to look back on.")
    case .notThere: say("Reflections are for those who took part in the session.")
    }
  }
}

enum ReflectionRules {
  static func write(_ part: Partaking, now: Instant) throws(ReflectionRefusal) {
    switch part.session.phase(at: now) {
    case .cancelled: throw .cancelled
    case .ahead: throw .notBegun(part.session.plan.time)
    case .running, .over: break
    }
    guard part.tookPart else { throw .notThere }
  }
}

public enum ReflectionURL {
  public static func one(_ session: ID<Session>) -> Link { Link(path: "/sessions/\(session)/reflection") }
}
