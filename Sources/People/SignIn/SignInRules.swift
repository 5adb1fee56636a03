import Essentials

/// Why somebody is not signed in.
public enum SignInRefusal: Refusal, Equatable {
  case linkUnknown, linkUsed, linkExpired, linkNotYours, wrongPassword

  public var sentence: String {
    switch self {
    case .linkUnknown:
      say(
        "This link is not complete, or it is no longer known here. Ask for a new one; it takes a few seconds."
      )
    case .linkUsed: say("This link has been used already. Ask for a new one; it takes a few seconds.")
    case .linkExpired: say("This link is over: its time is up. Ask for a new one; it takes a few seconds.")
    case .linkNotYours: say("This account cannot be used. Ask an administrator of your organisation.")
    case .wrongPassword: say("Address and password do not go together. Try again, or ask for a link by mail.")
    }
  }
}

public enum SignInRules {
  /// A sign-in that nobody uses for this long is over.
  public static let idle: Duration = .days(30)
  /// How stale the note of the last use may be, so that not every page writes.
  public static let seenEvery: Duration = .hours(1)

  /// Whoever has signed in so short a time ago need not show their password again to remove it.
  static let fresh: Duration = .minutes(15)

  static func open(_ link: SignInLink?, for person: Person?, now: Instant) throws(SignInRefusal) -> Person {
    guard let link, link.person != nil else { throw .linkUnknown }
    guard link.usedAt == nil else { throw .linkUsed }
    guard now < link.expiresAt else { throw .linkExpired }
    guard let person, person.isActive else { throw .linkNotYours }
    return person
  }

  /// A path of this site, so that signing in never leads elsewhere. Anything doubtful leads home.
  public static func next(_ typed: String) -> Link {
    guard typed.hasPrefix("/"), typed.count <= 500, !typed.hasPrefix("/sign-in"),
      let link = Link(checking: typed), link.text.hasPrefix("/")
    else {
      return Link("/")
    }
    return link
  }

  /// The browser's own description cut to what a person recognises: `Firefox on Linux`.
  static func agent(_ header: String) -> String {
    let browsers = [
      "Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari",
    ]
    let order = ["Edg", "OPR", "Firefox", "Chrome", "Safari"]
    let systems = [
      ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
      ("Mac OS", "Mac"),
      ("Linux", "Linux"),
    ]
    let browser = order.first(where: header.contains).flatMap { browsers[$0] }
    let system = systems.first { header.contains($0.0) }?.1
    switch (browser, system) {
    case (let browser?, let system?): return "\(browser), \(system)"
    case (let browser?, nil): return browser
    case (nil, let system?): return system
    default: return ""
    }
  }
}
