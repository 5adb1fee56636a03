import Essentials

/// Who looks at a page, as far as a page needs to know.
public struct Viewer: Sendable {
  /// The person's identifier.
  public let id: String
  public let name: String
  public let email: String
  public let roles: Set<String>
  public let zone: Zone
  public let language: Language
  public let organisation: String
  /// The sign-in this request belongs to, so that it can be ended.
  public let signIn: String

  public init(
    id: String, name: String, email: String, roles: Set<String>, zone: Zone, language: Language = .english,
    organisation: String, signIn: String
  ) {
    (self.id, self.name, self.email, self.roles, self.zone) = (id, name, email, roles, zone)
    (self.language, self.organisation, self.signIn) = (language, organisation, signIn)
  }

  public func has(_ role: String) -> Bool { roles.contains(role) }
}
