import Essentials

/// Signing in, by a link that arrives by mail or by a password. A sign-in belongs to one browser and can be ended
/// from any other. Nothing here ever tells whether an address has an account: known and unknown addresses
/// get the same answer after the same work.
public struct SignIn: Sendable {
  public let id: ID<SignIn>
  /// The browser as it describes itself, shortened, so that a person recognises it.
  public let agent: String
  public let createdAt: Instant
  public let seenAt: Instant
}

/// A link that signs one person in once. It works in any browser, for fifteen minutes.
public struct SignInLink: Sendable {
  public static let lifetime: Duration = .minutes(15)

  /// Nil for the link that opens the set-up of a fresh instance.
  public let person: ID<Person>?
  /// Where to go afterwards: a path of this site.
  public let next: Link
  public let expiresAt: Instant
  public let usedAt: Instant?
}

public enum SignInURL {
  public static let page = Link("/sign-in")
  public static let links = Link("/sign-in/links")
  public static let sent = Link("/sign-in/sent")
  public static let password = Link("/sign-in/password")
  public static let mine = Link("/me/sign-ins")
  public static let myPassword = Link("/me/password")
  public static let current = Link("/me/sign-ins/current")
  public static func link(_ key: String) -> Link { Link(path: "/sign-in/links/\(key)") }
  public static func one(_ id: ID<SignIn>) -> Link { Link(path: "/me/sign-ins/\(id)") }
}
