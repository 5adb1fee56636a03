import Essentials
import People

/// Answers about a session, which nobody can trace to a person. What makes that so (docs/decisions/0005-feedback.md):
///
/// - Each attendee has a link whose key is made from a secret of the session and their identity (`FeedbackRound`). Only
///   its hash is stored, without a person. When feedback closes the secret and the hashes are destroyed.
/// - An answer has a random identity and the session, nothing else: no person, no token, no time. Marks and words lie in
///   tables of their own, so that somebody known by their words does not give away their marks.
/// - That a key was used is noted beside the answer, not with it, and all rows of the session are written anew in the
///   order of random values (`FeedbackUrn`): neither place nor transaction of a row tells when it came.
/// - Nothing else is written: no event, no audit, no log line that names the link.
/// - Answers are shown in batches of at least five, so that watching the page before and after a colleague answers
///   tells nothing (`FeedbackRules.smallestBatch`).
public enum Feedback {
  /// How long links work after the end of a session, in days.
  public static let openDays = 14
}

/// What somebody answers.
public struct FeedbackDraft: Sendable, Equatable {
  public var marks: [FeedbackQuestion: FeedbackMark]
  /// What worked, in their words; may be empty.
  public var worked: String
  /// What should be different next time; may be empty.
  public var different: String

  public init(
    worth: FeedbackMark, useful: FeedbackMark, openToAll: FeedbackMark, worked: String = "",
    different: String = ""
  ) {
    marks = [.worth: worth, .useful: useful, .openToAll: openToAll]
    (self.worked, self.different) = (worked, different)
  }
}

/// The questions that are answered with a mark.
public enum FeedbackQuestion: String, Sendable, CaseIterable {
  case worth, useful
  case openToAll = "open_to_all"

  /// As the person who was there is asked.
  public var asked: String {
    switch self {
    case .worth: say("Was it worth your time?")
    case .useful: say("Can you use what you learned?")
    case .openToAll: say("Could everybody take part?")
    }
  }

  /// In two or three words, for tables.
  public var word: String {
    switch self {
    case .worth: say("Worth the time")
    case .useful: say("Of use")
    case .openToAll: say("Open to all")
    }
  }

  /// How many said fully or mostly, as a sentence.
  func finding(_ part: Int, of whole: Int) -> String {
    switch self {
    case .worth: say("\(part) of \(whole) say it was worth their time.")
    case .useful: say("\(part) of \(whole) can use what they learned.")
    case .openToAll: say("\(part) of \(whole) say that everybody could take part.")
    }
  }
}

/// The five answers, from 1 to 5.
public enum FeedbackMark: Int, Sendable, CaseIterable, Comparable {
  case notAtAll = 1
  case hardly, partly, mostly, fully

  public var word: String {
    switch self {
    case .notAtAll: say("Not at all")
    case .hardly: say("Hardly")
    case .partly: say("Partly")
    case .mostly: say("Mostly")
    case .fully: say("Fully")
    }
  }

  /// The best first, as they are shown.
  static let ladder = allCases.reversed() as [FeedbackMark]

  public static func < (a: FeedbackMark, b: FeedbackMark) -> Bool { a.rawValue < b.rawValue }
}

/// The questions that are answered in words.
enum FeedbackText: String, Sendable, CaseIterable {
  case worked, different

  var asked: String {
    switch self {
    case .worked: say("What worked?")
    case .different: say("What should be different next time?")
    }
  }
}

public enum FeedbackURL {
  /// Where somebody signed in gives feedback or reads it.
  public static func show(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)/feedback") }
  /// Where somebody who may read feedback gives their own.
  static func own(_ id: ID<Session>) -> Link { Link(path: "/sessions/\(id)/feedback/own") }
  /// Where the key of a letter leads; needs no sign-in.
  static func answer(_ key: String) -> Link { Link(path: "/feedback/\(key)") }
  /// Nobody may know when the path was asked for: whoever answers comes by.
  public static func isOverlooked(_ path: String) -> Bool {
    path.hasPrefix("/feedback/") || (path.hasPrefix("/sessions/") && path.contains("/feedback"))
  }
  /// Nor who it was, not even by the note that they are still there.
  public static func isForNobody(_ path: String) -> Bool {
    path.hasPrefix("/feedback/") && path != certain.text
  }
  public static let sent = Link("/feedback/sent")
  public static let certain = Link("/feedback/how-it-is-made-certain")
}
