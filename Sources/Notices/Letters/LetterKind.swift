import Essentials

/// What letters are about. People switch kinds off one by one; those without which somebody would stand before a
/// closed door stay on. The raw values are stored.
public enum LetterKind: String, Sendable, CaseIterable {
  case signIn = "sign-in"
  case welcome
  case seat, session, crew
  case invitation, topic, offer, comment
  case reminder, feedback, summary, action, commitment
  case skill

  /// As it stands in the list of kinds.
  public var word: String {
    switch self {
    case .signIn: say("Sign-in links")
    case .welcome: say("Your account")
    case .seat: say("Your seats")
    case .session: say("Changes to your sessions")
    case .crew: say("Sessions you run")
    case .invitation: say("Sessions on topics you want")
    case .topic: say("News of topics you want")
    case .offer: say("Offers on your topics")
    case .comment: say("Comments on your topics")
    case .reminder: say("The day before")
    case .feedback: say("Invitations to give feedback")
    case .summary: say("Summaries")
    case .action: say("Actions in your name")
    case .commitment: say("Your commitments")
    case .skill: say("Questions and words about skills")
    }
  }

  /// When such a letter comes.
  public var occasion: String {
    switch self {
    case .signIn: say("When you ask for a link that signs you in.")
    case .welcome:
      say(
        "When somebody adds you, when your password is set, changed or removed, and when your address changes."
      )
    case .seat: say("When a seat is yours, when you stand in line, and when a seat comes free for you.")
    case .session: say("When a session you have a place at is moved, changed or cancelled.")
    case .crew: say("When you are named to run a session, and when you no longer are.")
    case .invitation:
      say("When a session is scheduled on a topic you asked or voted for. You hear of it first.")
    case .topic:
      say(
        "When a topic you asked for, voted for or offered to teach is taken up, planned, declined, taught or merged with another."
      )
    case .offer: say("When somebody offers to teach a topic you asked for.")
    case .comment: say("When somebody writes about a topic you asked for.")
    case .reminder: say("On the morning before a session you have a place at.")
    case .feedback: say("After a session you came to, with a link that needs no sign-in.")
    case .summary: say("When the summary of a session you had a place at is sent round.")
    case .action: say("When an action is put in your name, on its day, and when it is overdue.")
    case .commitment: say("When the day has come to say how a commitment went.")
    case .skill:
      say("When a colleague asks for your help or your word on their skills, or says something of yours.")
    }
  }

  /// Why it cannot be switched off; nil for the kinds that can.
  public var necessity: String? {
    switch self {
    case .signIn: say("Without it you could not come in.")
    case .welcome: say("Without it you would not know where to go, or that somebody else got in.")
    case .seat: say("Without it you would not know whether to come.")
    case .session: say("Without it you would come to the wrong place or at the wrong time.")
    case .crew: say("Without it people would wait for you.")
    default: nil
    }
  }

  public var isEssential: Bool { LetterKind.essential.contains(self) }

  /// What it says is its reader's alone, also while it lies in the outbox.
  var isPrivate: Bool { self == .commitment || self == .skill }

  /// These confirm to people what they did themselves; all others tell only of what others did.
  var tellsDoers: Bool { self == .signIn || self == .seat }

  static let essential: Set<LetterKind> = [.signIn, .welcome, .seat, .session, .crew]
  static let stoppable = allCases.filter { !$0.isEssential }
}
