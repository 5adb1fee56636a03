import Essentials
import People

/// What a session leaves behind, on one page: drafted from its notes, decisions, actions and open questions, edited by
/// those who ran it, then sent once to everyone who had a part in it. Once sent, everybody can read and search it.
public struct Summary: Sendable, Equatable {
  public let session: ID<Session>
  /// Markdown.
  public var body: String
  public var writtenAt: Instant
  public var sentAt: Instant?

  public init(session: ID<Session>, body: String, writtenAt: Instant, sentAt: Instant? = nil) {
    (self.session, self.body, self.writtenAt, self.sentAt) = (session, body, writtenAt, sentAt)
  }

  public var isSent: Bool { sentAt != nil }
  /// It was changed after it was sent.
  public var isCorrected: Bool { sentAt.map { $0 < writtenAt } ?? false }
}

/// The draft: always the same words for the same facts.
enum SummaryDraft {
  struct Action: Equatable {
    let body: String
    let owner: String
    let dueOn: Day
    let state: ActionItem.State
  }

  /// What a summary is made of; what nobody wrote down is left out.
  static func text(about: String, outcomes: Outcomes, notes: SessionNotes, actions: [Action]) -> String {
    let learned = [outcomes.know, outcomes.can].filter { !$0.isEmpty }.map(line)
    let parts = [
      part(say("What we did"), notes.body.isEmpty ? about : notes.body),
      part(say("What to take with you"), list(learned)),
      part(say("What we decided"), list(notes.points(.decision).map { line($0.body) })),
      part(say("Who does what"), list(actions.filter { $0.state != .dropped }.map(line))),
      part(say("What stays open"), list(notes.points(.question).map { line($0.body) })),
    ]
    let text = parts.compactMap { $0 }.joined(separator: "\n\n")
    return text.isEmpty ? "## \(say("What we did"))\n\n" : text
  }

  private static func part(_ title: String, _ text: String) -> String? {
    let text = text.trimmed
    return text.isEmpty ? nil : "## \(title)\n\n\(text)"
  }

  private static func list(_ lines: [String]) -> String { lines.map { "- \($0)" }.joined(separator: "\n") }

  private static func line(_ action: Action) -> String {
    let done = action.state == .done ? say(" (done)") : ""
    return say("**\(action.owner)**, by \(Told.day(action.dueOn)): \(line(action.body))\(done)")
  }

  /// One line, however many it was typed in.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

/// Why a summary is not sent.
public enum SummaryRefusal: Refusal, Equatable {
  case sentAlready(Day)
  case notOver(SessionTime)

  public var sentence: String {
    switch self {
    case .sentAlready(let day):
      say(
        "The summary was sent on \(Told.day(day)). What you change now is shown on its page, and not sent again."
      )
    case .notOver(let time):
      say("The session goes on until \(Told.moment(time.end, in: time.zone)). Send the summary after that.")
    }
  }
}

enum SummaryRules {
  static func send(_ summary: Summary?, of session: Session, now: Instant) throws(SummaryRefusal) {
    guard session.phase(at: now) == .over else { throw .notOver(session.plan.time) }
    if let sentAt = summary?.sentAt { throw .sentAlready(session.zone.wall(at: sentAt).day) }
  }
}

enum SummaryForm {
  /// Notes at their longest with all that is drafted around them.
  static let bodyMax = 60_000

  static func body(_ form: FormFields) throws(FieldErrors) -> String {
    var errors = FieldErrors()
    let body = Check.text(form, "body", named: say("Summary"), max: bodyMax, &errors)
    try errors.throwIfAny()
    return body!
  }
}

public enum SummaryURL {
  public static func show(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)/summary") }
  public static func edit(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)/summary/edit") }
  /// The form filled with a fresh draft instead of what was written.
  static func redraft(_ id: ID<Session>) -> Link { edit(id).with("draft", "new") }
  static func sending(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)/summary/sending") }
}
