import Essentials
import People

/// A topic is a request to learn something. Anyone asks, by name or without one; others say that they need it too
/// or that they can teach it; organisers say what becomes of it, with a reason, and those who wanted it are told.
public struct Topic: Sendable {
  public let id: ID<Topic>
  /// The number it had where it was imported from.
  public var externalID: String?
  public var title: String
  public var body: String
  public var origin: Origin
  /// The post-mortem, procedure or milestone it comes from.
  public var link: Link?
  /// Nil when asked without a name: then nobody, not even an administrator, can find out.
  public let asker: ID<Person>?
  public var state: State
  /// Why it is in its state; declining needs one.
  public var reason: String
  /// The topic in which it lives on; nil unless it is merged.
  public var mergedInto: ID<Topic>?
  public let createdAt: Instant

  public init(
    id: ID<Topic>, externalID: String? = nil, title: String, body: String = "", origin: Origin = .frontline,
    link: Link? = nil, asker: ID<Person>?, state: State = .open, reason: String = "",
    mergedInto: ID<Topic>? = nil, createdAt: Instant
  ) {
    (self.id, self.externalID, self.title, self.body, self.origin) = (id, externalID, title, body, origin)
    (self.link, self.asker, self.state, self.reason, self.createdAt) = (link, asker, state, reason, createdAt)
    self.mergedInto = mergedInto
  }

  /// What lists call it: its number where it came from, or else its identity here.
  var number: String { externalID ?? id.text }

  /// Where the wish comes from in the work.
  public enum Origin: String, Sendable, CaseIterable {
    case frontline
    case postMortem = "post-mortem"
    case retrospective, milestone, procedure, goal

    /// As one chooses it.
    public var word: String {
      switch self {
      case .frontline: say("Frontline work")
      case .postMortem: say("A post-mortem")
      case .retrospective: say("A retrospective")
      case .milestone: say("A project milestone")
      case .procedure: say("A procedure")
      case .goal: say("A strategic goal")
      }
    }

    /// As it stands below a title.
    public var from: String {
      switch self {
      case .frontline: say("From frontline work")
      case .postMortem: say("From a post-mortem")
      case .retrospective: say("From a retrospective")
      case .milestone: say("From a project milestone")
      case .procedure: say("From a procedure")
      case .goal: say("From a strategic goal")
      }
    }
  }

  public enum State: String, Sendable, CaseIterable {
    case open, planned, scheduled, delivered, declined
    /// It lives on in another topic that asks for the same.
    case merged

    public var word: String {
      switch self {
      case .open: say("Open")
      case .planned: say("Planned")
      case .scheduled: say("Scheduled")
      case .delivered: say("Delivered")
      case .declined: say("Declined")
      case .merged: say("Merged")
      }
    }

    /// Somebody may still vote, offer and hope.
    public var isLive: Bool { self == .open || self == .planned || self == .scheduled }
  }
}

/// "I can teach this": somebody offers to.
public struct Offer: Sendable {
  public let person: ID<Person>
  public let kind: Kind
  public let note: String

  public init(person: ID<Person>, kind: Kind, note: String) {
    (self.person, self.kind, self.note) = (person, kind, note)
  }

  public enum Kind: String, Sendable, CaseIterable {
    case teach
    case coTeach = "co-teach"
    case slides

    public var word: String {
      switch self {
      case .teach: say("I can teach this")
      case .coTeach: say("I can co-teach this")
      case .slides: say("I have slides for it")
      }
    }

    /// As it stands beside the name of whoever offers.
    var told: String {
      switch self {
      case .teach: say("Offers to teach")
      case .coTeach: say("Offers to co-teach")
      case .slides: say("Has slides")
      }
    }
  }
}

public enum TopicURL {
  public static let list = Link("/topics")
  public static let new = Link("/topics/new")
  public static let similar = Link("/topics/similar")
  public static func show(_ id: ID<Topic>) -> Link { Link(path: "/topics/\(id)") }
  public static func edit(_ id: ID<Topic>) -> Link { Link(path: "/topics/\(id)/edit") }
  public static func vote(_ id: ID<Topic>) -> Link { Link(path: "/topics/\(id)/vote") }
  public static func offer(_ id: ID<Topic>) -> Link { Link(path: "/topics/\(id)/offer") }
  public static func comments(_ id: ID<Topic>) -> Link { Link(path: "/topics/\(id)/comments") }
  public static func comment(_ id: ID<Topic>, _ comment: ID<TopicComment>) -> Link {
    Link(path: "/topics/\(id)/comments/\(comment)")
  }
  public static func state(_ id: ID<Topic>) -> Link { Link(path: "/topics/\(id)/state") }
}
