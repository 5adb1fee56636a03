import Database
import Essentials

/// Somebody in the organisation. People are never deleted by hand: they are deactivated, which ends their
/// sign-ins and frees their seats, while what they taught stays.
public struct Person: Sendable {
  public let id: ID<Person>
  public var email: String
  /// The number that the organisation's own list has for them.
  public var externalID: String?
  public var name: String
  public var pronouns: String
  public var jobTitle: String
  public var department: ID<Department>?
  public var location: String
  public var zone: Zone
  public var manager: ID<Person>?
  public var about: String
  public var teaches: String
  public var wants: String
  public var roles: Set<Role>
  public var deactivatedAt: Instant?
  public let createdAt: Instant

  public init(
    id: ID<Person>, email: String, externalID: String? = nil, name: String, pronouns: String = "",
    jobTitle: String = "", department: ID<Department>? = nil, location: String = "", zone: Zone,
    manager: ID<Person>? = nil, about: String = "", teaches: String = "", wants: String = "",
    roles: Set<Role> = [], deactivatedAt: Instant? = nil, createdAt: Instant
  ) {
    (self.id, self.email, self.externalID, self.name, self.pronouns) = (id, email, externalID, name, pronouns)
    (self.jobTitle, self.department, self.location, self.zone) = (jobTitle, department, location, zone)
    (self.manager, self.about, self.teaches, self.wants) = (manager, about, teaches, wants)
    (self.roles, self.deactivatedAt, self.createdAt) = (roles, deactivatedAt, createdAt)
  }

  public var isActive: Bool { deactivatedAt == nil }
}

/// What somebody may do beyond being a member. Facilitators are named session by session.
public enum Role: String, Sendable, CaseIterable {
  case organiser, sponsor, administrator

  /// As it stands on a page.
  public var word: String {
    switch self {
    case .organiser: say("Organiser")
    case .sponsor: say("Sponsor")
    case .administrator: say("Administrator")
    }
  }
}

/// A part of the organisation that people belong to.
public struct Department: Sendable, Hashable {
  public let id: ID<Department>
  public var name: String

  public init(id: ID<Department>, name: String) { (self.id, self.name) = (id, name) }
}
